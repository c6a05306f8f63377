// Cells are changed here, whoever does it.
import { accessDenied, invalidArgument, isHostError } from '../wire/host-error.ts'
import { type Area, cellCount, isUnbounded, isWholeColumns, isWholeRows, meets } from './area.ts'
import type { Book } from './book.ts'
import { cellValue, touched } from './calculation.ts'
import { tellChanged } from './happenings.ts'
import { cellAt, cellsIn, madeCell, type Sheet, styleAt } from './sheet.ts'
import { plainStyle } from './style.ts'
import { mendHeads } from './table.ts'
import { typed } from './typed.ts'
import type { CellValue } from './value.ts'

/** Throws AccessDenied if the sheet is protected and a cell of the area is locked. */
export function guardCells(sheet: Sheet, area: Area): void {
  if (sheet.protection === null) return
  if (isUnbounded(area)) throw accessDenied()
  for (let row = area.row; row < area.row + area.rows; row++)
    for (let column = area.column; column < area.column + area.columns; column++)
      if (styleAt(sheet, row, column).locked) throw accessDenied()
}

const shapeMessage =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range."

/** Calls `take` with each cell of a block that has the shape of the area, or with one value for all. Null leaves a cell. */
export function spread(area: Area, block: unknown, take: (row: number, column: number, value: unknown) => void): void {
  const rows: readonly unknown[] | null = Array.isArray(block) ? block : null
  if (rows !== null && rows.length !== area.rows) throw invalidArgument(shapeMessage)
  for (let row = 0; row < area.rows; row++) {
    const line: unknown = rows === null ? null : rows[row]
    if (rows !== null && (!Array.isArray(line) || line.length !== area.columns)) throw invalidArgument(shapeMessage)
    for (let column = 0; column < area.columns; column++) {
      const value: unknown = Array.isArray(line) ? line[column] : block
      if (value !== null && value !== undefined) take(area.row + row, area.column + column, value)
    }
  }
}

/** Sets values or formulas as if typed, in the number format that the cells have by now. */
export function writeCells(book: Book, sheet: Sheet, area: Area, block: unknown): void {
  if (isUnbounded(area)) throw invalidArgument('A whole row or column cannot be given values.')
  guardCells(sheet, area)
  const single = cellCount(area) === 1
  const before = single ? valueToTell(book, sheet, area) : null
  spread(area, block, (row, column, value) => {
    setCell(book, sheet, row, column, value)
  })
  mendHeads(book, sheet, area)
  touched(book, sheet, area)
  const after = single ? valueToTell(book, sheet, area) : null
  if (before === undefined || after === undefined) tellChanged(book, sheet, area, 'RangeEdited')
  else tellChanged(book, sheet, area, 'RangeEdited', { before, after })
}

/** Undefined: a formula that cannot be worked out; it is refused to whoever reads it, not to whoever writes it. */
function valueToTell(book: Book, sheet: Sheet, area: Area): CellValue | undefined {
  try {
    return cellValue(book, sheet, area.row, area.column)
  } catch (error) {
    if (!isHostError(error)) throw error
    return undefined
  }
}

function setCell(book: Book, sheet: Sheet, row: number, column: number, input: unknown): void {
  if (input === '' && cellAt(sheet, row, column) === undefined) return
  if (!['string', 'number', 'boolean'].includes(typeof input)) throw invalidArgument()
  const cell = madeCell(sheet, row, column)
  const { value, formula, format } = typed(book, input, cell.style.numberFormat)
  cell.value = value
  cell.formula = formula
  cell.stale = formula !== null
  if (format !== undefined && cell.style.numberFormat === 'General')
    cell.style = book.styles.changed(cell.style, { numberFormat: format })
}

/** Clears what `applyTo` says: All, Contents, Formats, Hyperlinks. Validations and conditional formats stay. */
export function clearCells(book: Book, sheet: Sheet, area: Area, applyTo: string): void {
  if (!['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks'].includes(applyTo)) throw invalidArgument()
  guardCells(sheet, area)
  if (applyTo === 'All' || applyTo.endsWith('Hyperlinks'))
    for (const link of book.links.filter(({ place }) => place.sheet === sheet && meets(place.area, area)))
      book.links.splice(book.links.indexOf(link), 1)
  if (applyTo === 'All' || applyTo === 'Formats') clearLooks(sheet, area)
  if (applyTo !== 'All' && applyTo !== 'Contents') return
  for (const [cell] of cellsIn(sheet, area)) Object.assign(cell, { value: null, formula: null, stale: false })
  touched(book, sheet, area)
  tellChanged(book, sheet, area, 'RangeEdited')
}

function clearLooks(sheet: Sheet, area: Area): void {
  // Cells that do not exist yet must not take the look of their row or column again.
  if (!isUnbounded(area))
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++)
        if (styleAt(sheet, row, column) !== plainStyle) madeCell(sheet, row, column)
  for (const [cell] of cellsIn(sheet, area)) cell.style = plainStyle
  const end = area.column + area.columns
  if (isWholeColumns(area))
    for (const column of sheet.columns.slice(area.column, end)) if (column !== undefined) column.style = null
  if (isWholeRows(area))
    for (const row of sheet.rows.slice(area.row, area.row + area.rows)) if (row !== undefined) row.style = null
}
