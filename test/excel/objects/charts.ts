// Excel.ChartCollection and Excel.Chart.
import { cornerAt, leftOf, topOf } from '../model/anchor.ts'
import { addChart, type Chart } from '../model/chart.ts'
import { dropFigure } from '../model/figure.ts'
import { guard } from '../model/guard.ts'
import { areaOf } from '../model/place.ts'
import type { Sheet } from '../model/sheet.ts'
import { invalidArgument, notImplemented } from '../wire/host-error.ts'
import { isThing, read, type Thing } from '../wire/thing.ts'
import { axesThing } from './chart-axes.ts'
import { chartScalar, chartType } from './chart-scalar.ts'
import { seriesListThing } from './chart-series.ts'
import { collection } from './collection.ts'
import { isMissing, type Model, number, oneOf, placeOf, text } from './given.ts'
import { sheetThing } from './worksheet.ts'

export function chartsThing(model: Model, sheet: Sheet): Thing {
  const { book } = model
  const mine = () => book.figures.filter((figure) => figure.kind === 'Chart').filter((chart) => chart.sheet === sheet)
  const list = () => mine().map((chart) => ({ keys: [chart.id, chart.name], thing: () => chartThing(model, chart) }))
  return collection('ChartCollection', list, {
    methods: {
      Add: (type, source, seriesBy) => {
        guard(sheet, 'allowEditObjects')
        if (!isThing(source) || source.place === undefined) throw invalidArgument()
        if (seriesBy !== 'Columns') throw notImplemented(`ChartCollection.add with series by ${String(seriesBy)}`)
        return chartThing(model, addChart(book, sheet, chartType(type), source.place))
      },
    },
  })
}

const legends = ['Top', 'Bottom', 'Left', 'Right', 'Corner'] as const

export function chartThing(model: Model, chart: Chart): Thing {
  const { sheet, id } = chart
  const scalar = (name: string, get: () => unknown, set: (value: unknown) => void) =>
    chartScalar(sheet, `Chart.${name}`, get, set)
  const size = () => {
    const [left, top] = [leftOf(sheet, chart.from), topOf(sheet, chart.from)]
    return { left, top, width: leftOf(sheet, chart.to) - left, height: topOf(sheet, chart.to) - top }
  }
  const put = (change: Partial<ReturnType<typeof size>>) => {
    const { left, top, width, height } = { ...size(), ...change }
    chart.from = cornerAt(sheet, left, top)
    chart.to = cornerAt(sheet, left + width, top + height)
  }
  const placed = (name: 'left' | 'top' | 'width' | 'height') =>
    scalar(
      name,
      () => size()[name],
      (value) => put({ [name]: number(value) }),
    )
  return {
    kind: 'Chart',
    identity: { Id: id },
    holds: chart,
    scalars: {
      Id: read(() => id),
      Name: scalar(
        'name',
        () => chart.name,
        (name) => {
          chart.name = text(name)
        },
      ),
      ChartType: scalar(
        'chartType',
        () => chart.type,
        (type) => {
          chart.type = chartType(type)
          for (const series of chart.series) series.type = chart.type
        },
      ),
      Left: placed('left'),
      Top: placed('top'),
      Width: placed('width'),
      Height: placed('height'),
    },
    objects: {
      Worksheet: () => sheetThing(model, sheet),
      Series: () => seriesListThing(model, chart),
      Axes: () => axesThing(chart),
      Title: () => ({
        kind: 'ChartTitle',
        scalars: {
          Text: scalar(
            'title.text',
            () => chart.title,
            (title) => {
              chart.title = text(title)
            },
          ),
        },
      }),
      Legend: () => ({
        kind: 'ChartLegend',
        scalars: {
          Position: scalar(
            'legend.position',
            () => chart.legend,
            (position) => {
              chart.legend = oneOf(position, legends)
            },
          ),
        },
      }),
    },
    methods: {
      Delete: () => {
        guard(sheet, 'allowEditObjects')
        dropFigure(model.book, chart)
      },
      SetPosition: (first, last) => {
        guard(sheet, 'allowEditObjects')
        const start = areaOf(placeOf(model, first, sheet))
        const end = isMissing(last) ? null : areaOf(placeOf(model, last, sheet))
        const { width, height } = size()
        chart.from = { column: start.column, right: 0, row: start.row, down: 0 }
        chart.to =
          end === null
            ? cornerAt(sheet, leftOf(sheet, chart.from) + width, topOf(sheet, chart.from) + height)
            : { column: end.column + end.columns, right: 0, row: end.row + end.rows, down: 0 }
      },
    },
  }
}
