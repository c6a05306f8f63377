// Excel.TableCollection and Excel.Table.
import { happenings } from '../model/happenings.ts'
import { areaOf } from '../model/place.ts'
import type { Sheet } from '../model/sheet.ts'
import { addTable, bodyArea, headArea, removeTable, renameTable, resizeTable, type Table } from '../model/table.ts'
import { notImplemented } from '../wire/host-error.ts'
import { kept, read, type Scalar, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { eventMethods } from './events.ts'
import { type Model, placeOf, text, yes } from './given.ts'
import { rangeThing } from './range.ts'
import { tableColumnsThing } from './table-columns.ts'
import { tableRowsThing } from './table-rows.ts'
import { sheetThing } from './worksheet.ts'

const events = { DataChangedEvent: happenings.tableChanged, SelectionChangedEvent: happenings.tableSelection }
const remembered = [
  'ShowBandedRows',
  'ShowBandedColumns',
  'ShowFilterButton',
  'HighlightFirstColumn',
  'HighlightLastColumn',
  'Style',
]

export function tablesThing(model: Model, sheet: Sheet | null): Thing {
  const { book } = model
  const list = () =>
    book.tables
      .filter(({ place }) => place.gone !== true && (sheet ?? place.sheet) === place.sheet)
      .map((table) => ({ keys: [table.id, table.name], thing: () => tableThing(model, table) }))
  return collection('TableCollection', list, {
    methods: {
      ...eventMethods(model, 'Workbook', { DataChangedEvent: happenings.tableChanged }),
      Add: (address, hasHeaders) => {
        const place = placeOf(model, address, sheet ?? book.active)
        if (hasHeaders !== true) throw notImplemented('TableCollection.add without a header row')
        return tableThing(model, addTable(book, place.sheet, place.area))
      },
    },
  })
}

export function tableThing(model: Model, table: Table): Thing {
  const { book } = model
  const { sheet } = table.place
  const fixed = (name: string, value: boolean): Scalar => ({
    get: () => value,
    set: (wanted) => {
      if (yes(wanted) !== value) throw notImplemented(`Table.${name} = ${wanted}`)
    },
  })
  return {
    kind: 'Table',
    identity: { Id: table.id },
    holds: table,
    scalars: {
      Id: read(() => table.id),
      Name: { get: () => table.name, set: (name) => renameTable(book, table, text(name)) },
      ShowHeaders: fixed('showHeaders', true),
      ShowTotals: fixed('showTotals', false),
      ...Object.fromEntries(remembered.map((name) => [name, kept(table.looks, name)])),
    },
    objects: {
      Worksheet: () => sheetThing(model, sheet),
      Columns: () => tableColumnsThing(model, table),
      Rows: () => tableRowsThing(model, table),
    },
    methods: {
      ...eventMethods(model, table.id, events),
      GetRange: () => rangeThing(model, { sheet, area: areaOf(table.place) }),
      GetHeaderRowRange: () => rangeThing(model, { sheet, area: headArea(table) }),
      GetDataBodyRange: () => rangeThing(model, { sheet, area: bodyArea(table) }),
      Resize: (range) => resizeTable(book, table, placeOf(model, range, sheet).area),
      Delete: () => removeTable(book, table, true),
      ConvertToRange: () => {
        const area = areaOf(table.place)
        removeTable(book, table, false)
        return rangeThing(model, { sheet, area })
      },
    },
  }
}
