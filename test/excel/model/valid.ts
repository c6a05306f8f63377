// Whether what stands in a cell fits the validation of the cell.
import { notImplemented } from '../wire/host-error.ts'
import { type Area, intersection, parseArea, splitAddress } from './area.ts'
import type { Book } from './book.ts'
import { sheetNamed } from './book.ts'
import { cellValue } from './calculation.ts'
import { nameIn, placeOfName } from './names.ts'
import type { Place } from './place.ts'
import { cellsIn, isFilled, type Sheet } from './sheet.ts'
import { type Validation, validationsIn } from './validation.ts'
import { type CellValue, onWire } from './value.ts'

type Criteria = Readonly<Record<string, unknown>>

/** Cells of an area whose value does not fit, one box each. Empty cells fit where blanks are ignored. */
export function invalidCells(book: Book, sheet: Sheet, area: Area): readonly Area[] {
  const found: Area[] = []
  for (const validation of validationsIn(book.validations, sheet, area))
    for (const place of validation.places) {
      const common = intersection(place.area, area)
      if (common === null) continue
      for (const [cell, row, column] of cellsIn(sheet, common))
        if (isFilled(cell) && !fits(book, validation, cellValue(book, sheet, row, column)))
          found.push({ row, column, rows: 1, columns: 1 })
    }
  return found
}

/** Throws NotImplemented for a custom formula. */
export function fits(book: Book, { rule, ignoreBlanks, sheet }: Validation, value: CellValue): boolean {
  if (value === null) return ignoreBlanks
  const [entry] = Object.entries(rule)
  if (entry === undefined) return true
  const [kind, given] = entry
  const criteria = given as Criteria
  if (kind === 'list') return listed(book, sheet, String(criteria.source)).includes(String(onWire(value)).trim())
  if (kind === 'custom') throw notImplemented('checking a value against a custom validation formula')
  const measured = kind === 'textLength' ? String(onWire(value)).length : value
  if (typeof measured !== 'number' || (kind === 'wholeNumber' && !Number.isInteger(measured))) return false
  return compares(criteria, measured)
}

function compares({ operator = 'Between', formula1, formula2 }: Criteria, value: number): boolean {
  const bound = (formula: unknown): number => {
    const number = Number(formula)
    if (Number.isNaN(number)) throw notImplemented(`checking a value against the validation bound ${String(formula)}`)
    return number
  }
  const first = bound(formula1)
  switch (operator) {
    case 'Between':
      return value >= first && value <= bound(formula2)
    case 'NotBetween':
      return value < first || value > bound(formula2)
    case 'EqualTo':
      return value === first
    case 'NotEqualTo':
      return value !== first
    case 'GreaterThan':
      return value > first
    case 'GreaterThanOrEqualTo':
    case 'GreaterThanOrEqual':
      return value >= first
    case 'LessThan':
      return value < first
    default:
      return value <= first
  }
}

/** The items of a list: `甲,乙` or the texts of the cells that an address or a name stands for. */
function listed(book: Book, sheet: Sheet, source: string): readonly string[] {
  if (!source.startsWith('=')) return source.split(',').map((item) => item.trim())
  const { sheet: name, rest } = splitAddress(source)
  const area = parseArea(rest)
  const owner = name === null ? sheet : sheetNamed(book, name)
  const named = nameIn(book, rest, sheet) ?? nameIn(book, rest, null)
  const place: Place | null =
    area !== null && owner !== undefined
      ? { sheet: owner, area }
      : named === undefined
        ? null
        : placeOfName(book, named)
  if (place === null) throw notImplemented(`checking a value against the list ${source}`)
  return [...cellsIn(place.sheet, place.area)].map(([, row, column]) =>
    String(onWire(cellValue(book, place.sheet, row, column))),
  )
}
