// A PivotTable's cells. Where it grows over what people wrote it is refused; Excel asks the person.
import { hostError } from '../wire/host-error.ts'
import { type Area, holds } from './area.ts'
import type { Book } from './book.ts'
import { touched } from './calculation.ts'
import { fitColumns } from './fit.ts'
import { bodyRow, type Pivot, type PivotSum, pivotLines, placeIn, readSource } from './pivot.ts'
import { areaOf } from './place.ts'
import { cellsIn, isFilled, madeCell } from './sheet.ts'
import { plainStyle } from './style.ts'
import type { CellValue } from './value.ts'

export const pivotWords = {
  rows: { 'zh-CN': '行标签', 'en-US': 'Row Labels' },
  total: { 'zh-CN': '总计', 'en-US': 'Grand Total' },
  all: { 'zh-CN': '(全部)', 'en-US': '(All)' },
  blank: { 'zh-CN': '(空白)', 'en-US': '(blank)' },
} as const

type Drawn = { readonly value: CellValue; readonly format?: string; readonly indent?: number }

function drawnBody(book: Book, pivot: Pivot): readonly (readonly Drawn[])[] {
  const { rows, sums } = pivot
  if (rows.length === 0 && sums.length === 0) return []
  const say = (word: keyof typeof pivotWords) => pivotWords[word][book.locale]
  const number = ({ format }: PivotSum, value: number | null): Drawn => ({ value, format })
  const head = [{ value: say('rows') }, ...sums.map(({ name }) => ({ value: name }))]
  const lines = pivotLines(pivot).map(({ depth, label, sums: given }): readonly Drawn[] => [
    { value: depth < 0 ? say('total') : (label ?? say('blank')), indent: Math.max(0, depth) },
    ...given.map((value, n) => number(sums[n]!, value)),
  ])
  return [head, ...lines]
}

/** Reads the source again and draws anew. Fields that the source has no longer are gone. */
export function refreshPivot(book: Book, pivot: Pivot): void {
  Object.assign(pivot, readSource(book, pivot))
  const here = (field: string) => pivot.fields.includes(field)
  pivot.filters = pivot.filters.filter(here)
  pivot.rows = pivot.rows.filter(here)
  pivot.sums.splice(0, pivot.sums.length, ...pivot.sums.filter(({ field }) => here(field)))
  redrawPivot(book, pivot)
}

export function redrawPivot(book: Book, pivot: Pivot): void {
  const { sheet, at, filters } = pivot
  const body = drawnBody(book, pivot)
  const { column } = areaOf(at)
  const top = bodyRow(pivot)
  const area: Area = { row: top, column, rows: Math.max(1, body.length), columns: Math.max(1, body[0]?.length ?? 1) }
  const filterArea: Area | null =
    filters.length === 0 ? null : { row: top - filters.length - 1, column, rows: filters.length, columns: 2 }
  const before = [pivot.body, pivot.filterAxis].flatMap((place) => (place ? [areaOf(place)] : []))
  for (const wanted of filterArea ? [area, filterArea] : [area])
    for (const [cell, row, place] of cellsIn(sheet, wanted))
      if (isFilled(cell) && !before.some((old) => holds(old, { row, column: place, rows: 1, columns: 1 })))
        throw hostError('PivotTableRangeConflict', 'Cells stand where the PivotTable would be drawn.')
  erasePivot(book, pivot)
  for (const [n, line] of body.entries())
    for (const [index, drawn] of line.entries()) put(book, pivot, top + n, column + index, drawn)
  for (const [n, field] of filters.entries()) {
    put(book, pivot, filterArea!.row + n, column, { value: field })
    put(book, pivot, filterArea!.row + n, column + 1, { value: pivotWords.all[book.locale] })
  }
  pivot.body = placeIn(sheet, area)
  pivot.filterAxis = filterArea && placeIn(sheet, filterArea)
  for (const one of filterArea ? [area, filterArea] : [area]) {
    touched(book, sheet, one)
    if (pivot.autoFormat) fitColumns(book, sheet, one)
  }
  book.dirty = true
}

function put(book: Book, { sheet, preserveFormatting }: Pivot, row: number, column: number, drawn: Drawn): void {
  const cell = madeCell(sheet, row, column)
  const { value, format, indent = 0 } = drawn
  const style = preserveFormatting ? cell.style : plainStyle
  Object.assign(cell, { value, formula: null, stale: false })
  cell.style = book.styles.changed(style, { numberFormat: format ?? 'General', indent })
}

/** Contents go; looks stay if they are to be preserved. */
export function erasePivot(book: Book, { sheet, body, filterAxis, preserveFormatting }: Pivot): void {
  for (const place of [body, filterAxis]) {
    if (place === null || place.gone === true) continue
    for (const [cell] of cellsIn(sheet, place.area)) {
      Object.assign(cell, { value: null, formula: null, stale: false })
      if (!preserveFormatting) cell.style = plainStyle
    }
    touched(book, sheet, place.area)
  }
}
