// Things that cover several boxes of one sheet, such as a data validation.
import { type Area, cellCount, intersection } from './area.ts'

/** What is left of an area when a hole is cut into it: up to four boxes. */
export function without(area: Area, hole: Area): readonly Area[] {
  const cut = intersection(area, hole)
  if (cut === null) return [area]
  const end = area.row + area.rows
  const right = area.column + area.columns
  const cutEnd = cut.row + cut.rows
  const cutRight = cut.column + cut.columns
  return [
    { ...area, rows: cut.row - area.row },
    { ...area, row: cutEnd, rows: end - cutEnd },
    { row: cut.row, rows: cut.rows, column: area.column, columns: cut.column - area.column },
    { row: cut.row, rows: cut.rows, column: cutRight, columns: right - cutRight },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0)
}

/** How many cells of `area` are covered by boxes that do not meet each other. */
export const covered = (boxes: readonly Area[], area: Area): number =>
  boxes.reduce((sum, box) => {
    const cut = intersection(box, area)
    return cut === null ? sum : sum + cellCount(cut)
  }, 0)
