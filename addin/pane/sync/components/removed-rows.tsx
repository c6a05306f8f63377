import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { useDesk } from '../../components/use-desk.ts'
import { language, t } from '../../speech.ts'
import { shortMoment } from '../moments.ts'
import type { ShownRemoval, SyncView } from '../view.ts'
import { usePortion } from './portion.tsx'
import { WhyForm } from './why-form.tsx'

/** Rows that were removed at the centre: who did it, why, and the way back. */
export function RemovedRows({ sync }: { readonly sync: SyncView }) {
  const removed = sync.removed.value
  const { shown, more } = usePortion(removed)
  if (removed.length === 0) return null
  return (
    <details class="sync-part removed">
      <summary>{t('sync.removed', { n: removed.length })}</summary>
      <div class="stack">
        <p class="hint">{t('sync.removedHint')}</p>
        <ul>
          {shown.map((each) => (
            <Removed key={each.record} sync={sync} row={each} />
          ))}
        </ul>
        {more}
      </div>
    </details>
  )
}

function Removed({ sync, row }: { readonly sync: SyncView; readonly row: ShownRemoval }) {
  const { record, exam, why, by, at, restoring } = row
  const { now } = useDesk()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  return (
    <li class="sync-card" data-removed={record}>
      <p>
        <Icon name="notice" /> <b>{exam}</b>
      </p>
      <p>{t('sync.removedBy', { person: by, time: shortMoment(at, now(), language.value), why })}</p>
      {restoring ? (
        <p class="hint" role="status">
          {t('sync.restoring')}
        </p>
      ) : (
        <div class="buttons">
          <Button look="quiet" about={exam} expanded={asking} onClick={() => setAsking(!asking)}>
            {t('sync.restore')}
          </Button>
        </div>
      )}
      {asking && !restoring ? (
        <WhyForm
          label={t('sync.restoreWhy')}
          action={t('sync.restoreNow')}
          about={exam}
          busy={busy}
          onWhy={(reason) => {
            setBusy(true)
            void sync.restore(record, reason).finally(() => setBusy(false))
          }}
        />
      ) : null}
    </li>
  )
}
