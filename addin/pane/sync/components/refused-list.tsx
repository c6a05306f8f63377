import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { useDesk } from '../../components/use-desk.ts'
import { language, t } from '../../speech.ts'
import { fieldWords } from '../field-words.ts'
import { goToExam, placeWords } from '../place-words.ts'
import { refusalWords } from '../refusal-words.ts'
import type { ShownRefusal, SyncView } from '../view.ts'

/** What the centre did not take: why, and what can be done. It stays in the workbook. */
export function RefusedList({ sync }: { readonly sync: SyncView }) {
  const refused = sync.refused.value
  if (refused.length === 0) return null
  return (
    <section class="sync-part" aria-labelledby="sync-refused">
      <h3 id="sync-refused">{t('sync.refused', { n: refused.length })}</h3>
      <ul class="refused">
        {refused.map((each) => (
          <Refused key={`${each.at.record} ${each.field}`} sync={sync} shown={each} />
        ))}
      </ul>
    </section>
  )
}

function Refused({ sync, shown: { at, field, refusal } }: { readonly sync: SyncView; readonly shown: ShownRefusal }) {
  const desk = useDesk()
  const { rubric } = desk.state.shadow.value!
  const [busy, setBusy] = useState(false)
  const words = refusalWords[refusal.code]
  const { message, next } = words[language.value]
  const place = `${placeWords(at)}${field === null ? '' : ` · ${fieldWords(rubric, field)}`}`
  const during = (work: Promise<void>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  return (
    <li class="sync-card" data-refusal={refusal.code}>
      <p>
        <Icon name="error" /> <b>{place}</b>
      </p>
      <p>{message}</p>
      <p class="hint">{next}</p>
      <div class="buttons">
        {words.ways.includes('again') ? (
          <Button busy={busy} about={place} onClick={() => during(sync.resend(at.record))}>
            {t('sync.resend')}
          </Button>
        ) : null}
        {words.ways.includes('theirs') ? (
          <Button busy={busy} about={place} onClick={() => during(sync.takeTheirs(at.record))}>
            {t('sync.takeTheirs')}
          </Button>
        ) : null}
        {at.row === null ? null : (
          <Button look="quiet" about={place} onClick={() => goToExam(desk, at.row!)}>
            {t('sync.toExam')}
          </Button>
        )}
      </div>
    </li>
  )
}
