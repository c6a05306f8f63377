import { Icon } from '../../../kit/icon.tsx'
import { useDesk } from '../../components/use-desk.ts'
import { language, t } from '../../speech.ts'
import { shortMoment } from '../moments.ts'
import { useSync } from './use-sync.ts'

/** Somebody else scores this exam now. Said, never in the way. */
export function LeaseNote({ record }: { readonly record: string | null }) {
  const { now } = useDesk()
  const sync = useSync()
  if (!sync || record === null || sync.people.value.length + sync.copies.value.length === 0) return null
  const other = sync.leasedTo(record)
  if (!other) return null
  const since = shortMoment(other.since, now(), language.value)
  return (
    <p class="lease" role="status">
      <Icon name="people" />
      <span>{t('sync.leased', { person: other.person, since })}</span>
    </p>
  )
}
