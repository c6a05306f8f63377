// Widths, heights, hiding and outline of whole rows and columns.
import { invalidArgument } from '../wire/host-error.ts'
import { type Area, isWholeColumns, isWholeRows, maxColumns, maxRows } from './area.ts'
import type { Book } from './book.ts'
import { guard } from './guard.ts'
import { happenings, tellSheet } from './happenings.ts'
import { type Column, columnAt, type Row, rowAt, type Sheet } from './sheet.ts'
import { uniform } from './uniform.ts'

/** In points, as Excel measures with its usual font. */
export const usualWidth = 48
export const usualHeight = 15
const deepest = 7

/** A whole sheet that got a look has thousands of columns that are the same. */
export const alike = (one: Column | undefined, other: Column): boolean =>
  one !== undefined &&
  one.width === other.width &&
  one.hidden === other.hidden &&
  one.level === other.level &&
  one.style === other.style

/** Indexes of the rows of an area; of all rows only those that exist, and one that stands for the rest. */
function rowsOf(sheet: Sheet, area: Area): readonly number[] {
  const end = area.rows === maxRows ? Math.min(maxRows, sheet.rows.length + 1) : area.row + area.rows
  return Array.from({ length: Math.max(0, end - area.row) }, (_, index) => area.row + index)
}

function columnsOf(sheet: Sheet, area: Area): readonly number[] {
  const end = area.columns === maxColumns ? Math.min(maxColumns, sheet.columns.length + 1) : area.column + area.columns
  return Array.from({ length: Math.max(0, end - area.column) }, (_, index) => area.column + index)
}

export const columnWidth = (sheet: Sheet, area: Area): number | null =>
  uniform(columnsOf(sheet, area).map((column) => widthOf(sheet.columns[column])))
const widthOf = (column: Column | undefined): number => (column?.hidden === true ? 0 : (column?.width ?? usualWidth))

export const rowHeight = (sheet: Sheet, area: Area): number | null =>
  uniform(rowsOf(sheet, area).map((row) => heightOf(sheet.rows[row])))
const heightOf = (row: Row | undefined): number => (row?.hidden === true ? 0 : (row?.height ?? usualHeight))

export const columnHidden = (sheet: Sheet, area: Area): boolean | null =>
  uniform(columnsOf(sheet, area).map((column) => sheet.columns[column]?.hidden ?? false))
export const rowHidden = (sheet: Sheet, area: Area): boolean | null =>
  uniform(rowsOf(sheet, area).map((row) => sheet.rows[row]?.hidden ?? false))

/** Null: the usual width again. */
export function setColumnWidth(sheet: Sheet, area: Area, points: number | null): void {
  guard(sheet, 'allowFormatColumns')
  if (points !== null && (points < 0 || points > 1342)) throw invalidArgument()
  for (const column of columnsOf(sheet, area)) columnAt(sheet, column).width = points
}

export function setRowHeight(sheet: Sheet, area: Area, points: number | null): void {
  guard(sheet, 'allowFormatRows')
  if (points !== null && (points < 0 || points > 409)) throw invalidArgument()
  for (const row of rowsOf(sheet, area)) rowAt(sheet, row).height = points
}

export function hideColumns(sheet: Sheet, area: Area, hidden: boolean): void {
  guard(sheet, 'allowFormatColumns')
  for (const column of columnsOf(sheet, area)) columnAt(sheet, column).hidden = hidden
}

export function hideRows(book: Book, sheet: Sheet, area: Area, hidden: boolean): void {
  guard(sheet, 'allowFormatRows')
  for (const row of rowsOf(sheet, area)) rowAt(sheet, row).hidden = hidden
  tellSheet(book, happenings.rowHidden, sheet, {
    address: `${area.row + 1}:${area.row + area.rows}`,
    changeType: hidden ? 'Hidden' : 'Unhidden',
  })
}

/** Outline groups; `by` is 1 or -1. Only whole rows or columns may be grouped. */
export function outline(sheet: Sheet, area: Area, option: string, by: 1 | -1): void {
  guard(sheet, null)
  const rows = option === 'ByRows'
  if (!rows && option !== 'ByColumns') throw invalidArgument()
  if (rows ? !isWholeRows(area) : !isWholeColumns(area)) throw invalidArgument()
  const lines: readonly (Row | Column)[] = rows
    ? rowsOf(sheet, area).map((row) => rowAt(sheet, row))
    : columnsOf(sheet, area).map((column) => columnAt(sheet, column))
  for (const line of lines) {
    const level = line.level + by
    if (level < 0 || level > deepest) throw invalidArgument()
    line.level = level
  }
}

/** Shows or hides what an outline group holds. */
export function showDetails(sheet: Sheet, area: Area, option: string, shown: boolean): void {
  const rows = option === 'ByRows'
  const lines: readonly (Row | Column)[] = rows
    ? rowsOf(sheet, area).map((row) => rowAt(sheet, row))
    : columnsOf(sheet, area).map((column) => columnAt(sheet, column))
  for (const line of lines) if (line.level > 0) line.hidden = !shown
}

/** Shows groups up to these levels. */
export function showLevels(sheet: Sheet, rowLevels: number, columnLevels: number): void {
  if (rowLevels > 0) for (const row of sheet.rows) if (row !== undefined) row.hidden = row.level >= rowLevels
  if (columnLevels > 0)
    for (const column of sheet.columns) if (column !== undefined) column.hidden = column.level >= columnLevels
}
