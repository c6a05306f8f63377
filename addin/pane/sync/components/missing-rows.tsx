import { useState } from 'preact/hooks'
import { limits } from '../../../../core/sync/protocol.ts'
import { Button } from '../../../kit/button.tsx'
import { Field } from '../../../kit/field.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { t } from '../../speech.ts'
import type { ShownMissing, SyncView } from '../view.ts'

/** Rows that the centre has and this workbook lost: nobody removed them, so nobody is told so. */
export function MissingRows({ sync }: { readonly sync: SyncView }) {
  const missing = sync.missing.value
  if (missing.length === 0) return null
  return (
    <section class="sync-part" aria-labelledby="sync-missing">
      <h3 id="sync-missing">{t('sync.missing', { n: missing.length })}</h3>
      <p class="hint">{t('sync.missingHint')}</p>
      <ul class="missing">
        {missing.map((each) => (
          <Missing key={each.record} sync={sync} row={each} />
        ))}
      </ul>
    </section>
  )
}

function Missing({ sync, row: { record, exam, by } }: { readonly sync: SyncView; readonly row: ShownMissing }) {
  const [asking, setAsking] = useState(false)
  const [why, setWhy] = useState('')
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
        <Button busy={busy} about={exam} onClick={() => during(sync.putBack(record))}>
          {t('sync.putBack')}
        </Button>
        <Button look="quiet" about={exam} expanded={asking} onClick={() => setAsking(!asking)}>
          {t('sync.remove')}
        </Button>
      </div>
      {asking ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (why.trim() !== '') during(sync.remove(record, why.trim()))
          }}
        >
          <Field label={t('sync.removeWhy')} hint={t('sync.whyHint')}>
            <input
              type="text"
              required
              maxLength={limits.why}
              value={why}
              onInput={(event) => setWhy(event.currentTarget.value)}
            />
          </Field>
          <div class="buttons">
            <Button submit busy={busy} about={exam}>
              {t('sync.removeNow')}
            </Button>
          </div>
        </form>
      ) : null}
    </li>
  )
}
