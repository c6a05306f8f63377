// A filed row as a change to the one that is here. A workbook says what it holds, not what it was based on: what its own
// values replace is found in the log.
import { markOf } from '../../../core/sync/held.ts'
import type { Change, Fields, FieldValue } from '../../../core/sync/protocol.ts'
import type { HeldRow } from './held-rows.ts'
import { lastSaid, type Past, wasBefore } from './history.ts'

export type Refiled = {
  readonly change: Extract<Change, { kind: 'set' }>
  /** Fields of which the workbook has not seen what stands here, and says nothing new either. */
  readonly kept: number
  /** All that the workbook says differently is in the change. */
  readonly whole: boolean
}

type Filed = {
  readonly source: string
  readonly rubric: string
  readonly fields: Fields
  /** Keys of cells that could not be read: nothing is known of them. */
  readonly unread: ReadonlySet<string>
}

/**
 * The newest filing of a workbook wins over its filings of before, and over what the row's own reader pushed from it. What came
 * from anybody else, be it from another copy of the same workbook, stays when the filed value is an old one; else the two are
 * a conflict.
 * @param past empty when nobody else has written to the row
 */
export function refiled({ held, row }: HeldRow, past: readonly Past[], filed: Filed): Refiled {
  const base: Record<string, number> = {}
  const set: Record<string, FieldValue> = {}
  let kept = 0
  let unknown = 0
  const reader = filed.fields.qc_person_id ?? null
  for (const { field, copy, source } of held.open) {
    const value = held.fields[field]
    if (copy === null && source === filed.source && value !== undefined && value === filed.fields[field])
      set[field] = value
  }
  for (const field of differing(held.fields, filed.fields)) {
    const value = filed.fields[field] ?? null
    if (filed.unread.has(field)) {
      unknown++
      continue
    }
    const mark = markOf(held, field)
    const last = past.find(({ seq }) => seq === mark)
    const own = mark === 0 || past.length === 0 || last?.source === filed.source
    if (held.removed === null && own && !last?.copy) base[field] = mark
    else if (wasBefore(past, field, value, held.open)) {
      kept++
      continue
    } else base[field] = mark === 0 ? mark : lastSaid(past, field, filed.source, reader)
    set[field] = value
  }
  return {
    change: { kind: 'set', record: row.recordId, rubric: filed.rubric, base, set },
    kept,
    whole: kept + unknown === 0,
  }
}

function differing(held: Fields, filed: Fields): readonly string[] {
  const fields = Object.keys(held).filter((field) => held[field] !== filed[field])
  for (const field in filed) if (!(field in held)) fields.push(field)
  return fields
}
