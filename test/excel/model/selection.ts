// What is on the screen and what is selected on it.
import { invalidOperation } from '../wire/host-error.ts'
import { type Area, areaText, sameArea } from './area.ts'
import type { Book } from './book.ts'
import { happenings, tellSheet } from './happenings.ts'
import type { Sheet } from './sheet.ts'

/** Brings a sheet to the front; each sheet keeps its own selection. A hidden sheet cannot be activated. */
export function activateSheet(book: Book, sheet: Sheet): void {
  if (sheet.visibility !== 'Visible') throw invalidOperation('A hidden worksheet cannot be activated.')
  if (book.active === sheet) return
  const before = book.active
  book.active = sheet
  if (book.sheets.includes(before)) tellSheet(book, happenings.deactivated, before)
  tellSheet(book, happenings.activated, sheet)
}

/** Selects cells, on the screen too. */
export function selectPlace(book: Book, sheet: Sheet, area: Area, ...others: readonly Area[]): void {
  activateSheet(book, sheet)
  if (sameArea(sheet.selection, area) && others.length === 0 && sheet.alsoSelected.length === 0) return
  sheet.selection = area
  sheet.alsoSelected = others
  tellSheet(book, happenings.selection, sheet, { address: [area, ...others].map((one) => areaText(one)).join(',') })
}
