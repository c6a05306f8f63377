// Excel.TableColumnCollection.

import { insertCells, removeCells } from '../model/insert.ts'
import { areaOf } from '../model/place.ts'
import { bodyArea, columnNames, headArea, resizeTable, type Table } from '../model/table.ts'
import { writeCells } from '../model/write.ts'
import { invalidArgument, notImplemented } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { isMissing, type Model, text, whole } from './given.ts'
import { rangeThing } from './range.ts'
import { rangeCells } from './range-cells.ts'

export function tableColumnsThing(model: Model, table: Table): Thing {
  const { book } = model
  const list = () =>
    columnNames(book, table).map((name, index) => ({
      keys: [name, index + 1],
      thing: () => columnThing(model, table, index),
    }))
  return collection('TableColumnCollection', list, {
    methods: {
      GetItem: (key) => {
        // A number is the id of a column, a text its name.
        const index = typeof key === 'number' ? key - 1 : columnNames(book, table).indexOf(String(key))
        if (index < 0 || index >= areaOf(table.place).columns) throw invalidArgument()
        return columnThing(model, table, index)
      },
      Add: (index, values, name) => {
        const area = areaOf(table.place)
        const at = isMissing(index) || index === -1 ? area.columns : whole(index)
        if (at < area.columns) throw notImplemented('TableColumnCollection.add before other columns')
        const column = { ...area, column: area.column + area.columns, columns: 1 }
        insertCells(book, table.place.sheet, column, 'Right')
        resizeTable(book, table, { ...area, columns: area.columns + 1 })
        if (!isMissing(values)) writeCells(book, table.place.sheet, column, values)
        if (!isMissing(name)) writeCells(book, table.place.sheet, { ...column, rows: 1 }, text(name))
        return columnThing(model, table, at)
      },
    },
  })
}

function columnThing(model: Model, table: Table, index: number): Thing {
  const { book } = model
  const { sheet } = table.place
  const one = (area: ReturnType<typeof bodyArea>) => ({ ...area, column: area.column + index, columns: 1 })
  const cells = () => rangeCells(model, { sheet, area: one(areaOf(table.place)) })
  return {
    kind: 'TableColumn',
    identity: { Id: index + 1 },
    scalars: {
      Id: read(() => index + 1),
      Index: read(() => index),
      Name: {
        get: () => columnNames(book, table)[index],
        set: (name) => writeCells(book, sheet, one(headArea(table)), `'${text(name)}`),
      },
      Values: { get: () => cells().Values!.get(), set: (values) => cells().Values!.set!(values) },
    },
    methods: {
      GetRange: () => rangeThing(model, { sheet, area: one(areaOf(table.place)) }),
      GetDataBodyRange: () => rangeThing(model, { sheet, area: one(bodyArea(table)) }),
      GetHeaderRowRange: () => rangeThing(model, { sheet, area: one(headArea(table)) }),
      Delete: () => removeCells(book, sheet, one(areaOf(table.place)), 'Left'),
    },
  }
}
