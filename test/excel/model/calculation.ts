// Values of formulas. A formula is looked at when somebody reads it: if an input changed since, it is worked out anew.
import { evaluate } from '../formula/evaluate.ts'
import { placeOfNamed, placeOfReference, type Standing, templateOf } from '../formula/template.ts'
import { isBlock, settled } from '../formula/values.ts'
import { isHostError, notImplemented } from '../wire/host-error.ts'
import { type Area, areaText, cellCount, quotedName } from './area.ts'
import type { Book } from './book.ts'
import type { Place } from './place.ts'
import { type Cell, cellAt, cellsIn, type Sheet } from './sheet.ts'
import type { CellValue } from './value.ts'

const placeText = (sheet: Sheet, row: number, column: number): string =>
  `${quotedName(sheet.name)}!${areaText({ row, column, rows: 1, columns: 1 })}`

/**
 * The value of a cell. A formula that cannot be worked out keeps the value from its file until an input may have changed;
 * then it is refused by name: never an old value.
 */
export function cellValue(book: Book, sheet: Sheet, row: number, column: number): CellValue {
  const cell = cellAt(sheet, row, column)
  if (cell === undefined) return null
  if (cell.formula !== null) refresh(cell, { book, sheet, row, column })
  return cell.value
}

function refresh(cell: Cell, standing: Standing): void {
  const { book, sheet, row, column } = standing
  const { edition } = book
  if (cell.checked === edition && !cell.stale) return
  if (book.underWay.has(cell)) throw notImplemented(`the circular formula in ${placeText(sheet, row, column)}`)
  book.underWay.add(cell)
  try {
    if (cell.stale || inputsChanged(cell, standing)) {
      const value = worked(cell, standing)
      if (JSON.stringify(value) !== JSON.stringify(cell.value)) cell.changed = edition
      cell.value = value
      cell.stale = false
    }
    cell.checked = edition
  } catch (error) {
    if (!isHostError(error)) throw error
    cell.stale = true
    throw notImplemented(
      `the value of ${placeText(sheet, row, column)}: ${error.message.replace(/^.*does not implement /, '').slice(0, 200)}`,
    )
  } finally {
    book.underWay.delete(cell)
  }
}

function worked(cell: Cell, standing: Standing): CellValue {
  const { book, row } = standing
  const { tree } = templateOf(cell, row)
  const value = settled(
    evaluate(tree, { ...standing, cell: (sheet, down, right) => cellValue(book, sheet, down, right) }),
  )
  if (isBlock(value)) throw notImplemented('a formula that gives several values')
  // A formula that points at an empty cell shows 0.
  return value ?? 0
}

function inputsChanged(cell: Cell, standing: Standing): boolean {
  const { references, names, volatile } = templateOf(cell, standing.row)
  if (volatile) return true
  const changed = (place: Place | null): boolean => place === null || changedAt(standing.book, place) > cell.checked
  return (
    references.some((reference) => changed(placeOfReference(standing, reference))) ||
    names.some((name) => changed(placeOfNamed(standing, name)))
  )
}

const fewCells = 8

/** The edition in which a cell of an area last got another value. */
function changedAt(book: Book, { sheet, area }: Place): number {
  const { row, column } = area
  const alone = cellCount(area) === 1 ? cellAt(sheet, row, column) : undefined
  if (alone !== undefined) return lastChange(alone, { book, sheet, row, column })
  const few = cellCount(area) <= fewCells
  const key = few ? '' : `${sheet.id} ${areaText(area)}`
  const known = few ? undefined : book.changes.get(key)
  if (known !== undefined) return known
  let last = 0
  for (const [cell, row, column] of cellsIn(sheet, area))
    last = Math.max(last, lastChange(cell, { book, sheet, row, column }))
  if (!few) book.changes.set(key, last)
  return last
}

function lastChange(cell: Cell, standing: Standing): number {
  if (cell.formula !== null) refresh(cell, standing)
  return cell.changed
}

/** Says that cells got another content. */
export function touched(book: Book, sheet: Sheet, area: Area): void {
  book.edition += 1
  book.changes.clear()
  for (const [cell] of cellsIn(sheet, area)) cell.changed = book.edition
}
