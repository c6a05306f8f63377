// Excel.PageLayout and page breaks.
import { areaText, maxColumns, maxRows, parseArea } from '../model/area.ts'
import type { Place } from '../model/place.ts'
import type { Sheet } from '../model/sheet.ts'
import { itemNotFound } from '../wire/host-error.ts'
import type { Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { type Model, oneOf, placeOf, record } from './given.ts'
import { rangeThing } from './range.ts'
import { recordedThing } from './recorded.ts'

const usual = {
  Orientation: 'Portrait',
  LeftMargin: 50.4,
  RightMargin: 50.4,
  TopMargin: 54,
  BottomMargin: 54,
  HeaderMargin: 21.6,
  FooterMargin: 21.6,
  CenterHorizontally: false,
  CenterVertically: false,
  PrintGridlines: false,
  PrintHeadings: false,
  BlackAndWhite: false,
}
const points: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 }

export function pageThing(model: Model, sheet: Sheet): Thing {
  for (const [name, value] of Object.entries(usual)) sheet.page[name] ??= value
  const keep = (name: string, range: (place: Place) => string) => (given: unknown) => {
    sheet.page[name] = range(placeOf(model, given, sheet))
  }
  const found = (name: string): Thing | null => {
    const area = parseArea(String(sheet.page[name] ?? ''))
    return area === null ? null : rangeThing(model, { sheet, area })
  }
  const must = (thing: Thing | null): Thing => {
    if (thing === null) throw itemNotFound()
    return thing
  }
  const rows = keep('PrintTitleRows', ({ area }) => areaText({ ...area, column: 0, columns: maxColumns }))
  const columns = keep('PrintTitleColumns', ({ area }) => areaText({ ...area, row: 0, rows: maxRows }))
  return recordedThing(model.library, 'PageLayout', sheet.page, {
    methods: {
      SetPrintArea: keep('PrintArea', ({ area }) => areaText(area)),
      SetPrintTitleRows: rows,
      SetPrintTitleColumns: columns,
      SetPrintMargins: (unit, options) => {
        const factor = points[oneOf(unit, Object.keys(points))]!
        for (const [side, value] of Object.entries(record(options)))
          sheet.page[`${side[0]!.toUpperCase()}${side.slice(1)}Margin`] = Number(value) * factor
      },
      GetPrintArea: () => must(found('PrintArea')),
      GetPrintAreaOrNullObject: () => found('PrintArea'),
      GetPrintTitleRows: () => must(found('PrintTitleRows')),
      GetPrintTitleRowsOrNullObject: () => found('PrintTitleRows'),
      GetPrintTitleColumns: () => must(found('PrintTitleColumns')),
      GetPrintTitleColumnsOrNullObject: () => found('PrintTitleColumns'),
    },
  })
}

/** Breaks before rows or before columns. */
export function breaksThing(model: Model, sheet: Sheet, axis: 'row' | 'column'): Thing {
  const breaks = axis === 'row' ? sheet.rowBreaks : sheet.columnBreaks
  const thing = (at: number): Thing => ({
    kind: 'PageBreak',
    methods: { Delete: () => void breaks.splice(breaks.indexOf(at), 1) },
  })
  return collection('PageBreakCollection', () => breaks.map((at) => ({ keys: [at], thing: () => thing(at) })), {
    methods: {
      Add: (range) => {
        const at = placeOf(model, range, sheet).area[axis]
        if (!breaks.includes(at)) breaks.push(at)
        return thing(at)
      },
      RemovePageBreaks: () => {
        breaks.length = 0
      },
    },
  })
}
