// What a range says of its cells, as blocks.
import { cellCount, isUnbounded } from '../model/area.ts'
import { cellValue } from '../model/calculation.ts'
import { areaOf, type Place } from '../model/place.ts'
import { fromR1C1, toR1C1 } from '../model/r1c1.ts'
import { formatNumbers } from '../model/restyle.ts'
import { cellAt, styleAt } from '../model/sheet.ts'
import { shownText } from '../model/shown.ts'
import { onWire, valueType } from '../model/value.ts'
import { writeCells } from '../model/write.ts'
import { nativeFailure } from '../wire/host-error.ts'
import { read, type Scalar } from '../wire/thing.ts'
import type { Model } from './given.ts'

/** More cells than this are not answered in one call. */
export const cellLimit = 5_000_000

export function rangeCells(model: Model, place: Place): Readonly<Record<string, Scalar>> {
  const { book } = model
  /** Null for whole rows and columns, as Excel documents it. */
  const block = <T>(cell: (row: number, column: number) => T): T[][] | null => {
    const area = areaOf(place)
    if (isUnbounded(area)) return null
    if (cellCount(area) > cellLimit) throw nativeFailure(5104, 'more than 5,000,000 cells')
    return Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (_, column) => cell(area.row + row, area.column + column)),
    )
  }
  const value = (row: number, column: number) => onWire(cellValue(book, place.sheet, row, column))
  const formulas: Scalar = {
    get: () => block((row, column) => cellAt(place.sheet, row, column)?.formula ?? value(row, column)),
    set: (given) => writeCells(book, place.sheet, areaOf(place), given),
  }
  const numberFormats: Scalar = {
    get: () => block((row, column) => styleAt(place.sheet, row, column).numberFormat),
    set: (given) => formatNumbers(book, place.sheet, areaOf(place), given),
  }
  return {
    Values: { get: () => block(value), set: (given) => writeCells(book, place.sheet, areaOf(place), given) },
    Formulas: formulas,
    FormulasR1C1: {
      get: () =>
        block((row, column) => {
          const formula = cellAt(place.sheet, row, column)?.formula
          return formula ? toR1C1(formula, row, column) : value(row, column)
        }),
      set: (given) => {
        const { row, column, rows, columns } = areaOf(place)
        const turned = (cell: unknown, down: number, right: number) =>
          typeof cell === 'string' && cell.startsWith('=') ? fromR1C1(cell, row + down, column + right) : cell
        // One value for all cells is as good as a block of it.
        const lines = Array.isArray(given)
          ? (given as readonly (readonly unknown[])[])
          : Array.from({ length: rows }, () => new Array<unknown>(columns).fill(given))
        writeCells(
          book,
          place.sheet,
          areaOf(place),
          lines.map((line, down) => line.map((cell, right) => turned(cell, down, right))),
        )
      },
    },
    // The host speaks en-US to everybody, so local formulas and formats are the same.
    FormulasLocal: formulas,
    NumberFormat: numberFormats,
    NumberFormatLocal: numberFormats,
    Text: read(() => block((row, column) => shownText(book, place.sheet, row, column))),
    ValueTypes: read(() => block((row, column) => valueType(cellValue(book, place.sheet, row, column)))),
  }
}
