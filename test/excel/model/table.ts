// Tables: a header row of texts that differ, rows below it, perhaps totals.
import { invalidArgument, invalidOperation, itemAlreadyExists } from '../wire/host-error.ts'
import { type Area, isUnbounded, meets, parseArea } from './area.ts'
import type { Book } from './book.ts'
import { cellValue, touched } from './calculation.ts'
import { areaOf, type Place } from './place.ts'
import { madeCell, type Sheet } from './sheet.ts'
import { onWire } from './value.ts'
import { clearCells } from './write.ts'

export type Table = {
  readonly id: string
  name: string
  readonly place: Place
  /** ShowTotals, Style and the like, under their names on the wire. */
  readonly looks: Record<string, unknown>
}

const usualLooks = {
  ShowBandedRows: true,
  ShowBandedColumns: false,
  ShowFilterButton: true,
  HighlightFirstColumn: false,
  HighlightLastColumn: false,
  Style: 'TableStyleMedium2',
}

export const bodyArea = ({ place }: Table): Area => {
  const area = areaOf(place)
  return { ...area, row: area.row + 1, rows: area.rows - 1 }
}

export const headArea = ({ place }: Table): Area => ({ ...areaOf(place), rows: 1 })

/** The names that the header row holds; `mend` makes them texts that differ, as Excel does. */
export function columnNames(book: Book, table: Table, mend = false): readonly string[] {
  const { row, column, columns } = headArea(table)
  const seen = new Set<string>()
  return Array.from({ length: columns }, (_, index) => {
    const written = onWire(cellValue(book, table.place.sheet, row, column + index))
    const stem = written === '' ? `Column${index + 1}` : String(written)
    let name = stem
    for (let again = 2; seen.has(name.toLowerCase()); again++) name = `${stem}${again}`
    seen.add(name.toLowerCase())
    if (mend && name !== written)
      Object.assign(madeCell(table.place.sheet, row, column + index), { value: name, formula: null, stale: false })
    return name
  })
}

/** The table whose header row a written area meets gets proper names again. */
export function mendHeads(book: Book, sheet: Sheet, area: Area): void {
  for (const table of book.tables)
    if (table.place.sheet === sheet && table.place.gone !== true && meets(headArea(table), area))
      columnNames(book, table, true)
}

const tableName = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u

export function renameTable(book: Book, table: Table, name: string): void {
  if (!tableName.test(name) || parseArea(name) !== null || name.length > 255) throw invalidArgument()
  const same = book.tables.find((other) => other !== table && other.name.toLowerCase() === name.toLowerCase())
  if (same !== undefined || book.names.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    throw itemAlreadyExists()
  for (const figure of book.figures)
    if (figure.kind === 'PivotTable' && figure.source === table.name) figure.source = name
  table.name = name
}

function freeArea(book: Book, sheet: Sheet, area: Area, own: Table | null): void {
  if (isUnbounded(area)) throw invalidArgument()
  if (sheet.protection !== null) throw invalidOperation('The worksheet is protected.')
  for (const table of book.tables)
    if (table !== own && table.place.sheet === sheet && meets(areaOf(table.place), area))
      throw invalidArgument('A table cannot overlap another table.')
  if (sheet.merges.some((merge) => meets(merge, area))) throw invalidArgument('A table cannot hold merged cells.')
}

/** Makes a table of an area whose first row is the header. A table of one row gets an empty row below. */
export function addTable(book: Book, sheet: Sheet, area: Area): Table {
  const whole = area.rows === 1 ? { ...area, rows: 2 } : area
  freeArea(book, sheet, whole, null)
  let number = 1
  while (book.tables.some(({ name }) => name === `Table${number}`)) number += 1
  const table: Table = {
    id: book.newId(),
    name: `Table${number}`,
    place: { sheet, area: whole },
    looks: { ...usualLooks },
  }
  book.tables.push(table)
  columnNames(book, table, true)
  book.dirty = true
  return table
}

/** The header row must stay where it is, and the new area must meet the old one. */
export function resizeTable(book: Book, table: Table, area: Area): void {
  const before = areaOf(table.place)
  if (area.row !== before.row || !meets(area, before) || area.rows < 2) throw invalidArgument()
  freeArea(book, table.place.sheet, area, table)
  table.place.area = area
  columnNames(book, table, true)
}

/** `delete` takes the cells with it; `convertToRange` leaves them. */
export function removeTable(book: Book, table: Table, withCells: boolean): void {
  book.tables.splice(book.tables.indexOf(table), 1)
  if (withCells) clearCells(book, table.place.sheet, areaOf(table.place), 'All')
  else touched(book, table.place.sheet, areaOf(table.place))
}
