// Defined names.
import { invalidArgument, itemAlreadyExists } from '../wire/host-error.ts'
import { areaText, parseArea, quotedName, splitAddress } from './area.ts'
import { type Book, sheetNamed } from './book.ts'
import type { Place } from './place.ts'
import type { Sheet } from './sheet.ts'

export type Name = {
  name: string
  /** With its `=`. */
  formula: string
  comment: string
  visible: boolean
  /** Null: known to the whole workbook. */
  readonly scope: Sheet | null
}

const nameText = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u

export const referenceTo = ({ sheet, area }: Place): string => `=${quotedName(sheet.name)}!${areaText(area, true)}`

export const nameIn = (book: Book, key: string, scope: Sheet | null): Name | undefined =>
  book.names.find((name) => name.scope === scope && name.name.toLowerCase() === key.toLowerCase())

export function addName(book: Book, name: string, formula: string, comment: string, scope: Sheet | null): Name {
  if (!nameText.test(name) || name.length > 255 || parseArea(name) !== null || /^[rc]$/i.test(name))
    throw invalidArgument()
  if (nameIn(book, name, scope) !== undefined) throw itemAlreadyExists()
  const made = { name, formula: formula.startsWith('=') ? formula : `="${formula}"`, comment, visible: true, scope }
  book.names.push(made)
  book.dirty = true
  return made
}

/** The cells that a name stands for, or null when it is no plain reference. */
export function placeOfName(book: Book, { formula, scope }: Name): Place | null {
  const { sheet: sheetName, rest } = splitAddress(formula)
  const sheet = sheetName === null ? scope : sheetNamed(book, sheetName)
  const area = parseArea(rest)
  return sheet === null || sheet === undefined || area === null ? null : { sheet, area }
}
