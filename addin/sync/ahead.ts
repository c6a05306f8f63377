// An answer may tell all that the feed would tell next: then there is no need to read there what one has written.
import type { Change, ChangeResult, FieldValue, PushAnswer } from '../../core/sync/protocol.ts'
import { heldOf, type Row, type State } from './state.ts'

/** When these change, the centre may say more of the row than what was sent: that it is hidden now, or another age. */
const telling = ['batch_no', 'qc_role', 'qc_person_id', 'accession_token', 'age_unit', 'patient_age'] as const

/** Exams of which somebody's second reading is known here: their first readings may be hidden from who reads here. */
function secondReadings({ rows }: State): ReadonlySet<FieldValue> {
  const exams = new Set<FieldValue>()
  for (const row of rows.values())
    if (heldOf(row, 'qc_role').value === 'D') exams.add(heldOf(row, 'accession_token').value)
  return exams
}

/** The row stands at the centre as it was sent, and nothing else is to be said of it. */
function isPlain(known: Row | undefined, batch: string | null, change: Change, result: ChangeResult): boolean {
  if (change.kind !== 'set' || result.conflicts.length + result.settled.length > 0 || result.refused) return false
  const { set, rubric } = change
  if (known && known.mark > 0)
    return known.rubric === rubric && !known.hidden && !known.removed && !telling.some((field) => field in set)
  return set.qc_role !== 'D' && (batch === null || set.batch_no === batch)
}

/** Every mark from where the reader stands up to `head` is that of a change of this push: nobody else did anything. */
export function isAllNews(state: State, changes: readonly Change[], { head, hash, results }: PushAnswer): boolean {
  const { since, from, batch, rows } = state
  if (hash === undefined || from !== since || head !== since + changes.length) return false
  const plain = changes.every((change, n) => {
    const result = results[n]!
    return result.accepted === since + n + 1 && isPlain(rows.get(change.record), batch, change, result)
  })
  if (!plain) return false
  const firsts = changes.flatMap((change) =>
    change.kind === 'set' && change.set.qc_role === 'P' ? [change.set.accession_token ?? null] : [],
  )
  if (firsts.length === 0) return true
  const seconds = secondReadings(state)
  return !firsts.some((exam) => seconds.has(exam))
}
