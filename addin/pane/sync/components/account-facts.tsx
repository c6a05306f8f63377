import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { useDesk } from '../../components/use-desk.ts'
import { t } from '../../speech.ts'
import { hasToken } from '../token.ts'
import type { SyncView } from '../view.ts'

/** Who is signed in, and the way out. */
export function AccountFacts({ sync }: { readonly sync: SyncView }) {
  const desk = useDesk()
  const [busy, setBusy] = useState(false)
  const who = sync.who.value
  return (
    <section class="sync-part" aria-label={t('sync.account')}>
      {/* Not known before the centre was heard for the first time. */}
      {who ? <p>{t('sync.who', { ...who, role: t(`role.${who.role}`) })}</p> : null}
      <div class="buttons">
        <Button
          busy={busy}
          onClick={() => {
            setBusy(true)
            void sync.signOut().finally(() => setBusy(false))
          }}
        >
          {t('sync.signOut')}
        </Button>
      </div>
      <p class="hint">
        {t(hasToken(desk) ? 'sync.kept' : 'sync.keptNot')} {t('sync.signOutHint')}
      </p>
      <p class="hint">{t('sync.privacy')}</p>
    </section>
  )
}
