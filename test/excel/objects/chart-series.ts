// Excel.ChartSeriesCollection and Excel.ChartSeries.
import { type Chart, createSeries, type Series } from '../model/chart.ts'
import { color } from '../model/color.ts'
import { guard } from '../model/guard.ts'
import { notImplemented } from '../wire/host-error.ts'
import type { Thing } from '../wire/thing.ts'
import { chartScalar, chartType } from './chart-scalar.ts'
import { collection } from './collection.ts'
import { isMissing, type Model, number, oneOf, placeOf, text, textOr } from './given.ts'

const markers = ['None', 'Square', 'Diamond', 'Triangle', 'X', 'Star', 'Dot', 'Dash', 'Circle', 'Plus'] as const

export function seriesListThing(model: Model, chart: Chart): Thing {
  const { series, sheet } = chart
  const list = () => series.map((one, index) => ({ keys: [index], thing: () => seriesThing(model, chart, one) }))
  return collection('ChartSeriesCollection', list, {
    methods: {
      Add: (name, index) => {
        guard(sheet, 'allowEditObjects')
        if (!isMissing(index)) throw notImplemented('ChartSeriesCollection.add at a place')
        const made = createSeries(textOr(name, `Series${series.length + 1}`), chart.type)
        series.push(made)
        return seriesThing(model, chart, made)
      },
    },
  })
}

function seriesThing(model: Model, chart: Chart, series: Series): Thing {
  const { sheet } = chart
  const scalar = (name: string, get: () => unknown, set: (value: unknown) => void) =>
    chartScalar(sheet, `ChartSeries.${name}`, get, set)
  const range = (keep: (place: NonNullable<Series['values']>) => void) => (source: unknown) => {
    guard(sheet, 'allowEditObjects')
    const { sheet: owner, area } = placeOf(model, source, sheet)
    keep({ sheet: owner, area })
  }
  const { marker } = series
  return {
    kind: 'ChartSeries',
    scalars: {
      Name: scalar(
        'name',
        () => series.name,
        (value) => {
          series.name = text(value)
        },
      ),
      ChartType: scalar(
        'chartType',
        () => series.type,
        (value) => {
          series.type = chartType(value)
        },
      ),
      AxisGroup: scalar(
        'axisGroup',
        () => (series.secondary ? 'Secondary' : 'Primary'),
        (value) => {
          series.secondary = oneOf(value, ['Primary', 'Secondary']) === 'Secondary'
        },
      ),
      GapWidth: scalar(
        'gapWidth',
        () => series.gap,
        (value) => {
          series.gap = number(value)
        },
      ),
      MarkerStyle: scalar(
        'markerStyle',
        () => marker.style,
        (value) => {
          marker.style = oneOf(value, markers)
        },
      ),
      MarkerSize: scalar(
        'markerSize',
        () => marker.size,
        (value) => {
          marker.size = number(value)
        },
      ),
      MarkerBackgroundColor: scalar(
        'markerBackgroundColor',
        () => marker.inside,
        (value) => {
          marker.inside = color(value)
        },
      ),
      MarkerForegroundColor: scalar(
        'markerForegroundColor',
        () => marker.edge,
        (value) => {
          marker.edge = color(value)
        },
      ),
    },
    objects: { Format: () => formatThing(chart, series) },
    methods: {
      SetValues: range((place) => {
        series.values = place
      }),
      SetXAxisValues: range((place) => {
        series.categories = place
      }),
      Delete: () => {
        guard(sheet, 'allowEditObjects')
        chart.series.splice(chart.series.indexOf(series), 1)
      },
    },
  }
}

const formatThing = ({ sheet }: Chart, series: Series): Thing => ({
  kind: 'ChartSeriesFormat',
  objects: {
    Fill: () => ({
      kind: 'ChartFill',
      methods: {
        SetSolidColor: (value) => {
          guard(sheet, 'allowEditObjects')
          series.fill = color(value)
        },
      },
    }),
    Line: () => ({
      kind: 'ChartLineFormat',
      scalars: {
        Color: chartScalar(
          sheet,
          'ChartLineFormat.color',
          () => series.line,
          (value) => {
            series.line = color(value)
          },
        ),
        LineStyle: chartScalar(
          sheet,
          'ChartLineFormat.lineStyle',
          () => (series.lineHidden ? 'None' : null),
          (style) => {
            if (style !== 'None') throw notImplemented(`ChartLineFormat.lineStyle = ${String(style)}`)
            series.lineHidden = true
          },
        ),
      },
    }),
  },
})
