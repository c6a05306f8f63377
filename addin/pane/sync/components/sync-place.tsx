// The view of sync is loaded when somebody looks at it.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../../speech.ts'

export function SyncPlace() {
  const [Loaded, setLoaded] = useState<ComponentType | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    import('./sync-view.tsx').then(
      ({ SyncSheet }) => setLoaded(() => SyncSheet),
      () => setFailed(true),
    )
  }, [])
  if (Loaded) return <Loaded />
  return (
    <div class="stack">
      <h2 id="sync-title">{t('sync.title')}</h2>
      <p class="hint" role="status">
        {t(failed ? 'sync.notLoaded' : 'sync.loading')}
      </p>
    </div>
  )
}
