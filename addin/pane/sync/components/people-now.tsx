import type { Presence } from '../../../../core/sync/protocol.ts'
import { Icon } from '../../../kit/icon.tsx'
import { useDesk } from '../../components/use-desk.ts'
import { language, t } from '../../speech.ts'
import { shortMoment } from '../moments.ts'
import { examOf } from '../place-words.ts'
import type { SyncView } from '../view.ts'

/** Who works in this period now, and other copies of this workbook that are open. */
export function PeopleNow({ sync }: { readonly sync: SyncView }) {
  const desk = useDesk()
  const people = sync.people.value
  const copies = sync.copies.value
  const { badge, heardAt, nextTry, problem } = sync
  const away = heardAt.value === null || (badge.value !== 'busy' && (nextTry.value ?? problem.value) !== null)
  const line = ({ person, record, since }: Presence) =>
    t(record === null ? 'sync.personHere' : 'sync.personAt', {
      person,
      exam: record === null ? '' : examOf(desk, record),
      since: shortMoment(since, desk.now(), language.value),
    })
  return (
    <section class="sync-part" aria-labelledby="sync-people">
      <h3 id="sync-people">{t('sync.people', { n: people.length })}</h3>
      {people.length === 0 ? <p class="hint">{t(away ? 'sync.peopleUnknown' : 'sync.nobody')}</p> : null}
      <ul class="people-now">
        {people.map((each) => (
          <li key={`${each.person} ${each.lineage.copy}`}>
            <Icon name="people" />
            <span>{line(each)}</span>
          </li>
        ))}
      </ul>
      {copies.length > 0 ? (
        <>
          <h3 id="sync-copies">{t('sync.copies', { n: copies.length })}</h3>
          <p class="hint">{t('sync.copiesHint')}</p>
          <ul class="copies-now" aria-labelledby="sync-copies">
            {copies.map((each) => (
              <li key={each.lineage.copy}>
                <Icon name="copy" />
                <span>{each.person}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
