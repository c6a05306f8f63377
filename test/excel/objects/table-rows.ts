// Excel.TableRowCollection.

import { insertCells, removeCells } from '../model/insert.ts'
import { areaOf } from '../model/place.ts'
import { usedArea } from '../model/sheet.ts'
import { bodyArea, type Table } from '../model/table.ts'
import { writeCells } from '../model/write.ts'
import { invalidArgument } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { isMissing, type Model, whole } from './given.ts'
import { rangeThing } from './range.ts'
import { rangeCells } from './range-cells.ts'

export function tableRowsThing(model: Model, table: Table): Thing {
  const { book } = model
  const { sheet } = table.place
  const list = () =>
    Array.from({ length: bodyArea(table).rows }, (_, index) => ({
      keys: [index],
      thing: () => rowThing(model, table, index),
    }))
  return collection('TableRowCollection', list, {
    methods: {
      Add: (index, values) => {
        const rows = blockOf(values, areaOf(table.place).columns)
        const body = bodyArea(table)
        // The one empty row of a new table is filled before any is added.
        const empty = body.rows === 1 && usedArea(sheet, true, body) === null
        const at = isMissing(index) || index === -1 ? (empty ? 0 : body.rows) : whole(index)
        if (at < 0 || at > body.rows) throw invalidArgument()
        const fresh = { ...body, row: body.row + at, rows: rows.length }
        if (!empty) insertCells(book, sheet, fresh, 'Down')
        else if (rows.length > 1)
          insertCells(book, sheet, { ...fresh, row: body.row + 1, rows: rows.length - 1 }, 'Down')
        const area = areaOf(table.place)
        const last = Math.max(area.row + area.rows, fresh.row + fresh.rows)
        table.place.area = { ...area, rows: last - area.row }
        writeCells(book, sheet, fresh, rows)
        return rowThing(model, table, at)
      },
      DeleteRowsAt: (index, count) => {
        const body = bodyArea(table)
        removeCells(
          book,
          sheet,
          { ...body, row: body.row + whole(index), rows: isMissing(count) ? 1 : whole(count) },
          'Up',
        )
      },
    },
  })
}

function blockOf(values: unknown, columns: number): readonly unknown[][] {
  if (!Array.isArray(values)) return [Array.from({ length: columns }, () => (isMissing(values) ? '' : values))]
  const rows: readonly unknown[] = Array.isArray(values[0]) ? values : [values]
  return rows.map((row) => {
    if (!Array.isArray(row) || row.length !== columns) throw invalidArgument()
    return row as unknown[]
  })
}

function rowThing(model: Model, table: Table, index: number): Thing {
  const { sheet } = table.place
  const area = () => {
    const body = bodyArea(table)
    return { ...body, row: body.row + index, rows: 1 }
  }
  const cells = () => rangeCells(model, { sheet, area: area() })
  return {
    kind: 'TableRow',
    identity: { _Id: index },
    scalars: {
      Index: read(() => index),
      Values: { get: () => cells().Values!.get(), set: (values) => cells().Values!.set!(values) },
    },
    methods: {
      GetRange: () => rangeThing(model, { sheet, area: area() }),
      Delete: () => removeCells(model.book, sheet, area(), 'Up'),
    },
  }
}
