// What Excel says when something changes; the numbers are those of the client library.
import { type Area, areaText, cellCount, meets } from './area.ts'
import type { Book } from './book.ts'
import type { Sheet } from './sheet.ts'
import { type CellValue, onWire, valueType } from './value.ts'

export const happenings = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selection: 14,
  deleted: 15,
  formatChanged: 18,
  rowSorted: 19,
  columnSorted: 20,
  rowHidden: 22,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  moved: 27,
  tableChanged: 101,
  tableSelection: 102,
} as const

export const sourceOf = (book: Book): 'Local' | 'Remote' => (book.origin === 'remote' ? 'Remote' : 'Local')

export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted'

const shiftDirections: Readonly<Record<ChangeType, string>> = {
  RangeEdited: 'None',
  RowInserted: 'Down',
  RowDeleted: 'Up',
  ColumnInserted: 'Right',
  ColumnDeleted: 'Left',
  CellInserted: 'Down',
  CellDeleted: 'Up',
}

/** Tells that cells changed; values before and after are told for a single cell, as Excel does. */
export function tellChanged(
  book: Book,
  sheet: Sheet,
  area: Area,
  changeType: ChangeType,
  values?: { readonly before: CellValue; readonly after: CellValue },
): void {
  book.dirty = true
  const details =
    values === undefined || cellCount(area) !== 1 || changeType !== 'RangeEdited'
      ? {}
      : {
          valueBefore: onWire(values.before),
          valueAfter: onWire(values.after),
          valueTypeBefore: valueType(values.before),
          valueTypeAfter: valueType(values.after),
        }
  const message = {
    changeType,
    source: sourceOf(book),
    worksheetId: sheet.id,
    address: areaText(area),
    referenceId: book.remember(sheet, area),
    shiftDirection: shiftDirections[changeType],
    triggerSource: book.origin === 'add-in' ? 'ThisLocalAddin' : 'Unknown',
    ...details,
  }
  book.tell({ type: happenings.changed, targets: [sheet.id, 'Workbook'], message })
  for (const { id, place } of book.tables)
    if (place.sheet === sheet && place.gone !== true && meets(place.area, area))
      book.tell({ type: happenings.tableChanged, targets: [id, 'Workbook'], message: { ...message, tableId: id } })
}

/** Something about a sheet as a whole. */
export function tellSheet(book: Book, type: number, sheet: Sheet, more: Readonly<Record<string, unknown>> = {}): void {
  book.tell({
    type,
    targets: [sheet.id, 'Workbook'],
    message: { source: sourceOf(book), worksheetId: sheet.id, ...more },
  })
}
