// What people typed, as the oracle remembers it.
import type { FieldValue } from '../../core/sync/protocol.ts'
import type { Reader } from './reader.ts'
import { cellOf, setCell, type WorkbookRow } from './workbook.ts'

export type Edit = {
  readonly n: number
  readonly reader: Reader
  readonly side: number
  readonly field: string
  readonly value: FieldValue
  /** That its row was about, by token. */
  readonly exam: FieldValue
  /** What stood in the cell when it was typed, and the edit that had typed that. */
  readonly over: FieldValue
  readonly overEdit: number | null
  /** No other edit has this value. */
  readonly unique: boolean
  /** Why nobody has to find it again: its author typed over it, the workbook was lost before it was saved, … */
  excused: string | null
}

export type Edits = {
  readonly all: Edit[]
  readonly type: (reader: Reader, row: WorkbookRow, field: string, value: FieldValue, unique?: boolean) => Edit
  /** A value that is typed nowhere else; it tells the site. */
  readonly fresh: (reader: Reader) => string
  /** Whatever of these stands in no cell any more is excused. */
  readonly excuse: (numbers: Iterable<number>, why: string) => void
}

export function createEdits(): Edits {
  const all: Edit[] = []
  const letters = ['A', 'B']
  return {
    all,
    fresh: ({ side }) => `${letters[side]}:${all.length + 1}`,
    type: (reader, row, field, value, unique = false) => {
      const overEdit = row.from[field] ?? null
      const edit: Edit = {
        ...{ n: all.length + 1, reader, side: reader.side, field, value, exam: cellOf(row, 'accession_token') },
        ...{ over: cellOf(row, field), overEdit, unique },
        excused: null,
      }
      all.push(edit)
      const before = overEdit === null ? null : all[overEdit - 1]!
      if (before && before.reader === reader) before.excused ??= 'typed over'
      setCell(row, field, value, edit.n)
      reader.book.typed.add(edit.n)
      return edit
    },
    excuse: (numbers, why) => {
      for (const n of numbers) all[n - 1]!.excused ??= why
    },
  }
}

/** Values that whoever typed the edit had seen in its cell, the edit's own among them. */
export function seenBy(edits: readonly Edit[], edit: Edit): ReadonlySet<FieldValue> {
  const seen = new Set<FieldValue>([edit.value])
  for (let each: Edit | undefined = edit; each; each = each.overEdit === null ? undefined : edits[each.overEdit - 1])
    seen.add(each.over)
  return seen
}
