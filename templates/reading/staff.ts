// 人员名单 as it stands in somebody's workbook.
import { type BookSurvey, type RawCell, type RawRow, shown } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import { sheetKindOf } from '../sheet-names.ts'
import { type StaffKey, staffTable } from '../staff-table.ts'
import { findHeader } from './header.ts'
import { tableIndex } from './header-words.ts'

export type StaffLayout = {
  /** Index among the sheets of the survey. */
  readonly sheet: number
  readonly columns: ReadonlyMap<StaffKey, number>
  readonly firstRow: number
}

/** Texts are trimmed; empty where nothing stands. A title is its code where the rubric knows it. */
export type StaffRow = Readonly<Record<StaffKey, string>> & {
  /** Excel's row number. */
  readonly row: number
}

const index = tableIndex({ ...staffTable, fields: [...staffTable.fields] })

/** Null: the workbook has no such sheet, or its headings cannot be read. */
export function staffLayoutIn({ sheets }: BookSurvey): StaffLayout | null {
  const sheet = sheets.findIndex(({ name }) => sheetKindOf(name) === 'staff')
  const header = sheet === -1 ? null : findHeader(sheets[sheet]!.head, index, 2)
  if (!header?.columns.has('staff_id')) return null
  const columns = new Map([...header.columns].map(([key, column]) => [key as StaffKey, column]))
  return { sheet, columns, firstRow: header.last + 1 }
}

const textOf = (cell: RawCell | undefined): string => {
  const held = shown(cell)
  return held === null || typeof held === 'object' ? '' : String(held).trim()
}

/** Null: no id stands in the row. */
export function staffRow(rubric: Rubric, { columns, firstRow }: StaffLayout, raw: RawRow): StaffRow | null {
  if (raw.number < firstRow) return null
  const at = (key: StaffKey) => textOf(raw.cells[columns.get(key) ?? -1])
  const title = at('title')
  const known = rubric.codelists.titles?.find(({ code, zh }) => code === title || zh === title)
  const row = {
    row: raw.number,
    staff_id: at('staff_id'),
    name: at('name'),
    department: at('department'),
    title: known?.code ?? title,
    pinyin: at('pinyin'),
    initials: at('initials'),
  }
  return row.staff_id === '' ? null : row
}
