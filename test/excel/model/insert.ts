// Cells, rows and columns come and go; everything behind them moves, and so does what points at it.
import { accessDenied, invalidArgument, invalidOperation } from '../wire/host-error.ts'
import { cornerAfter } from './anchor.ts'
import { type Area, cellCount, isWholeColumns, isWholeRows, maxColumns, maxRows } from './area.ts'
import type { Book } from './book.ts'
import { touched } from './calculation.ts'
import type { Figure } from './figure.ts'
import { guard, type Permission } from './guard.ts'
import { tellChanged } from './happenings.ts'
import { moveReferences } from './moved-formulas.ts'
import { type Place, type Shift, shifted } from './place.ts'
import { type Cell, cellsIn, emptyCell, rowAt, type Sheet, styleAt } from './sheet.ts'
import { guardCells } from './write.ts'

export type Direction = 'Down' | 'Right' | 'Up' | 'Left'

const shiftOf = (area: Area, rows: boolean, count: number): Shift =>
  rows
    ? { axis: 'row', at: area.row, count, first: area.column, last: area.column + area.columns - 1 }
    : { axis: 'column', at: area.column, count, first: area.row, last: area.row + area.rows - 1 }

/** Makes room at `area`; what was there goes down or right. */
export function insertCells(book: Book, sheet: Sheet, area: Area, direction: Direction): void {
  const rows = direction === 'Down'
  const wholeLines = rows ? isWholeRows(area) : isWholeColumns(area)
  if (!rows && direction !== 'Right') throw invalidArgument()
  guardLines(sheet, area, wholeLines, rows ? 'allowInsertRows' : 'allowInsertColumns')
  const shift = shiftOf(area, rows, rows ? area.rows : area.columns)
  refuseHalfTables(book, sheet, shift, wholeLines)
  const before = formatsBefore(sheet, area, rows)
  moveCells(sheet, area, rows, wholeLines, true)
  before(area)
  finish(book, sheet, area, shift, rows, wholeLines, true)
}

/** Takes `area` away; what is below or to the right of it moves up. */
export function removeCells(book: Book, sheet: Sheet, area: Area, direction: Direction): void {
  const rows = direction === 'Up'
  const wholeLines = rows ? isWholeRows(area) : isWholeColumns(area)
  if (!rows && direction !== 'Left') throw invalidArgument()
  guardLines(sheet, area, wholeLines, rows ? 'allowDeleteRows' : 'allowDeleteColumns')
  if (sheet.protection !== null) for (const [cell] of cellsIn(sheet, area)) if (cell.style.locked) throw accessDenied()
  const shift = shiftOf(area, rows, -(rows ? area.rows : area.columns))
  refuseHalfTables(book, sheet, shift, wholeLines)
  moveCells(sheet, area, rows, wholeLines, false)
  finish(book, sheet, area, shift, rows, wholeLines, false)
}

function guardLines(sheet: Sheet, area: Area, wholeLines: boolean, permission: Permission): void {
  if (sheet.protection === null) return
  if (wholeLines) guard(sheet, permission)
  else guardCells(sheet, area)
}

/** Cells cannot be moved through a part of a table's width (or height). */
function refuseHalfTables(book: Book, sheet: Sheet, shift: Shift, wholeLines: boolean): void {
  if (wholeLines) return
  for (const { place } of book.tables) {
    if (place.sheet !== sheet || place.gone === true) continue
    const [from, length, start, size] =
      shift.axis === 'row'
        ? [place.area.column, place.area.columns, place.area.row, place.area.rows]
        : [place.area.row, place.area.rows, place.area.column, place.area.columns]
    const reached = start + size > shift.at && from <= shift.last && from + length - 1 >= shift.first
    if (reached && (from < shift.first || from + length - 1 > shift.last))
      throw invalidOperation('This operation would move cells of a table in part.')
  }
}

/** New lines look like the ones before them. */
function formatsBefore(sheet: Sheet, area: Area, rows: boolean): (area: Area) => void {
  const line = (rows ? area.row : area.column) - 1
  if (line < 0 || cellCount(area) > maxRows * 2) return () => undefined
  const width = rows ? Math.min(area.columns, (sheet.rows[line]?.cells.length ?? 0) - area.column) : 0
  if (width <= 0) return () => undefined
  const styles = Array.from({ length: width }, (_, index) => styleAt(sheet, line, area.column + index))
  return (made) => {
    for (let row = made.row; row < made.row + made.rows; row++) {
      const { cells } = rowAt(sheet, row)
      for (const [index, style] of styles.entries()) cells[made.column + index] = emptyCell(style)
    }
  }
}

function moveCells(sheet: Sheet, area: Area, rows: boolean, wholeLines: boolean, insert: boolean): void {
  if (rows && wholeLines) moveLines(sheet.rows, area.row, area.rows, insert)
  else if (rows) moveColumnParts(sheet, area, insert)
  else {
    if (wholeLines) moveLines(sheet.columns, area.column, area.columns, insert)
    const last = Math.min(area.row + area.rows, sheet.rows.length)
    for (let row = area.row; row < last; row++) {
      const cells = sheet.rows[row]?.cells
      if (cells !== undefined) moveLines(cells, area.column, area.columns, insert)
    }
  }
}

function moveLines<T>(lines: (T | undefined)[], at: number, count: number, insert: boolean): void {
  if (at >= lines.length) return
  if (!insert) lines.splice(at, count)
  else lines.splice(at, 0, ...new Array<T | undefined>(count))
}

function moveColumnParts(sheet: Sheet, area: Area, insert: boolean): void {
  const end = sheet.rows.length
  for (let column = area.column; column < area.column + area.columns; column++) {
    const cells: (Cell | undefined)[] = []
    for (let row = area.row; row < end; row++) cells.push(sheet.rows[row]?.cells[column])
    moveLines(cells, 0, area.rows, insert)
    for (let index = 0; index < Math.max(cells.length, end - area.row); index++) {
      const cell = cells[index]
      if (cell !== undefined) rowAt(sheet, area.row + index).cells[column] = cell
      else delete sheet.rows[area.row + index]?.cells[column]
    }
  }
}

function finish(
  book: Book,
  sheet: Sheet,
  area: Area,
  shift: Shift,
  rows: boolean,
  wholeLines: boolean,
  insert: boolean,
): void {
  for (const place of placesOn(book, sheet)) {
    const after = shifted(place.area, shift)
    if (after === null) place.gone = true
    else place.area = after
  }
  sheet.filter = sheet.filter === null ? null : shifted(sheet.filter, shift)
  sheet.merges = sheet.merges.flatMap((merge) => shifted(merge, shift) ?? [])
  dropGone(book)
  if (wholeLines)
    for (const figure of book.figures)
      if (figure.kind === 'Chart' && figure.sheet === sheet) {
        figure.from = cornerAfter(figure.from, shift)
        figure.to = cornerAfter(figure.to, shift)
      }
  sheet.shifts.push(shift)
  moveReferences(book, sheet, shift)
  const end = rows ? maxRows - area.row : maxColumns - area.column
  touched(book, sheet, rows ? { ...area, rows: end } : { ...area, columns: end })
  const kind = wholeLines ? (rows ? 'Row' : 'Column') : 'Cell'
  tellChanged(book, sheet, area, `${kind}${insert ? 'Inserted' : 'Deleted'}`)
}

/** Everything that lies on a sheet and moves with its cells. */
function placesOn(book: Book, sheet: Sheet): readonly Place[] {
  return [
    ...book.live,
    ...book.tables.map(({ place }) => place),
    ...book.remarks.map(({ place }) => place),
    ...book.links.map(({ place }) => place),
    ...book.validations.flatMap(({ places }) => places),
    ...book.conditionals.flatMap(({ places }) => places),
    ...book.figures.flatMap(placesOfFigure),
  ].filter((place) => place.sheet === sheet && place.gone !== true)
}

const placesOfFigure = (figure: Figure): readonly Place[] =>
  (figure.kind === 'Chart'
    ? figure.series.flatMap(({ values, categories }) => [values, categories])
    : [figure.at, figure.body, figure.filterAxis, typeof figure.source === 'string' ? null : figure.source]
  ).filter((place) => place !== null)

function dropGone(book: Book): void {
  const keep = <T>(list: T[], here: (one: T) => boolean) => {
    for (let index = list.length - 1; index >= 0; index--) if (!here(list[index]!)) list.splice(index, 1)
  }
  keep(book.tables, ({ place }) => place.gone !== true)
  keep(book.remarks, ({ place }) => place.gone !== true)
  keep(book.links, ({ place }) => place.gone !== true)
  for (const list of [book.validations, book.conditionals])
    for (const one of list) one.places = one.places.filter((place) => place.gone !== true)
  keep(book.validations, ({ places }) => places.length > 0)
  keep(book.conditionals, ({ places }) => places.length > 0)
}
