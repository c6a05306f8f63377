import { useState } from 'preact/hooks'
import { Button } from '../../../kit/button.tsx'
import { Icon } from '../../../kit/icon.tsx'
import { announce } from '../../../kit/live.ts'
import { useDesk } from '../../components/use-desk.ts'
import { language, t } from '../../speech.ts'
import { fieldWords } from '../field-words.ts'
import { goToExam, placeWords } from '../place-words.ts'
import { refusalWords } from '../refusal-words.ts'
import type { ShownRefusal, SyncView } from '../view.ts'
import { usePortion } from './portion.tsx'
import { SureCard } from './sure-card.tsx'

/** What the centre did not take: why, and what can be done. It stays in the workbook. */
export function RefusedList({ sync }: { readonly sync: SyncView }) {
  const refused = sync.refused.value
  const { shown, more } = usePortion(refused)
  if (refused.length === 0) return null
  return (
    <section class="sync-part" aria-labelledby="sync-refused">
      <h3 id="sync-refused">{t('sync.refused', { n: refused.length })}</h3>
      <AllRefused sync={sync} refused={refused} />
      <ul class="refused">
        {shown.map((each) => (
          <Refused key={`${each.at.record} ${each.field}`} sync={sync} shown={each} />
        ))}
      </ul>
      {more}
    </section>
  )
}

const recordsOf = (refused: readonly ShownRefusal[], way: 'again' | 'theirs'): readonly string[] => [
  ...new Set(refused.filter(({ refusal }) => refusalWords[refusal.code].ways.includes(way)).map(({ at }) => at.record)),
]

/** A locked period refuses many rows at once. What was typed gives way only after a second press. */
function AllRefused({ sync, refused }: { readonly sync: SyncView; readonly refused: readonly ShownRefusal[] }) {
  const [asking, setAsking] = useState(false)
  const [again, theirs] = [recordsOf(refused, 'again'), recordsOf(refused, 'theirs')]
  if (again.length < 2 && theirs.length < 2) return null
  return (
    <>
      <div class="buttons">
        {again.length > 1 ? (
          <Button onClick={() => void sync.resend(again).then(() => announce(t('sync.resent')))}>
            {t('sync.resendAll', { n: again.length })}
          </Button>
        ) : null}
        {theirs.length > 1 ? (
          <Button onClick={() => setAsking(true)}>{t('sync.takeAllTheirs', { n: theirs.length })}</Button>
        ) : null}
      </div>
      {asking && theirs.length > 1 ? (
        <SureCard
          question={t('sync.takeAllTheirsSure', { n: theirs.length })}
          onSure={() => {
            setAsking(false)
            void sync.takeTheirs(theirs)
          }}
          onNot={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}

function Refused({ sync, shown: { at, field, refusal } }: { readonly sync: SyncView; readonly shown: ShownRefusal }) {
  const desk = useDesk()
  const { rubric } = desk.state.shadow.value!
  const [busy, setBusy] = useState(false)
  const words = refusalWords[refusal.code]
  const { message, next } = words[language.value]
  const place = `${placeWords(at)}${field === null ? '' : ` · ${fieldWords(rubric, field)}`}`
  const during = (work: Promise<void>, said: string) => {
    setBusy(true)
    void work.then(() => announce(said)).finally(() => setBusy(false))
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
          <Button busy={busy} about={place} onClick={() => during(sync.resend([at.record]), t('sync.resent'))}>
            {t('sync.resend')}
          </Button>
        ) : null}
        {words.ways.includes('theirs') ? (
          <Button busy={busy} about={place} onClick={() => during(sync.takeTheirs([at.record]), t('sync.taken'))}>
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
