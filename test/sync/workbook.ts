// A workbook as a file and as it stands open: the score sheet and, in its own parts, what the pane keeps.
import type { CellWish, Keep, Sheet, SheetWish, SheetWritten } from '../../addin/sync/ports.ts'
import type { Fields, FieldValue } from '../../core/sync/protocol.ts'
import type { Turns } from './turns.ts'

export type WorkbookRow = {
  record: string | null
  fields: Record<string, FieldValue>
  /** Numbers of the edits that typed what stands in a cell; a cell without one holds what sync wrote. */
  from: Record<string, number>
}

export type Workbook = {
  readonly id: string
  /** The period that it is about; null: its pane follows all of them. */
  readonly batch: string | null
  /** Version that it is scored by. */
  rubric: string
  rows: WorkbookRow[]
  parts: readonly string[] | null
  /** Numbers of the edits that went into this file and those it was copied from. */
  typed: Set<number>
  /** Names of the files that this one goes on from: what was filed of it, and of those it was copied from. */
  filed: Set<string>
}

/** Columns of the sheets of the simulator. */
export const columns = [
  'batch_no',
  'accession_token',
  'qc_role',
  'qc_person_id',
  'case_seq',
  'exam_item',
  'request_dept',
  'remarks',
  'appeal_note',
  'record_status',
  'IMG-10',
  'RPT-05',
] as const

export const blankWorkbook = (id: string, ids: readonly string[], batch: string | null, rubric: string): Workbook => ({
  id,
  batch,
  rubric,
  rows: ids.map((record) => ({ record, fields: {}, from: {} })),
  parts: null,
  typed: new Set(),
  filed: new Set(),
})

export const copyOf = ({ id, batch, rubric, rows, parts, typed, filed }: Workbook): Workbook => ({
  id,
  batch,
  rubric,
  rows: rows.map(({ record, fields, from }) => ({ record, fields: { ...fields }, from: { ...from } })),
  parts,
  typed: new Set(typed),
  filed: new Set(filed),
})

const isEmpty = ({ fields }: WorkbookRow) => Object.keys(fields).length === 0
export const cellOf = ({ fields }: WorkbookRow, field: string): FieldValue => fields[field] ?? null

/** @param edit number of the edit; null: sync writes */
export function setCell({ fields, from }: WorkbookRow, field: string, value: FieldValue, edit: number | null) {
  if (value === null) delete fields[field]
  else fields[field] = value
  if (edit === null) delete from[field]
  else from[field] = edit
}

/** Rows that hold something, by their record. */
export const rowsIn = (book: Workbook): readonly WorkbookRow[] => book.rows.filter((row) => !isEmpty(row))

export const keepOf = (book: () => Workbook, turns: Turns): Keep => ({
  load: async () => {
    await turns.stand('keep: load')
    return book().parts
  },
  save: async (pieces) => {
    await turns.stand('keep: save')
    book().parts = pieces.map(({ text }) => text())
  },
})

export const sheetOf = (book: () => Workbook, turns: Turns): Sheet => ({
  rows: async () => {
    await turns.stand('sheet: read')
    const rows = book().rows.flatMap((row, place) =>
      isEmpty(row)
        ? []
        : [
            {
              place,
              record: row.record,
              fallback: fallbackOf(book(), place),
              fields: { ...row.fields },
              unread: new Set<string>(),
            },
          ],
    )
    return { rubric: book().rubric, fields: columns, rows }
  },
  write: async (wish) => {
    await turns.stand('sheet: write')
    return written(book(), wish)
  },
})

/** The same in all copies, as it would follow from the workbook and the row's content. */
const fallbackOf = ({ id }: Workbook, place: number) =>
  `0199${id.slice(-2)}00-0000-8000-8000-${String(place).padStart(12, '0')}`

function written(book: Workbook, { cells, add, ids, clear }: SheetWish): SheetWritten {
  const undone = new Set<string>()
  for (const { place, from, to } of ids) {
    const row = book.rows[place]
    if (row && row.record === from) row.record = to
    else undone.add(to)
  }
  const missed = cells.flatMap((wish) => (writeCell(book, wish) ? [] : [{ record: wish.record, field: wish.field }]))
  for (const { record, expected, to } of clear) {
    const row = only(book, record)
    if (row && sameFields(row.fields, expected)) {
      row.fields = {}
      row.from = {}
      row.record = to
    } else undone.add(record)
  }
  for (const { record, fields } of add) {
    if (book.rows.some((row) => row.record === record && !isEmpty(row))) {
      undone.add(record)
      continue
    }
    const free = book.rows.find((row) => row.record === record) ?? book.rows.find(isEmpty)
    const row: WorkbookRow = free ?? { record, fields: {}, from: {} }
    if (!free) book.rows.push(row)
    row.record = record
    for (const [field, value] of Object.entries(fields)) setCell(row, field, value, null)
  }
  return { missed, undone }
}

function writeCell(book: Workbook, { record, field, expected, value }: CellWish): boolean {
  const row = only(book, record)
  if (!row || isEmpty(row) || cellOf(row, field) !== expected) return false
  setCell(row, field, value, null)
  return true
}

function only(book: Workbook, record: string): WorkbookRow | null {
  const found = book.rows.filter((row) => row.record === record)
  return found.length === 1 ? found[0]! : null
}

const sameFields = (fields: Fields, expected: Fields) =>
  columns.every((field) => (fields[field] ?? null) === (expected[field] ?? null))
