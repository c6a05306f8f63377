// What sync wishes, as cells: one unit for each row, with what must have stood there. Of a row that has moved, or that somebody
// has begun to use, nothing goes in.
import { type RawCell, type RawRow, shown } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import type { Fields } from '../../../core/sync/protocol.ts'
import type { SheetLayout } from '../../../templates/reading/layout.ts'
import { recordIdIn } from '../../../templates/reading/record-ids.ts'
import type { WriteCell, WriteValue } from '../../host/write-wish.ts'
import type { RowSign, SheetWish } from '../ports.ts'
import { cellValue } from './cell-value.ts'
import type { ReadRow } from './row-reader.ts'

export type Unit = {
  readonly row: number
  /** As the wish names it: what it is reported by when nothing of it went in. */
  readonly name: string
  readonly cells: readonly WriteCell[]
  /** Fields by column whose cell may have been changed by itself; every other cell must be as it was, or nothing goes in. */
  readonly loose: ReadonlyMap<number, { readonly record: string; readonly field: string }>
  /** The exam of the row stays and gets another id. */
  readonly renamed?: true
}

export type Grid = {
  readonly rubric: Rubric
  readonly layout: SheetLayout
  readonly rows: ReadonlyMap<number, RawRow>
  readonly read: (raw: RawRow) => ReadRow | null
  readonly fields: readonly string[]
  /** Excel's number of the last row that holds something. */
  readonly lastRow: number
}

/** Stay in an emptied row: they stood there before anybody had filled it in. */
const prepared: ReadonlySet<string> = new Set(['batch_no', 'app_hospital_code', 'case_seq'])
/** Go with the exam, and are no fields. */
const beside = ['accession_no', 'sync_status', 'row_version', 'last_sync_at'] as const
const columnOf = ({ columns }: SheetLayout, key: string): number => columns.get(key) ?? -1

/** Rows by record, and prepared rows that hold nothing, in the order of the sheet. */
function surveyed({ layout, rows, read }: Grid) {
  const byRecord = new Map<string, number>()
  const free = new Map<string, number>()
  const idColumn = columnOf(layout, 'record_id')
  for (const [number, raw] of [...rows].sort(([a], [b]) => a - b)) {
    const row = read(raw)
    if (row) {
      if (row.record !== null) byRecord.set(row.record, number)
      continue
    }
    const id = shown(raw.cells[idColumn])
    const record = number >= layout.firstRow && typeof id === 'string' ? recordIdIn(id) : null
    if (record !== null) free.set(record, number)
  }
  return { byRecord, free }
}

export function unitsOf(
  grid: Grid,
  { cells, add, ids, clear, signs }: SheetWish,
  /** Of a row that comes back. Null: it is not known here. */
  numberOf: (record: string, fields: Fields) => string | null,
  signCells: SignCells,
): readonly Unit[] {
  const { rubric, layout } = grid
  const { byRecord, free } = surveyed(grid)
  const { fields } = grid
  const units = new Map<number, Unit>()
  const cell = (row: number, key: string, value: WriteValue): readonly WriteCell[] =>
    layout.columns.has(key) ? [{ row, column: columnOf(layout, key), value }] : []
  const fieldCell = (row: number, field: string, values: Fields) =>
    cell(row, field, cellValue(rubric, field, values[field] ?? null))

  for (const { place, to } of ids)
    units.set(place, { row: place, name: to, cells: cell(place, 'record_id', to), loose: new Map(), renamed: true })
  for (const { record, field, value } of cells) {
    const row = byRecord.get(record)
    const before = row === undefined ? undefined : units.get(row)
    if (row === undefined || (before && before.name !== record)) continue
    const unit = before ?? { row, name: record, cells: cell(row, 'record_id', record), loose: new Map() }
    // A token takes the place of the number that it was not made from.
    const number = field === 'accession_token' ? cell(row, 'accession_no', null) : []
    const loose = new Map(unit.loose).set(columnOf(layout, field), { record, field })
    units.set(row, { ...unit, cells: [...unit.cells, ...fieldCell(row, field, { [field]: value }), ...number], loose })
  }
  for (const { record, to } of clear) {
    const row = byRecord.get(record)
    if (row === undefined) continue
    const emptied = fields.filter((field) => !prepared.has(field)).flatMap((field) => fieldCell(row, field, {}))
    const others = beside.flatMap((key) => cell(row, key, null))
    const whole = [...cell(row, 'record_id', to), ...emptied, ...others]
    units.set(row, { row, name: record, cells: whole, loose: new Map() })
  }
  let below = Math.max(grid.lastRow, layout.headerRow)
  for (const { record, fields: values } of add) {
    const row = free.get(record) ?? [...free.values()][0] ?? ++below
    for (const [id, number] of free) if (number === row) free.delete(id)
    const whole = fields.flatMap((field) => fieldCell(row, field, values))
    const made = grid.rows.has(row) ? [] : cell(row, 'rubric_version', rubric.version)
    const number = cell(row, 'accession_no', numberOf(record, values))
    const named = [...cell(row, 'record_id', record), ...made, ...whole, ...number]
    units.set(row, { row, name: record, cells: named, loose: new Map() })
  }
  for (const { record } of clear) byRecord.delete(record)
  for (const unit of signUnits(grid, signs, signCells, byRecord, units)) units.set(unit.row, unit)
  return [...units.values()]
}

export type SignCells = (sign: RowSign) => Readonly<Record<string, WriteValue>>

/** How far rows have come, where the sheet does not say so already. */
function signUnits(
  { layout, rows }: Grid,
  signs: SheetWish['signs'],
  signCells: SignCells,
  byRecord: ReadonlyMap<string, number>,
  units: ReadonlyMap<number, Unit>,
): readonly Unit[] {
  const says = (raw: RawRow | undefined, key: string): RawCell => shown(raw?.cells[columnOf(layout, key)])
  return [...signs].flatMap(([record, sign]): readonly Unit[] => {
    const row = byRecord.get(record)
    if (row === undefined) return []
    const raw = rows.get(row)
    if (says(raw, 'sync_status') === sign.status && (says(raw, 'row_version') ?? 0) === sign.mark) return []
    const unit = units.get(row)
    if (unit && unit.name !== record) return []
    const named = { row, column: columnOf(layout, 'record_id'), value: record }
    const own = Object.entries(signCells(sign)).flatMap(([key, value]) =>
      layout.columns.has(key) ? [{ row, column: columnOf(layout, key), value }] : [],
    )
    const before = unit ?? { row, name: record, cells: [named], loose: new Map() }
    return [{ ...before, cells: [...before.cells, ...own] }]
  })
}
