// A worksheet: rows of cells, and what rows and columns look like where there is no cell.
import type { Area } from './area.ts'
import { boundingArea } from './area.ts'
import type { Shift } from './place.ts'
import { plainStyle, type Style } from './style.ts'
import type { CellValue } from './value.ts'

export type Cell = {
  value: CellValue
  /** As in en-US, with its `=`; null for a constant. */
  formula: string | null
  style: Style
  /** The formula has no value yet. */
  stale: boolean
  /** The edition of the workbook in which the content last changed, and in which the formula was last looked at. */
  changed: number
  checked: number
}

export const emptyCell = (style: Style): Cell => ({
  value: null,
  formula: null,
  style,
  stale: false,
  changed: 0,
  checked: 0,
})

export type Row = {
  readonly cells: (Cell | undefined)[]
  /** In points; null: the sheet's usual height. */
  height: number | null
  hidden: boolean
  level: number
  style: Style | null
}

export type Column = { width: number | null; hidden: boolean; level: number; style: Style | null }

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden'

export type Sheet = {
  readonly id: string
  name: string
  visibility: Visibility
  tabColor: string
  gridlines: boolean
  headings: boolean
  readonly rows: (Row | undefined)[]
  readonly columns: (Column | undefined)[]
  frozen: { readonly rows: number; readonly columns: number } | null
  protection: Protection | null
  merges: Area[]
  /** Where the filter buttons of the sheet lie. */
  filter: Area | null
  /** What was inserted and deleted since the sheet came from a file, for what only the file knows. */
  readonly shifts: Shift[]
  /** Print set-up, under names of the wire. */
  readonly page: Record<string, unknown>
  readonly rowBreaks: number[]
  readonly columnBreaks: number[]
  /** What was selected when the sheet was last on the screen. */
  selection: Area
  /** Further areas that are selected with it. */
  alsoSelected: readonly Area[]
}

export type Protection = { readonly password: string; readonly options: Readonly<Record<string, unknown>> }

export const createSheet = (id: string, name: string): Sheet => ({
  id,
  name,
  visibility: 'Visible',
  tabColor: '',
  gridlines: true,
  headings: true,
  rows: [],
  columns: [],
  frozen: null,
  protection: null,
  merges: [],
  filter: null,
  shifts: [],
  page: {},
  rowBreaks: [],
  columnBreaks: [],
  selection: { row: 0, column: 0, rows: 1, columns: 1 },
  alsoSelected: [],
})

export const rowAt = (sheet: Sheet, row: number): Row => {
  const before = sheet.rows[row]
  if (before !== undefined) return before
  const made: Row = { cells: [], height: null, hidden: false, level: 0, style: null }
  sheet.rows[row] = made
  return made
}

export const columnAt = (sheet: Sheet, column: number): Column => {
  const before = sheet.columns[column]
  if (before !== undefined) return before
  const made: Column = { width: null, hidden: false, level: 0, style: null }
  sheet.columns[column] = made
  return made
}

export const cellAt = (sheet: Sheet, row: number, column: number): Cell | undefined => sheet.rows[row]?.cells[column]

/** The style of a place, whether there is a cell or not. */
export const styleAt = (sheet: Sheet, row: number, column: number): Style => {
  const line = sheet.rows[row]
  return line?.cells[column]?.style ?? line?.style ?? sheet.columns[column]?.style ?? plainStyle
}

/** The cell of a place, made if need be. */
export const madeCell = (sheet: Sheet, row: number, column: number): Cell => {
  const line = rowAt(sheet, row)
  const before = line.cells[column]
  if (before !== undefined) return before
  const made = emptyCell(styleAt(sheet, row, column))
  line.cells[column] = made
  return made
}

/** Every cell that exists within an area, in order. */
export function* cellsIn(sheet: Sheet, area: Area): Generator<readonly [cell: Cell, row: number, column: number]> {
  const lastRow = Math.min(area.row + area.rows, sheet.rows.length)
  for (let row = area.row; row < lastRow; row++) {
    const cells = sheet.rows[row]?.cells
    if (cells === undefined) continue
    const lastColumn = Math.min(area.column + area.columns, cells.length)
    for (let column = area.column; column < lastColumn; column++) {
      const cell = cells[column]
      if (cell !== undefined) yield [cell, row, column]
    }
  }
}

/** Nothing was set: the usual look of the model, or of the file. */
const isPlain = (style: Style): boolean => style === plainStyle || style.origin === 0

export const isFilled = (cell: Cell): boolean => cell.value !== null || cell.formula !== null

/** The box around everything used within `within`; formatted cells count unless `valuesOnly`. Null: nothing is used. */
export function usedArea(sheet: Sheet, valuesOnly: boolean, within: Area): Area | null {
  let used: Area | null = null
  for (const [cell, row, column] of cellsIn(sheet, within)) {
    if (!isFilled(cell) && (valuesOnly || isPlain(cell.style))) continue
    const one = { row, column, rows: 1, columns: 1 }
    used = used === null ? one : boundingArea(used, one)
  }
  return used
}
