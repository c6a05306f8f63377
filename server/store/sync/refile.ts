// A filed row as a change to the one that is here. A workbook says what it holds, not what it was based on: what its own
// values replace is found in the log.
import { markOf } from '../../../core/sync/held.ts'
import { type Change, type Fields, type FieldValue, wholeRow } from '../../../core/sync/protocol.ts'
import type { HeldRow } from './held-rows.ts'
import { lastSeen, type Past, type Seen, wasBefore } from './history.ts'

export type Refiled = {
  readonly change: Extract<Change, { kind: 'set' }>
  /** Fields of which the workbook has not seen what stands here, and says nothing new either. */
  readonly kept: number
  /** Fields about which the same is in conflict already, by a push of the workbook's. */
  readonly disputed: number
  /** Fields that go back to what they were before, because the workbook has seen what stands here. */
  readonly reverted: number
  /** All that the workbook says differently is in the change. */
  readonly whole: boolean
}

type Filed = {
  readonly source: string
  readonly rubric: string
  readonly fields: Fields
  /** Keys of cells that could not be read: nothing is known of them. */
  readonly unread: ReadonlySet<string>
  /** Filings of the same workbook that this one does not go on from. */
  readonly unseen: ReadonlySet<string>
  /** No item of the row is filled in, though scores of it are here. */
  readonly unscored: boolean
  /** Somebody said that the file holds. */
  readonly newest: boolean
}

/**
 * A workbook wins over the filings that it goes on from, and over what the row's own reader pushed from it. What came from
 * anybody else, be it from another copy of the same workbook, stays when the filed value is an old one; else the two are
 * a conflict.
 * @param past empty when nothing is known but that the file's own workbook brought the row once
 */
export function refiled({ held, row }: HeldRow, past: readonly Past[], filed: Filed): Refiled {
  const base: Record<string, number> = {}
  const set: Record<string, FieldValue> = {}
  let kept = 0
  let disputed = 0
  let reverted = 0
  let unknown = 0
  const reader = filed.fields.qc_person_id ?? null
  const seen: Seen = ({ source, copy, person, filing }) =>
    source === filed.source && (copy === null ? !filed.unseen.has(filing) : person === reader)
  // A file that shows what holds may be another copy than the one that is in conflict with it, until somebody says that it is not.
  for (const { field, copy, source } of filed.newest ? held.open : []) {
    const value = held.fields[field] ?? null
    const own = copy === null && source === filed.source && field !== wholeRow && !filed.unread.has(field)
    if (own && value === (filed.fields[field] ?? null)) set[field] = value
  }
  for (const field of differing(held.fields, filed.fields)) {
    const value = filed.fields[field] ?? null
    if (filed.unread.has(field)) {
      unknown++
      continue
    }
    if (held.open.some((one) => one.field === field && one.copy !== null && one.mine.value === value)) {
      disputed++
      continue
    }
    const mark = markOf(held, field)
    const last = past.find(({ seq }) => seq === mark)
    const own = mark === 0 || last === undefined || (last.copy === null && seen(last))
    // A copy in which the row was never scored has no scores to take away.
    if (filed.unscored && !filed.newest && value === null) {
      kept++
      continue
    }
    const old = wasBefore(past, field, value, held.open, seen)
    if (held.removed === null && own) {
      base[field] = mark
      if (old) reverted++
    } else if (old) {
      kept++
      continue
    } else base[field] = mark === 0 || (last && isAnother(field, value, last, filed)) ? 0 : lastSeen(past, field, seen)
    set[field] = value
  }
  return {
    change: { kind: 'set', record: row.recordId, rubric: filed.rubric, base, set },
    ...{ kept, disputed, reverted, whole: kept + disputed + unknown === 0 },
  }
}

/** A pane sends a number that was corrected. A file that says another exam is a copy that used the row for it. */
const isAnother = (field: string, value: FieldValue, { copy }: Past, { newest }: Filed): boolean =>
  field === 'accession_token' && value !== null && copy !== null && !newest

function differing(held: Fields, filed: Fields): readonly string[] {
  const fields = Object.keys(held).filter((field) => held[field] !== filed[field])
  for (const field in filed) if (!(field in held)) fields.push(field)
  return fields
}
