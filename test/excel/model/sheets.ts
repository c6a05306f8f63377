// Sheets come, go, move and change their names.
import { accessDenied, invalidArgument, invalidOperation, itemAlreadyExists } from '../wire/host-error.ts'
import { wholeSheet } from './area.ts'
import { type Book, sheetNamed } from './book.ts'
import { touched } from './calculation.ts'
import { happenings, tellSheet } from './happenings.ts'
import { renameInFormulas } from './moved-formulas.ts'
import { activateSheet } from './selection.ts'
import { createSheet, type Sheet, type Visibility } from './sheet.ts'

export const visibilities: readonly Visibility[] = ['Visible', 'Hidden', 'VeryHidden']

const visible = (book: Book) => book.sheets.filter((sheet) => sheet.visibility === 'Visible')

/** A protected structure lets nobody add, rename, move, show, hide or delete sheets. */
function guardStructure(book: Book): void {
  if (book.structureLock !== null) throw accessDenied()
}

function checkedName(book: Book, name: string, own: Sheet | null): string {
  const wrong =
    name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name) || name.startsWith("'") || name.endsWith("'")
  if (wrong || name.toLowerCase() === 'history') throw invalidArgument()
  const same = book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())
  if (same !== undefined && same !== own) throw itemAlreadyExists()
  return name
}

/** Adds a sheet behind the others; null: Excel finds a name. */
export function addSheet(book: Book, name: string | null): Sheet {
  guardStructure(book)
  let free = book.sheets.length + 1
  while (name === null && sheetNamed(book, `Sheet${free}`) !== undefined) free += 1
  const sheet = createSheet(book.newId(), checkedName(book, name ?? `Sheet${free}`, null))
  book.sheets.push(sheet)
  book.dirty = true
  tellSheet(book, happenings.added, sheet)
  return sheet
}

export function renameSheet(book: Book, sheet: Sheet, name: string): void {
  guardStructure(book)
  const nameBefore = sheet.name
  sheet.name = checkedName(book, name, sheet)
  renameInFormulas(book, nameBefore, name)
  book.dirty = true
  tellSheet(book, happenings.nameChanged, sheet, { nameBefore, nameAfter: name })
}

/** Throws InvalidOperation for the last sheet that can be seen. */
export function removeSheet(book: Book, sheet: Sheet): void {
  guardStructure(book)
  if (sheet.visibility === 'VeryHidden') throw invalidOperation('A very hidden worksheet cannot be deleted.')
  if (visible(book).length === 1 && visible(book)[0] === sheet)
    throw invalidOperation('A workbook must contain at least one visible worksheet.')
  const index = book.sheets.indexOf(sheet)
  book.sheets.splice(index, 1)
  dropOf(book, sheet)
  book.dirty = true
  tellSheet(book, happenings.deleted, sheet)
  if (book.active === sheet) activateSheet(book, visible(book)[Math.min(index, visible(book).length - 1)]!)
}

export function showSheet(book: Book, sheet: Sheet, visibility: Visibility): void {
  guardStructure(book)
  if (visibility !== 'Visible' && visible(book).length === 1 && visible(book)[0] === sheet)
    throw invalidOperation('A workbook must contain at least one visible worksheet.')
  const visibilityBefore = sheet.visibility
  if (visibilityBefore === visibility) return
  sheet.visibility = visibility
  tellSheet(book, happenings.visibilityChanged, sheet, { visibilityBefore, visibilityAfter: visibility })
  if (book.active === sheet && visibility !== 'Visible') activateSheet(book, visible(book)[0]!)
}

export function moveSheet(book: Book, sheet: Sheet, position: number): void {
  guardStructure(book)
  if (position < 0 || position >= book.sheets.length) throw invalidArgument()
  const positionBefore = book.sheets.indexOf(sheet)
  book.sheets.splice(positionBefore, 1)
  book.sheets.splice(position, 0, sheet)
  tellSheet(book, happenings.moved, sheet, { positionBefore, positionAfter: position })
}

/** What lay on a sheet goes with it; formulas that point there are worked out anew. */
function dropOf(book: Book, sheet: Sheet): void {
  const keep = <T>(list: T[], here: (one: T) => boolean) => {
    for (let index = list.length - 1; index >= 0; index--) if (!here(list[index]!)) list.splice(index, 1)
  }
  keep(book.tables, ({ place }) => place.sheet !== sheet)
  keep(book.remarks, ({ place }) => place.sheet !== sheet)
  keep(book.validations, (one) => one.sheet !== sheet)
  keep(book.conditionals, (one) => one.sheet !== sheet)
  keep(book.links, ({ place }) => place.sheet !== sheet)
  keep(book.figures, (one) => one.sheet !== sheet)
  keep(book.names, ({ scope }) => scope !== sheet)
  for (const figure of book.figures)
    if (figure.kind === 'Chart')
      for (const { values, categories } of figure.series)
        for (const place of [values, categories]) if (place?.sheet === sheet) place.gone = true
  for (const place of book.live) if (place.sheet === sheet) place.gone = true
  touched(book, sheet, wholeSheet)
}
