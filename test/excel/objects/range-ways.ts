// The ways that lead from one range to another.
import { type Area, boundingArea, isInside, maxColumns, maxRows, wholeSheet } from '../model/area.ts'
import { areaOf, type Place } from '../model/place.ts'
import { usedArea } from '../model/sheet.ts'
import { invalidArgument, itemNotFound } from '../wire/host-error.ts'
import type { Thing } from '../wire/thing.ts'
import { common, isMissing, type Model, number, placeOf, whole, wholeOr } from './given.ts'
import { rangeThing } from './range.ts'

/** Methods of Range that give a range. */
export function rangeWays(
  model: Model,
  place: Place,
): Readonly<Record<string, (...given: readonly unknown[]) => Thing | null>> {
  const at = (change: Partial<Area>): Thing => {
    const area = { ...areaOf(place), ...change }
    if (!isInside(area)) throw invalidArgument()
    return rangeThing(model, { sheet: place.sheet, area })
  }
  const row = (index: number) => at({ row: areaOf(place).row + index, rows: 1 })
  const column = (index: number) => at({ column: areaOf(place).column + index, columns: 1 })
  const cell = (down: number, right: number) =>
    at({ row: areaOf(place).row + down, column: areaOf(place).column + right, rows: 1, columns: 1 })
  const used = (valuesOnly: unknown) => {
    const area = usedArea(place.sheet, valuesOnly === true, areaOf(place))
    return area === null ? null : at(area)
  }
  const meeting = (other: unknown) => {
    const area = common(place, placeOf(model, other, place.sheet))
    return area === null ? null : at(area)
  }
  return {
    GetCell: (down, right) => cell(whole(down), whole(right)),
    GetRow: (index) => row(whole(index)),
    GetColumn: (index) => column(whole(index)),
    GetLastRow: () => row(areaOf(place).rows - 1),
    GetLastColumn: () => column(areaOf(place).columns - 1),
    GetLastCell: () => cell(areaOf(place).rows - 1, areaOf(place).columns - 1),
    GetEntireRow: () => at({ column: 0, columns: maxColumns }),
    GetEntireColumn: () => at({ row: 0, rows: maxRows }),
    GetOffsetRange: (down, right) =>
      at({ row: areaOf(place).row + whole(down), column: areaOf(place).column + whole(right) }),
    GetResizedRange: (rows, columns) =>
      at({ rows: areaOf(place).rows + whole(rows), columns: areaOf(place).columns + whole(columns) }),
    GetAbsoluteResizedRange: (rows, columns) => at({ rows: number(rows), columns: number(columns) }),
    GetRowsBelow: (count) => {
      const rows = wholeOr(count, 1)
      return rows > 0
        ? at({ row: areaOf(place).row + areaOf(place).rows, rows })
        : at({ row: areaOf(place).row + areaOf(place).rows + rows, rows: -rows })
    },
    GetRowsAbove: (count) => at({ row: areaOf(place).row - wholeOr(count, 1), rows: wholeOr(count, 1) }),
    GetColumnsAfter: (count) =>
      at({ column: areaOf(place).column + areaOf(place).columns, columns: wholeOr(count, 1) }),
    GetColumnsBefore: (count) => at({ column: areaOf(place).column - wholeOr(count, 1), columns: wholeOr(count, 1) }),
    GetBoundingRect: (other) => {
      const there = placeOf(model, other, place.sheet)
      if (there.sheet !== place.sheet) throw invalidArgument()
      return at(boundingArea(areaOf(place), there.area))
    },
    GetIntersectionOrNullObject: (other) => meeting(other),
    GetIntersection: (other) => {
      const met = meeting(other)
      if (met === null) throw itemNotFound()
      return met
    },
    GetUsedRangeOrNullObject: (valuesOnly) => used(valuesOnly),
    GetUsedRange: (valuesOnly) => used(valuesOnly) ?? cell(0, 0),
  }
}

/** The used range of a whole sheet; Excel gives A1 for an empty one. */
export function sheetUsed(model: Model, sheet: Place['sheet'], valuesOnly: unknown): Thing | null {
  const area = usedArea(sheet, valuesOnly === true, wholeSheet)
  return area === null ? null : rangeThing(model, { sheet, area })
}

/** A range by numbers; refuses what lies outside the sheet. */
export function rangeByIndexes(model: Model, sheet: Place['sheet'], ...given: readonly unknown[]): Thing {
  const [row, column, rows, columns] = given.map((value) => (isMissing(value) ? Number.NaN : number(value)))
  const area = { row: row!, column: column!, rows: rows!, columns: columns! }
  if (!isInside(area)) throw invalidArgument()
  return rangeThing(model, { sheet, area })
}
