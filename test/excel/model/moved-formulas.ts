// Formulas and names keep pointing at the same cells when these move; what pointed at deleted cells becomes #REF!.
import { type Area, columnName, isWholeColumns, isWholeRows, quotedName, wholeSheet } from './area.ts'
import type { Book } from './book.ts'
import { type Shift, shifted } from './place.ts'
import { type Reference, referencesIn } from './references.ts'
import { cellsIn, type Sheet } from './sheet.ts'

/** Mends every formula of the workbook after a shift on one sheet. */
export function moveReferences(book: Book, sheet: Sheet, shift: Shift): void {
  const wanted = sheet.name.toLowerCase()
  const mended = (formula: string, own: Sheet | null): string =>
    rewritten(formula, (reference) => {
      const there = reference.sheet === null ? own === sheet : reference.sheet.toLowerCase() === wanted
      return there ? shifted(reference.area, shift) : reference.area
    })
  for (const owner of book.sheets)
    for (const [cell] of cellsIn(owner, wholeSheet)) {
      if (cell.formula === null) continue
      const formula = mended(cell.formula, owner)
      if (formula.includes('#REF!') && formula !== cell.formula) cell.stale = true
      cell.formula = formula
    }
  for (const name of book.names) name.formula = mended(name.formula, name.scope)
}

/** A sheet has a new name: formulas follow. */
export function renameInFormulas(book: Book, before: string, after: string): void {
  const wanted = before.toLowerCase()
  const mended = (formula: string): string => {
    let text = formula
    for (const { start, end, sheet, text: address } of [...referencesIn(formula)].reverse())
      if (sheet?.toLowerCase() === wanted)
        text = `${text.slice(0, start)}${quotedName(after)}!${address}${text.slice(end)}`
    return text
  }
  for (const owner of book.sheets)
    for (const [cell] of cellsIn(owner, wholeSheet))
      if (cell.formula?.includes('!') === true) cell.formula = mended(cell.formula)
  for (const name of book.names) name.formula = mended(name.formula)
}

function rewritten(formula: string, moved: (reference: Reference) => Area | null): string {
  let text = formula
  for (const reference of [...referencesIn(formula)].reverse()) {
    const area = moved(reference)
    if (area === reference.area) continue
    const prefix = reference.sheet === null ? '' : `${quotedName(reference.sheet)}!`
    const address = area === null ? '#REF!' : likeWritten(reference.text, area)
    text = `${text.slice(0, reference.start)}${prefix}${address}${text.slice(reference.end)}`
  }
  return text
}

/** The new area with the `$` signs of the old text. */
function likeWritten(written: string, area: Area): string {
  const [left = '', right = left] = written.split(':')
  const column = (part: string, index: number) => (part.startsWith('$') ? '$' : '') + columnName(index)
  const row = (part: string, index: number) => (/\$\d+$/.test(part) ? '$' : '') + (index + 1)
  const lastColumn = area.column + area.columns - 1
  const lastRow = area.row + area.rows - 1
  if (isWholeColumns(area)) return `${column(left, area.column)}:${column(right, lastColumn)}`
  if (isWholeRows(area)) return `${row(left, area.row)}:${row(right, lastRow)}`
  const first = column(left, area.column) + row(left, area.row)
  return written.includes(':') ? `${first}:${column(right, lastColumn)}${row(right, lastRow)}` : first
}
