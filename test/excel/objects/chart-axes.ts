// Excel.ChartAxes and Excel.ChartAxis.
import type { Axis, Chart } from '../model/chart.ts'
import { notImplemented } from '../wire/host-error.ts'
import type { Thing } from '../wire/thing.ts'
import { chartScalar } from './chart-scalar.ts'
import { number, text } from './given.ts'

export function axesThing(chart: Chart): Thing {
  const { category, value, second } = chart.axes
  return {
    kind: 'ChartAxes',
    objects: { CategoryAxis: () => axisThing(chart, category), ValueAxis: () => axisThing(chart, value) },
    methods: {
      GetItem: (type, group) => {
        if (type === 'Category' && group !== 'Secondary') return axisThing(chart, category)
        if (type === 'Value') return axisThing(chart, group === 'Secondary' ? second : value)
        throw notImplemented(`ChartAxes.getItem(${String(type)}, ${String(group)})`)
      },
    },
  }
}

function axisThing({ sheet }: Chart, axis: Axis): Thing {
  const scalar = (name: string, get: () => unknown, set: (value: unknown) => void) =>
    chartScalar(sheet, `ChartAxis.${name}`, get, set)
  return {
    kind: 'ChartAxis',
    scalars: {
      Minimum: scalar(
        'minimum',
        () => axis.minimum,
        (value) => {
          axis.minimum = number(value)
        },
      ),
      Maximum: scalar(
        'maximum',
        () => axis.maximum,
        (value) => {
          axis.maximum = number(value)
        },
      ),
      NumberFormat: scalar(
        'numberFormat',
        () => axis.format,
        (value) => {
          axis.format = text(value)
        },
      ),
    },
    objects: {
      Title: () => ({
        kind: 'ChartAxisTitle',
        scalars: {
          Text: scalar(
            'title.text',
            () => axis.title,
            (value) => {
              axis.title = text(value)
            },
          ),
        },
      }),
    },
  }
}
