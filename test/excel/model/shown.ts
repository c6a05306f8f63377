// What a cell shows on the screen.
import type { Book } from './book.ts'
import { cellValue } from './calculation.ts'
import type { Sheet } from './sheet.ts'
import { onWire } from './value.ts'

/** The text of a cell, as `text` gives it. */
export function shownText(book: Book, sheet: Sheet, row: number, column: number): string {
  const value = onWire(cellValue(book, sheet, row, column))
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value)
}
