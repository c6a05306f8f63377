import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { announce } from '../../../kit/live.ts'
import { Notice } from '../../../kit/notice.tsx'
import { tellProblem } from '../../../sync/problems.ts'
import { useDesk } from '../../components/use-desk.ts'
import { language, t } from '../../speech.ts'
import { badgeWords } from '../badge-words.ts'
import { shortMoment, toTheSecond } from '../moments.ts'
import type { Badge, SyncView } from '../view.ts'

const levels: Readonly<Record<Badge, 'warning' | 'notice' | 'good'>> = {
  off: 'notice',
  connecting: 'notice',
  signedOut: 'warning',
  outdated: 'warning',
  halted: 'warning',
  conflict: 'warning',
  refused: 'warning',
  missing: 'warning',
  busy: 'notice',
  offline: 'notice',
  waiting: 'notice',
  synced: 'good',
}

type Given = {
  readonly sync: SyncView
  /** The form below says what is the matter. */
  readonly connecting: boolean
}

/** What the badge means, what is safe, and what comes next. */
export function SyncState({ sync, connecting }: Given) {
  const desk = useDesk()
  const { now } = desk
  const [busy, setBusy] = useState(false)
  const badge = sync.badge.value
  const problem = sync.problem.value
  const { fields, rows } = sync.unsent.value
  const heard = sync.heardAt.value
  const next = sync.nextTry.value
  return (
    <section class="sync-part" aria-label={t('sync.state')}>
      {connecting ? null : (
        <Notice level={levels[badge]}>{problem ? tellProblem(problem, language.value) : t(`means.${badge}`)}</Notice>
      )}
      <dl class="sync-facts">
        <div>
          <dt>{t('sync.heard')}</dt>
          <dd>{heard ? shortMoment(heard, now(), language.value) : t('sync.never')}</dd>
        </div>
        {next ? (
          <div>
            <dt>{t('sync.nextTry')}</dt>
            <dd>{toTheSecond(next, language.value)}</dd>
          </div>
        ) : null}
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
            void sync.syncNow().finally(() => {
              setBusy(false)
              announce(badgeWords(desk, sync, sync.badge.peek()))
            })
          }}
        >
          {t('sync.now')}
        </Button>
      </div>
    </section>
  )
}
