// Merged cells: the first keeps its content, the others are emptied.
import { invalidOperation } from '../wire/host-error.ts'
import { type Area, areaText, intersection, meets } from './area.ts'
import type { Book } from './book.ts'
import { guard } from './guard.ts'
import { areaOf } from './place.ts'
import { cellsIn, type Sheet } from './sheet.ts'

export function mergeCells(book: Book, sheet: Sheet, area: Area, across: boolean): void {
  guard(sheet, null)
  if (book.tables.some(({ place }) => place.sheet === sheet && meets(areaOf(place), area)))
    throw invalidOperation(`${areaText(area)} lies in a table, whose cells cannot be merged.`)
  const parts = across
    ? Array.from({ length: area.rows }, (_, row) => ({ ...area, row: area.row + row, rows: 1 }))
    : [area]
  unmergeCells(sheet, area)
  for (const part of parts) {
    if (part.rows * part.columns === 1) continue
    for (const [cell, row, column] of cellsIn(sheet, part))
      if (row !== part.row || column !== part.column) Object.assign(cell, { value: null, formula: null, stale: false })
    sheet.merges.push(part)
  }
}

export function unmergeCells(sheet: Sheet, area: Area): void {
  guard(sheet, null)
  sheet.merges = sheet.merges.filter((merge) => intersection(merge, area) === null)
}
