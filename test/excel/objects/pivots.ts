// Excel.PivotTableCollection: what was ordered is recorded; the figures of a PivotTable are not reckoned.

import { cellValue } from '../model/calculation.ts'
import type { Figure } from '../model/figure.ts'
import { guard } from '../model/guard.ts'
import type { Place } from '../model/place.ts'
import { areaOf } from '../model/place.ts'
import type { Sheet } from '../model/sheet.ts'
import { columnNames, type Table } from '../model/table.ts'
import { onWire } from '../model/value.ts'
import { invalidArgument, itemAlreadyExists, itemNotFound } from '../wire/host-error.ts'
import { isThing, read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { type Model, placeOf, text } from './given.ts'
import { fullAddress } from './range.ts'
import { recordedThing } from './recorded.ts'
import { sheetThing } from './worksheet.ts'

export type PivotUse = { readonly field: string; readonly record: Record<string, unknown> }
const uses = ['RowHierarchies', 'ColumnHierarchies', 'DataHierarchies', 'FilterHierarchies'] as const

export function pivotsThing(model: Model, sheet: Sheet): Thing {
  const { figures } = model.book
  const list = () =>
    figures
      .filter((figure) => figure.sheet === sheet && figure.kind === 'PivotTable')
      .map((pivot) => ({ keys: [pivot.id, String(pivot.record.Name)], thing: () => pivotThing(model, pivot) }))
  return collection('PivotTableCollection', list, {
    methods: {
      Add: (name, source, destination) => {
        guard(sheet, 'allowPivotTables')
        const wanted = text(name)
        if (list().some(({ keys }) => keys.includes(wanted))) throw itemAlreadyExists()
        const [place, fields] = sourceOf(model, source, sheet)
        const pivot: Figure = {
          kind: 'PivotTable',
          id: model.book.newId(),
          sheet,
          record: {
            Name: wanted,
            Source: fullAddress(place),
            Destination: fullAddress(placeOf(model, destination, sheet)),
            Fields: fields,
            ...Object.fromEntries(uses.map((use) => [use, []])),
          },
        }
        figures.push(pivot)
        return pivotThing(model, pivot)
      },
      RefreshAll: () => undefined,
    },
  })
}

function sourceOf(model: Model, source: unknown, sheet: Sheet): readonly [Place, readonly string[]] {
  const table = isThing(source) && source.kind === 'Table' ? (source.holds as Table) : null
  if (table !== null) return [{ ...table.place, area: areaOf(table.place) }, columnNames(model.book, table)]
  const place = placeOf(model, source, sheet)
  const { row, column, columns, rows } = place.area
  const fields = Array.from({ length: columns }, (_, index) =>
    String(onWire(cellValue(model.book, place.sheet, row, column + index))),
  )
  // Excel refuses a source without data rows, or with a column that has no name.
  if (rows < 2 || fields.includes('')) throw invalidArgument()
  return [place, fields]
}

function pivotThing(model: Model, pivot: Figure): Thing {
  const { record, sheet, id } = pivot
  const fields = record.Fields as readonly string[]
  const field = (name: string): Thing => ({
    kind: 'PivotHierarchy',
    identity: { Id: name },
    scalars: { Id: read(() => name), Name: read(() => name) },
    holds: name,
  })
  return recordedThing(model.library, 'PivotTable', record, {
    identity: { Id: id },
    scalars: { Id: read(() => id) },
    objects: {
      Worksheet: () => sheetThing(model, sheet),
      Layout: () => recordedThing(model.library, 'PivotLayout', layoutOf(record)),
      Hierarchies: () =>
        collection('PivotHierarchyCollection', () =>
          fields.map((name) => ({ keys: [name], thing: () => field(name) })),
        ),
      ...Object.fromEntries(uses.map((use) => [use, () => usesThing(model, use, record[use] as PivotUse[])])),
    },
    methods: {
      Refresh: () => undefined,
      Delete: () => void model.book.figures.splice(model.book.figures.indexOf(pivot), 1),
    },
  })
}

function layoutOf(record: Record<string, unknown>): Record<string, unknown> {
  record.Layout ??= {}
  return record.Layout as Record<string, unknown>
}

function usesThing(model: Model, use: (typeof uses)[number], list: PivotUse[]): Thing {
  const kinds = {
    RowHierarchies: ['RowColumnPivotHierarchyCollection', 'RowColumnPivotHierarchy'],
    ColumnHierarchies: ['RowColumnPivotHierarchyCollection', 'RowColumnPivotHierarchy'],
    DataHierarchies: ['DataPivotHierarchyCollection', 'DataPivotHierarchy'],
    FilterHierarchies: ['FilterPivotHierarchyCollection', 'FilterPivotHierarchy'],
  } as const
  const [kind, one] = kinds[use]
  const thing = (entry: PivotUse): Thing =>
    recordedThing(model.library, one, entry.record, { identity: { Id: String(entry.record.Name) }, holds: entry })
  return collection(
    kind,
    () => list.map((entry) => ({ keys: [String(entry.record.Name)], thing: () => thing(entry) })),
    {
      methods: {
        Add: (hierarchy) => {
          const name = isThing(hierarchy) && typeof hierarchy.holds === 'string' ? hierarchy.holds : null
          if (name === null) throw invalidArgument()
          const data = use === 'DataHierarchies'
          const entry: PivotUse = {
            field: name,
            record: data ? { Name: `Sum of ${name}`, SummarizeBy: 'Sum' } : { Name: name },
          }
          list.push(entry)
          return thing(entry)
        },
        Remove: (hierarchy) => {
          const index = list.findIndex((entry) => isThing(hierarchy) && hierarchy.holds === entry)
          if (index < 0) throw itemNotFound()
          list.splice(index, 1)
        },
      },
    },
  )
}
