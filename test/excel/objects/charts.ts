// Excel.ChartCollection: charts are recorded with their data, place, titles and series, and never drawn.
import type { Figure } from '../model/figure.ts'
import { guard } from '../model/guard.ts'
import type { Sheet } from '../model/sheet.ts'
import { invalidArgument } from '../wire/host-error.ts'
import { isThing, read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { isMissing, type Model, placeOf, text, textOr } from './given.ts'
import { fullAddress } from './range.ts'
import { recordedThing } from './recorded.ts'
import { sheetThing } from './worksheet.ts'

type Series = Record<string, unknown>

export function chartsThing(model: Model, sheet: Sheet): Thing {
  const { figures } = model.book
  const mine = () => figures.filter((figure) => figure.sheet === sheet && figure.kind === 'Chart')
  const list = () =>
    mine().map((chart) => ({ keys: [chart.id, String(chart.record.Name)], thing: () => chartThing(model, chart) }))
  return collection('ChartCollection', list, {
    methods: {
      Add: (type, source, seriesBy) => {
        guard(sheet, 'allowEditObjects')
        if (!isThing(source) || source.place === undefined) throw invalidArgument()
        const chart: Figure = {
          kind: 'Chart',
          id: model.book.newId(),
          sheet,
          record: {
            Name: `Chart ${mine().length + 1}`,
            ChartType: text(type),
            Source: fullAddress(source.place),
            SeriesBy: textOr(seriesBy, 'Auto'),
            Top: 0,
            Left: 0,
            Width: 360,
            Height: 216,
            Series: [],
          },
        }
        figures.push(chart)
        return chartThing(model, chart)
      },
    },
  })
}

function chartThing(model: Model, chart: Figure): Thing {
  const { record, sheet, id } = chart
  return recordedThing(model.library, 'Chart', record, {
    identity: { Id: id },
    scalars: { Id: read(() => id) },
    objects: { Series: () => seriesThing(model, chart), Worksheet: () => sheetThing(model, sheet) },
    methods: {
      Delete: () => void model.book.figures.splice(model.book.figures.indexOf(chart), 1),
      SetData: (source, seriesBy) => {
        record.Source = fullAddress(placeOf(model, source, sheet))
        record.SeriesBy = textOr(seriesBy, 'Auto')
      },
      SetPosition: (first, last) => {
        record.From = fullAddress(placeOf(model, first, sheet))
        record.To = fullAddress(placeOf(model, isMissing(last) ? first : last, sheet))
      },
      Activate: () => undefined,
    },
  })
}

/** Series that the add-in adds; what Excel makes of the source by itself is not known here. */
function seriesThing(model: Model, chart: Figure): Thing {
  const series = chart.record.Series as Series[]
  const keep = (record: Series, name: string) => (range: unknown) => {
    record[name] = fullAddress(placeOf(model, range, chart.sheet))
  }
  const thing = (record: Series): Thing =>
    recordedThing(model.library, 'ChartSeries', record, {
      methods: {
        SetValues: keep(record, 'Values'),
        SetXAxisValues: keep(record, 'XAxisValues'),
        Delete: () => void series.splice(series.indexOf(record), 1),
      },
    })
  return collection(
    'ChartSeriesCollection',
    () => series.map((record, index) => ({ keys: [index], thing: () => thing(record) })),
    {
      methods: {
        Add: (name) => {
          const record: Series = { Name: textOr(name, `Series${series.length + 1}`) }
          series.push(record)
          return thing(record)
        },
      },
    },
  )
}
