// One native chart.
import { type Axis, type Chart, type ChartSeries, figureName } from '../../../templates/figures/figure.ts'
import type { Box } from '../refresh/box.ts'

type Origin = Pick<Box, 'row' | 'column'>

/** A range of the sheet as we drew it, where its box stands now. */
const blockAt = (target: Excel.Worksheet, { row, column }: Origin, range: string): Excel.Range =>
  row === 0 && column === 0 ? target.getRange(range) : target.getRange(range).getOffsetRange(row, column)

const hex = (color: string): string => `#${color}`

function dress(series: Excel.ChartSeries, { name, color, draw, second }: ChartSeries): void {
  series.name = name
  if (second) series.axisGroup = 'Secondary'
  if (draw === 'columns') {
    series.format.fill.setSolidColor(hex(color))
    series.gapWidth = 60
    return
  }
  series.chartType = 'LineMarkers'
  if (draw === 'line') series.format.line.color = hex(color)
  else series.format.line.lineStyle = 'None'
  series.markerStyle = draw === 'dashes' ? 'Dash' : 'Circle'
  series.markerSize = draw === 'dots' ? 9 : draw === 'dashes' ? 10 : 5
  series.markerBackgroundColor = hex(color)
  series.markerForegroundColor = hex(color)
}

function scale(axis: Excel.ChartAxis, { title, least, most, format }: Axis): void {
  axis.title.text = title
  if (least !== undefined) axis.minimum = least
  if (most !== undefined) axis.maximum = most
  if (format !== undefined) axis.numberFormat = format
}

/** @param target the sheet whose ranges it draws; `on` the sheet that it stands on, another one when people have moved it */
export function drawChart(target: Excel.Worksheet, origin: Origin, figure: Chart, on = target): Excel.Chart {
  // Excel makes series of a source by itself: of one column of numbers it makes one.
  const seed = blockAt(target, origin, figure.seed)
  const chart = on.charts.add(figure.stacked ? 'ColumnStacked' : 'ColumnClustered', seed, 'Columns')
  chart.name = figureName(figure)
  for (const [n, each] of figure.series.entries()) {
    const series = n === 0 ? chart.series.getItemAt(0) : chart.series.add(each.name)
    series.setValues(blockAt(target, origin, each.values))
    series.setXAxisValues(blockAt(target, origin, figure.categories))
    dress(series, each)
  }
  chart.title.text = figure.title
  chart.legend.position = 'Bottom'
  scale(chart.axes.valueAxis, figure.value)
  if (figure.second) scale(chart.axes.getItem('Value', 'Secondary'), figure.second)
  if (on === target) {
    const place = blockAt(target, origin, figure.place)
    chart.setPosition(place.getCell(0, 0), place.getLastCell())
  }
  return chart
}
