import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { t } from '../../speech.ts'
import type { ShownMissing, SyncView } from '../view.ts'
import { usePortion } from './portion.tsx'
import { WhyForm } from './why-form.tsx'

/** Rows that the centre has and this workbook lost: nobody removed them, so nobody is told so. */
export function MissingRows({ sync }: { readonly sync: SyncView }) {
  const missing = sync.missing.value
  const { shown, more } = usePortion(missing)
  if (missing.length === 0) return null
  return (
    <section class="sync-part" aria-labelledby="sync-missing">
      <h3 id="sync-missing">{t('sync.missing', { n: missing.length })}</h3>
      <p class="hint">{t('sync.missingHint')}</p>
      {missing.length > 1 ? (
        <div class="buttons">
          <Button onClick={() => void sync.putBack(missing.map(({ record }) => record))}>
            {t('sync.putAllBack', { n: missing.length })}
          </Button>
        </div>
      ) : null}
      <ul class="missing">
        {shown.map((each) => (
          <Missing key={each.record} sync={sync} row={each} />
        ))}
      </ul>
      {more}
    </section>
  )
}

function Missing({ sync, row: { record, exam, by } }: { readonly sync: SyncView; readonly row: ShownMissing }) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const during = (work: Promise<void>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  return (
    <li class="sync-card" data-missing={record}>
      <p>
        <Icon name="notice" /> <b>{exam}</b> {by === null ? '' : t('sync.missingBy', { person: by })}
      </p>
      <div class="buttons">
        <Button busy={busy} about={exam} onClick={() => during(sync.putBack([record]))}>
          {t('sync.putBack')}
        </Button>
        <Button look="quiet" about={exam} expanded={asking} onClick={() => setAsking(!asking)}>
          {t('sync.remove')}
        </Button>
      </div>
      {asking ? (
        <WhyForm
          label={t('sync.removeWhy')}
          action={t('sync.removeNow')}
          about={exam}
          busy={busy}
          onWhy={(why) => during(sync.remove(record, why))}
        />
      ) : null}
    </li>
  )
}
