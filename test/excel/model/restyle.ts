// Looks are changed here: of cells, of whole rows, of whole columns.
import { invalidArgument } from '../wire/host-error.ts'
import { type Area, areaText, isUnbounded, isWholeColumns, isWholeRows } from './area.ts'
import type { Book } from './book.ts'
import { guard } from './guard.ts'
import { happenings, tellSheet } from './happenings.ts'
import { cellsIn, columnAt, madeCell, rowAt, type Sheet } from './sheet.ts'
import { eachLookOnce, plainStyle, type Style } from './style.ts'
import { spread } from './write.ts'

/** Changes the look of an area; whole columns and rows keep it for cells that do not exist yet. */
export function restyle(book: Book, sheet: Sheet, area: Area, change: Partial<Style>): void {
  tellFormat(book, sheet, area)
  const once = eachLookOnce((style) => book.styles.changed(style, change))
  const changed = (style: Style | null) => once(style ?? plainStyle)
  if (!isUnbounded(area)) {
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++) {
        const cell = madeCell(sheet, row, column)
        cell.style = changed(cell.style)
      }
    return
  }
  for (const [cell] of cellsIn(sheet, area)) cell.style = changed(cell.style)
  if (isWholeColumns(area))
    for (let column = area.column; column < area.column + area.columns; column++) {
      const line = columnAt(sheet, column)
      line.style = changed(line.style)
    }
  else if (isWholeRows(area))
    for (let row = area.row; row < area.row + area.rows; row++) {
      const line = rowAt(sheet, row)
      line.style = changed(line.style)
    }
}

/** Sets number formats: one for all, or a block. */
export function formatNumbers(book: Book, sheet: Sheet, area: Area, block: unknown): void {
  guard(sheet, 'allowFormatCells')
  if (!Array.isArray(block)) {
    restyle(book, sheet, area, { numberFormat: formatCode(block) })
    return
  }
  if (isUnbounded(area)) throw invalidArgument()
  tellFormat(book, sheet, area)
  spread(area, block, (row, column, code) => {
    const cell = madeCell(sheet, row, column)
    cell.style = book.styles.changed(cell.style, { numberFormat: formatCode(code) })
  })
}

const tellFormat = (book: Book, sheet: Sheet, area: Area): void =>
  tellSheet(book, happenings.formatChanged, sheet, { address: areaText(area) })

const formatCode = (code: unknown): string => {
  if (typeof code !== 'string') throw invalidArgument()
  return code === '' ? 'General' : code
}
