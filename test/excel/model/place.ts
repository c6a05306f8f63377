// Boxes that live on a sheet and follow the rows and columns that are inserted before them.
import { itemNotFound } from '../wire/host-error.ts'
import type { Area } from './area.ts'
import type { Sheet } from './sheet.ts'

export type Place = {
  readonly sheet: Sheet
  area: Area
  /** Its cells were deleted. */
  gone?: boolean
}

/** The area of a place that must still be there. */
export function areaOf(place: Place): Area {
  if (place.gone === true) throw itemNotFound()
  return place.area
}

export type Shift = {
  readonly axis: 'row' | 'column'
  readonly at: number
  /** Negative: so many are deleted from `at` on. */
  readonly count: number
  /** Only what lies wholly between these columns (for rows) or rows (for columns) moves. */
  readonly first: number
  readonly last: number
}

/** Where an area lies after a shift; null: it is gone. */
export function shifted(area: Area, { axis, at, count, first, last }: Shift): Area | null {
  const rows = axis === 'row'
  const [from, to] = rows ? [area.column, area.column + area.columns - 1] : [area.row, area.row + area.rows - 1]
  if (from < first || to > last) return area
  const moved = span(rows ? area.row : area.column, rows ? area.rows : area.columns, at, count)
  if (moved === null) return null
  return rows ? { ...area, row: moved[0], rows: moved[1] } : { ...area, column: moved[0], columns: moved[1] }
}

function span(start: number, length: number, at: number, count: number): readonly [number, number] | null {
  if (count >= 0) {
    if (start >= at) return [start + count, length]
    return start + length > at ? [start, length + count] : [start, length]
  }
  const end = at - count
  const before = Math.max(0, Math.min(start + length, at) - start)
  const after = Math.max(0, start + length - Math.max(start, end))
  const left = before + after
  if (left === 0) return null
  return [start < at ? start : Math.max(at, start + count), left]
}
