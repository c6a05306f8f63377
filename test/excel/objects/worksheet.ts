// Excel.Worksheet.

import { areaText, wholeSheet } from '../model/area.ts'
import { happenings } from '../model/happenings.ts'
import { showLevels } from '../model/lines.ts'
import { activateSheet } from '../model/selection.ts'
import type { Sheet } from '../model/sheet.ts'
import { moveSheet, removeSheet, renameSheet, showSheet, visibilities } from '../model/sheets.ts'
import { itemNotFound } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { areasThing } from './areas.ts'
import { autoFilterThing } from './auto-filter.ts'
import { chartsThing } from './charts.ts'
import { commentsThing } from './comments.ts'
import { eventMethods } from './events.ts'
import { freezeThing } from './freeze.ts'
import { isMissing, type Model, oneOf, placeOf, text, whole, yes } from './given.ts'
import { namesThing } from './names.ts'
import { breaksThing, pageThing } from './page-layout.ts'
import { pivotsThing } from './pivots.ts'
import { protectionThing } from './protection.ts'
import { rangeThing } from './range.ts'
import { rangeByIndexes, sheetUsed } from './range-ways.ts'
import { tablesThing } from './tables.ts'

export const sheetEvents = {
  DataChangedEvent: happenings.changed,
  ActivatedEvent: happenings.activated,
  DeactivatedEvent: happenings.deactivated,
  AddedEvent: happenings.added,
  SelectionChangedEvent: happenings.selection,
  DeletedEvent: happenings.deleted,
  FormatChangedEvent: happenings.formatChanged,
  RowSortedEvent: happenings.rowSorted,
  ColumnSortedEvent: happenings.columnSorted,
  RowHiddenChangedEvent: happenings.rowHidden,
  ProtectionChangedEvent: happenings.protectionChanged,
  EventNameChanged: happenings.nameChanged,
  EventVisibilityChanged: happenings.visibilityChanged,
  EventMoved: happenings.moved,
}

export function sheetThing(model: Model, sheet: Sheet): Thing {
  const { book } = model
  const beside = (step: 1 | -1, visibleOnly: boolean): Thing | null => {
    const list = book.sheets.filter((one) => one === sheet || !visibleOnly || one.visibility === 'Visible')
    const found = list[list.indexOf(sheet) + step]
    return found === undefined ? null : sheetThing(model, found)
  }
  const must = (thing: Thing | null): Thing => {
    if (thing === null) throw itemNotFound()
    return thing
  }
  return {
    kind: 'Worksheet',
    identity: { Id: sheet.id },
    holds: sheet,
    scalars: {
      Id: read(() => sheet.id),
      Name: { get: () => sheet.name, set: (name) => renameSheet(book, sheet, text(name)) },
      Position: { get: () => book.sheets.indexOf(sheet), set: (to) => moveSheet(book, sheet, whole(to)) },
      Visibility: {
        get: () => sheet.visibility,
        set: (value) => showSheet(book, sheet, oneOf(value, visibilities)),
      },
      TabColor: {
        get: () => sheet.tabColor,
        set: (color) => {
          sheet.tabColor = text(color)
        },
      },
      Gridlines: {
        get: () => sheet.gridlines,
        set: (value) => {
          sheet.gridlines = yes(value)
        },
      },
      Headings: {
        get: () => sheet.headings,
        set: (value) => {
          sheet.headings = yes(value)
        },
      },
    },
    objects: {
      Tables: () => tablesThing(model, sheet),
      Names: () => namesThing(model, sheet),
      Comments: () => commentsThing(model, sheet),
      Charts: () => chartsThing(model, sheet),
      PivotTables: () => pivotsThing(model, sheet),
      AutoFilter: () => autoFilterThing(model, sheet),
      Protection: () => protectionThing(model, sheet),
      FreezePanes: () => freezeThing(model, sheet),
      PageLayout: () => pageThing(model, sheet),
      HorizontalPageBreaks: () => breaksThing(model, sheet, 'row'),
      VerticalPageBreaks: () => breaksThing(model, sheet, 'column'),
    },
    methods: {
      ...eventMethods(model, sheet.id, sheetEvents),
      Activate: () => activateSheet(book, sheet),
      Delete: () => removeSheet(book, sheet),
      GetRange: (address) =>
        isMissing(address) || address === ''
          ? rangeThing(model, { sheet, area: wholeSheet })
          : rangeThing(model, placeOf(model, address, sheet)),
      GetRanges: (addresses) =>
        areasThing(
          model,
          (isMissing(addresses) ? areaText(wholeSheet) : text(addresses))
            .split(/[,;]/)
            .map((one) => placeOf(model, one, sheet)),
        ),
      GetRangeByIndexes: (...given) => rangeByIndexes(model, sheet, ...given),
      GetCell: (row, column) => rangeByIndexes(model, sheet, row, column, 1, 1),
      ShowOutlineLevels: (rows, columns) => showLevels(sheet, whole(rows), whole(columns)),
      Calculate: () => undefined,
      GetNext: (visibleOnly) => must(beside(1, visibleOnly === true)),
      GetNextOrNullObject: (visibleOnly) => beside(1, visibleOnly === true),
      GetPrevious: (visibleOnly) => must(beside(-1, visibleOnly === true)),
      GetPreviousOrNullObject: (visibleOnly) => beside(-1, visibleOnly === true),
      GetUsedRange: (valuesOnly) => sheetUsed(model, sheet, valuesOnly) ?? rangeByIndexes(model, sheet, 0, 0, 1, 1),
      GetUsedRangeOrNullObject: (valuesOnly) => sheetUsed(model, sheet, valuesOnly),
    },
  }
}
