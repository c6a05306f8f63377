// Excel.PivotTableCollection, Excel.PivotTable and its layout.
import { erasePivot, redrawPivot, refreshPivot } from '../model/draw-pivot.ts'
import { dropFigure, figureId } from '../model/figure.ts'
import { guard } from '../model/guard.ts'
import { type Pivot, readSource } from '../model/pivot.ts'
import { areaOf, type Place } from '../model/place.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Table } from '../model/table.ts'
import { invalidArgument, itemAlreadyExists, itemNotFound } from '../wire/host-error.ts'
import { isThing, read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { type Model, placeOf, text, yes } from './given.ts'
import { hierarchiesThing, sumsThing, usesThing } from './pivot-uses.ts'
import { rangeThing } from './range.ts'
import { sheetThing } from './worksheet.ts'

const pivotsOf = ({ book }: Model): readonly Pivot[] => book.figures.filter((figure) => figure.kind === 'PivotTable')

export function pivotsThing(model: Model, sheet: Sheet): Thing {
  const { book } = model
  const mine = () => pivotsOf(model).filter((pivot) => pivot.sheet === sheet)
  const list = () => mine().map((pivot) => ({ keys: [pivot.id, pivot.name], thing: () => pivotThing(model, pivot) }))
  return collection('PivotTableCollection', list, {
    methods: {
      Add: (name, source, destination) => {
        guard(sheet, 'allowPivotTables')
        const wanted = text(name)
        if (mine().some((pivot) => pivot.name.toLowerCase() === wanted.toLowerCase())) throw itemAlreadyExists()
        const at = placeOf(model, destination, sheet)
        const from = sourceOf(model, source, sheet)
        const read = readSource(book, { source: from })
        // Excel refuses a source without data rows, or with a column that has no name.
        if (read.records.length === 0 || read.fields.includes('')) throw invalidArgument()
        const pivot: Pivot = {
          kind: 'PivotTable',
          id: figureId(book),
          sheet: at.sheet,
          name: wanted,
          source: from,
          at: { sheet: at.sheet, area: { ...at.area, rows: 1, columns: 1 } },
          ...read,
          filters: [],
          rows: [],
          sums: [],
          autoFormat: true,
          preserveFormatting: true,
          body: null,
          filterAxis: null,
        }
        book.figures.push(pivot)
        redrawPivot(book, pivot)
        return pivotThing(model, pivot)
      },
      RefreshAll: () => {
        for (const pivot of mine()) refresh(model, pivot)
      },
    },
  })
}

function sourceOf(model: Model, source: unknown, sheet: Sheet): string | Place {
  if (isThing(source) && source.kind === 'Table') return (source.holds as Table).name
  const { sheet: owner, area } = placeOf(model, source, sheet)
  return { sheet: owner, area }
}

/** A PivotTable on a protected sheet cannot be refreshed, whatever its protection allows. */
function refresh({ book }: Model, pivot: Pivot): void {
  guard(pivot.sheet, null)
  refreshPivot(book, pivot)
}

function pivotThing(model: Model, pivot: Pivot): Thing {
  const { book } = model
  const { sheet, id } = pivot
  return {
    kind: 'PivotTable',
    identity: { Id: id },
    holds: pivot,
    scalars: {
      Id: read(() => id),
      Name: {
        get: () => pivot.name,
        set: (name) => {
          guard(sheet, 'allowPivotTables')
          pivot.name = text(name)
        },
      },
    },
    objects: {
      Worksheet: () => sheetThing(model, sheet),
      Layout: () => layoutThing(model, pivot),
      Hierarchies: () => hierarchiesThing(pivot),
      RowHierarchies: () => usesThing(model, pivot, 'rows'),
      FilterHierarchies: () => usesThing(model, pivot, 'filters'),
      DataHierarchies: () => sumsThing(model, pivot),
    },
    methods: {
      Refresh: () => refresh(model, pivot),
      Delete: () => {
        guard(sheet, 'allowPivotTables')
        erasePivot(book, pivot)
        dropFigure(book, pivot)
      },
    },
  }
}

function layoutThing(model: Model, pivot: Pivot): Thing {
  const flag = (name: 'autoFormat' | 'preserveFormatting') => ({
    get: () => pivot[name],
    set: (value: unknown) => {
      guard(pivot.sheet, 'allowPivotTables')
      pivot[name] = yes(value)
    },
  })
  const range = (place: Place | null): Thing => {
    if (place === null) throw itemNotFound()
    return rangeThing(model, { sheet: place.sheet, area: areaOf(place) })
  }
  return {
    kind: 'PivotLayout',
    scalars: { AutoFormat: flag('autoFormat'), PreserveFormatting: flag('preserveFormatting') },
    methods: {
      // Without the filters above it.
      GetRange: () => range(pivot.body),
      GetFilterAxisRange: () => range(pivot.filterAxis),
    },
  }
}
