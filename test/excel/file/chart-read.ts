// A chart out of its part: what `chart-xml.ts` writes. What is more than that is noticed by writing it again.
import { parseArea, splitAddress } from '../model/area.ts'
import { type Book, sheetNamed } from '../model/book.ts'
import { type Axis, type Chart, type ChartType, createAxis, createSeries, type Series } from '../model/chart.ts'
import type { Place } from '../model/place.ts'
import { legendNames, markerNames } from './chart-xml.ts'
import { child, type Element, elementsOf, textOf } from './xml.ts'

const val = (element: Element | undefined): string | null => element?.attributes.val ?? null
const number = (element: Element | undefined): number | null => {
  const text = val(element)
  return text === null ? null : Number(text)
}

const nameOf = (names: Readonly<Record<string, string>>, short: string | null): string | null =>
  Object.entries(names).find(([, each]) => each === short)?.[0] ?? null

const colorIn = (element: Element | undefined): string | null => {
  const color = val(child(child(element, 'a:solidFill'), 'a:srgbClr'))
  return color === null ? null : `#${color}`
}

const wordsIn = (element: Element | undefined): string | null => {
  const title = child(element, 'c:title')
  return title === undefined ? null : textOf(child(title, 'c:tx'))
}

function placeIn(book: Book, element: Element | undefined): Place | null {
  const [reference] = elementsOf(element)
  const { sheet: name, rest } = splitAddress(textOf(child(reference, 'c:f')))
  const sheet = name === null ? undefined : sheetNamed(book, name)
  const area = parseArea(rest)
  return sheet === undefined || area === null ? null : { sheet, area }
}

function axisOf(element: Element | undefined): Axis {
  const scaling = child(element, 'c:scaling')
  const format = child(element, 'c:numFmt')?.attributes
  return {
    title: wordsIn(element),
    minimum: number(child(scaling, 'c:min')),
    maximum: number(child(scaling, 'c:max')),
    format: format?.sourceLinked === '0' ? (format.formatCode ?? null) : null,
  }
}

function typeOf(group: Element): ChartType {
  if (group.name === 'c:lineChart') return child(group, 'c:marker') === undefined ? 'Line' : 'LineMarkers'
  return val(child(group, 'c:grouping')) === 'stacked' ? 'ColumnStacked' : 'ColumnClustered'
}

function seriesOf(book: Book, element: Element, group: Element): Series {
  const look = child(element, 'c:spPr')
  const stroke = child(look, 'a:ln')
  const marker = child(element, 'c:marker')
  const inside = child(marker, 'c:spPr')
  return {
    ...createSeries(textOf(child(element, 'c:tx')), typeOf(group)),
    secondary: val(child(group, 'c:axId')) === '503',
    values: placeIn(book, child(element, 'c:val')),
    categories: placeIn(book, child(element, 'c:cat')),
    fill: colorIn(look),
    line: colorIn(stroke),
    lineHidden: child(stroke, 'a:noFill') !== undefined,
    gap: number(child(group, 'c:gapWidth')),
    marker: {
      style: nameOf(markerNames, val(child(marker, 'c:symbol'))),
      size: number(child(marker, 'c:size')),
      inside: colorIn(inside),
      edge: colorIn(child(inside, 'a:ln')),
    },
  }
}

export function readChart(
  book: Book,
  tree: Element,
  stands: Pick<Chart, 'id' | 'sheet' | 'name' | 'from' | 'to'>,
): Chart {
  const chart = child(tree, 'c:chart')
  const plot = child(chart, 'c:plotArea')
  const groups = elementsOf(plot).filter(({ name }) => name === 'c:barChart' || name === 'c:lineChart')
  const series = groups
    .flatMap((group) => elementsOf(group, 'c:ser').map((element) => ({ element, group })))
    .sort((a, b) => Number(val(child(a.element, 'c:order'))) - Number(val(child(b.element, 'c:order'))))
    .map(({ element, group }) => seriesOf(book, element, group))
  const [value, second] = elementsOf(plot, 'c:valAx')
  return {
    kind: 'Chart',
    ...stands,
    type: series[0]?.type ?? 'ColumnClustered',
    title: wordsIn(chart),
    legend: nameOf(legendNames, val(child(child(chart, 'c:legend'), 'c:legendPos'))),
    axes: {
      category: axisOf(child(plot, 'c:catAx')),
      value: axisOf(value),
      second: second === undefined ? createAxis() : axisOf(second),
    },
    series,
  }
}
