// One answer for many cells: the common one, or null where they differ.
import { type Area, isUnbounded } from './area.ts'
import { cellsIn, type Sheet, styleAt } from './sheet.ts'
import { plainStyle, type Style } from './style.ts'

/** Every look that occurs in an area, once. Of whole rows and columns: what exists, and what is set for them as a whole. */
export function stylesIn(sheet: Sheet, area: Area): ReadonlySet<Style> {
  const found = new Set<Style>()
  if (!isUnbounded(area)) {
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++)
        found.add(styleAt(sheet, row, column))
    return found
  }
  for (const [cell] of cellsIn(sheet, area)) found.add(cell.style)
  for (let column = area.column; column < Math.min(area.column + area.columns, sheet.columns.length + 1); column++)
    found.add(sheet.columns[column]?.style ?? plainStyle)
  return found
}

/** The value that all have in common, or null. */
export function uniform<T>(values: Iterable<T>): T | null {
  let first: T | undefined
  for (const value of values) {
    if (first === undefined) first = value
    else if (first !== value) return null
  }
  return first ?? null
}
