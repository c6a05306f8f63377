// Where something lies over the cells: corners hang on cells and go with them, positions are told in points.
import { usualHeight, usualWidth } from './lines.ts'
import type { Shift } from './place.ts'
import type { Sheet } from './sheet.ts'

/** `right` and `down` are points within the cell. */
export type Corner = { readonly column: number; readonly right: number; readonly row: number; readonly down: number }

const widthAt = ({ columns }: Sheet, column: number): number =>
  columns[column]?.hidden === true ? 0 : (columns[column]?.width ?? usualWidth)
const heightAt = ({ rows }: Sheet, row: number): number =>
  rows[row]?.hidden === true ? 0 : (rows[row]?.height ?? usualHeight)

const sum = (count: number, size: (index: number) => number): number =>
  Array.from({ length: count }, (_, index) => size(index)).reduce((total, each) => total + each, 0)

export const leftOf = (sheet: Sheet, { column, right }: Corner): number =>
  sum(column, (index) => widthAt(sheet, index)) + right
export const topOf = (sheet: Sheet, { row, down }: Corner): number => sum(row, (index) => heightAt(sheet, index)) + down

function placed(points: number, size: (index: number) => number): readonly [index: number, rest: number] {
  let rest = points
  for (let index = 0; ; index++) {
    const here = size(index)
    if (rest < here) return [index, rest]
    rest -= here
  }
}

export function cornerAt(sheet: Sheet, left: number, top: number): Corner {
  const [column, right] = placed(left, (index) => widthAt(sheet, index))
  const [row, down] = placed(top, (index) => heightAt(sheet, index))
  return { column, right, row, down }
}

/** After whole rows or columns came or went: what hung on a cell that is gone hangs on the one that took its place. */
export function cornerAfter(corner: Corner, { axis, at, count }: Shift): Corner {
  const place = axis === 'row' ? corner.row : corner.column
  if (place < at) return corner
  const gone = place + count < at
  const moved = gone ? at : place + count
  return axis === 'row'
    ? { ...corner, row: moved, down: gone ? 0 : corner.down }
    : { ...corner, column: moved, right: gone ? 0 : corner.right }
}
