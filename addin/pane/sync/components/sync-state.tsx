import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { Notice } from '../../../kit/notice.tsx'
import { tellProblem } from '../../../sync/problems.ts'
import { useDesk } from '../../components/use-desk.ts'
import { language, t } from '../../speech.ts'
import { shortMoment } from '../moments.ts'
import type { Badge, SyncView } from '../view.ts'

const levels: Readonly<Record<Badge, 'warning' | 'notice' | 'good'>> = {
  off: 'notice',
  signedOut: 'warning',
  outdated: 'warning',
  conflict: 'warning',
  refused: 'warning',
  offline: 'notice',
  waiting: 'notice',
  synced: 'good',
}

/** What the badge means, what is safe, and what comes next. */
export function SyncState({ sync }: { readonly sync: SyncView }) {
  const { now } = useDesk()
  const [busy, setBusy] = useState(false)
  const badge = sync.badge.value
  const problem = sync.problem.value
  const { fields, rows } = sync.unsent.value
  const heard = sync.heardAt.value
  return (
    <section class="sync-part" aria-label={t('sync.state')}>
      <Notice level={levels[badge]}>
        {problem && badge !== 'signedOut' ? tellProblem(problem, language.value) : t(`means.${badge}`)}
      </Notice>
      <dl class="sync-facts">
        <div>
          <dt>{t('sync.heard')}</dt>
          <dd>{heard ? shortMoment(heard, now(), language.value) : t('sync.never')}</dd>
        </div>
        <div>
          <dt>{t('sync.unsent')}</dt>
          <dd data-unsent={fields}>{t('sync.unsentCount', { fields, rows })}</dd>
        </div>
      </dl>
      <div class="buttons">
        <Button
          icon="again"
          busy={busy}
          onClick={() => {
            setBusy(true)
            void sync.syncNow().finally(() => setBusy(false))
          }}
        >
          {t('sync.now')}
        </Button>
      </div>
    </section>
  )
}
