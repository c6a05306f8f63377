// A page of the feed: everything waits behind the shadow until the sheet has taken it.
import type { FeedPage, FeedRow } from '../../core/sync/protocol.ts'
import { hideConflicts, replaceConflicts } from './conflicts.ts'
import { reconciled } from './lost.ts'
import { isNothing, markedOf } from './marked.ts'
import { draftOf, emptyRow, type Row, recordsInFlight, type State, seenOf, withBehind, withHeard } from './state.ts'

/**
 * A page that does not begin where the reader stands is thrown away.
 * @returns null when the end of the feed has come and something that the centre had acknowledged was not in it
 */
export function absorbPage(state: State, page: FeedPage): State | null {
  if (page.since !== state.since || page.epoch !== state.epoch) return state
  const copies = new Set([state.copy, ...(state.inflight ? [state.inflight.lineage.copy] : [])])
  const draft = draftOf(state)
  const flying = recordsInFlight(state)
  for (const told of page.rows) {
    const known = draft.rows.get(told.record)
    if (told.hidden && !known && !flying.has(told.record)) continue
    draft.rows.set(told.record, absorbRow(known ?? emptyRow(told.rubric), told))
    if (told.hidden) hideConflicts(draft, told.record)
    else replaceConflicts(draft, told.record, told.conflicts, copies)
  }
  const end = page.more ? state.from : page.next
  const read: State = { ...state, ...draft, since: page.next, hash: page.hash, from: end }
  const next = withHeard(read, page.next, page.hash)
  if (page.more) return next
  if (state.recovering) return reconciled(next)
  return isShort(next) ? null : next
}

function absorbRow(known: Row, { mark, rubric, set, marks, removed, hidden }: FeedRow): Row {
  const row: Row = { ...known, mark: Math.max(known.mark, mark), hidden, owed: mark >= known.owed ? 0 : known.owed }
  if (hidden) return row
  const told = markedOf(Object.entries(set), mark, marks)
  // Whether the reader may change it is another question now.
  const refused = known.hidden ? row.refused.filter(({ refusal }) => refusal.code !== 'not-entitled') : row.refused
  const next = { ...row, rubric, removed, refused }
  return isNothing(row.seen) && isNothing(row.behind) ? { ...next, behind: told } : withBehind(next, told)
}

/** At the end of the feed every mark that an answer told must have come by, or the centre was set back. Rows of other batches, and those that left, do not come. */
function isShort({ rows, batch }: State): boolean {
  for (const row of rows.values())
    if (row.owed > 0 && !row.hidden && (batch === null || seenOf(row, 'batch_no') === batch)) return true
  return false
}
