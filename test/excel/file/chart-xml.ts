// A chart as a part of a file.
import { areaText, quotedName } from '../model/area.ts'
import type { Book } from '../model/book.ts'
import { cellValue } from '../model/calculation.ts'
import { type Axis, type Chart, isLine, type Series } from '../model/chart.ts'
import type { Place } from '../model/place.ts'
import { onWire } from '../model/value.ts'
import { escaped, escapedText, xmlHead } from './xml.ts'

const spaces =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

const axisIds = { primary: ['501', '502'], secondary: ['503', '504'] } as const

export const markerNames = {
  None: 'none',
  Square: 'square',
  Diamond: 'diamond',
  Triangle: 'triangle',
  X: 'x',
  Star: 'star',
  Dot: 'dot',
  Dash: 'dash',
  Circle: 'circle',
  Plus: 'plus',
} as const
export const legendNames = { Top: 't', Bottom: 'b', Left: 'l', Right: 'r', Corner: 'tr' } as const

const named = (names: Readonly<Record<string, string>>, name: string): string => names[name] ?? ''

const solid = (color: string): string => `<a:solidFill><a:srgbClr val="${color.slice(1)}"/></a:solidFill>`

const words = (text: string): string =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>${escapedText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`

/** Cells, with what they hold now, so that the chart is drawn before anything is worked out. */
function cells(book: Book, { sheet, area, gone }: Place, kind: 'str' | 'num'): string {
  const found = Array.from({ length: area.rows * area.columns }, (_, n) =>
    gone
      ? ''
      : onWire(cellValue(book, sheet, area.row + Math.floor(n / area.columns), area.column + (n % area.columns))),
  )
  const points = found.flatMap((value, n) =>
    value === '' || (kind === 'num' && typeof value !== 'number')
      ? []
      : [`<c:pt idx="${n}"><c:v>${escapedText(String(value))}</c:v></c:pt>`],
  )
  const formula = gone ? '#REF!' : `${quotedName(sheet.name)}!${areaText(area, true)}`
  const format = kind === 'num' ? '<c:formatCode>General</c:formatCode>' : ''
  const cache = `${format}<c:ptCount val="${found.length}"/>${points.join('')}`
  return `<c:${kind}Ref><c:f>${escapedText(formula)}</c:f><c:${kind}Cache>${cache}</c:${kind}Cache></c:${kind}Ref>`
}

function seriesText(book: Book, series: Series, n: number): string {
  const { name, type, fill, line, lineHidden, marker, categories, values } = series
  const stroke = lineHidden
    ? '<a:ln w="28575"><a:noFill/></a:ln>'
    : line
      ? `<a:ln w="28575" cap="rnd">${solid(line)}<a:round/></a:ln>`
      : ''
  const paint = `${fill ? solid(fill) : ''}${stroke}`
  const inside = `${marker.inside ? solid(marker.inside) : ''}${marker.edge ? `<a:ln w="9525">${solid(marker.edge)}</a:ln>` : ''}`
  const sign = [
    marker.style === null ? '' : `<c:symbol val="${named(markerNames, marker.style)}"/>`,
    marker.size === null ? '' : `<c:size val="${marker.size}"/>`,
    inside === '' ? '' : `<c:spPr>${inside}</c:spPr>`,
  ].join('')
  return [
    `<c:ser><c:idx val="${n}"/><c:order val="${n}"/><c:tx><c:v>${escapedText(name)}</c:v></c:tx>`,
    paint === '' ? '' : `<c:spPr>${paint}</c:spPr>`,
    isLine(type) ? (sign === '' ? '' : `<c:marker>${sign}</c:marker>`) : '<c:invertIfNegative val="0"/>',
    categories === null ? '' : `<c:cat>${cells(book, categories, 'str')}</c:cat>`,
    values === null ? '' : `<c:val>${cells(book, values, 'num')}</c:val>`,
    isLine(type) ? '<c:smooth val="0"/>' : '',
    '</c:ser>',
  ].join('')
}

type Group = {
  readonly type: Series['type']
  readonly secondary: boolean
  readonly members: (readonly [Series, number])[]
}

/** Series of one kind on one axis stand together in the file. */
function groupsOf({ series }: Chart): readonly Group[] {
  const groups: Group[] = []
  for (const [n, one] of series.entries()) {
    const { type, secondary } = one
    const found = groups.find((group) => group.type === type && group.secondary === secondary)
    if (found) found.members.push([one, n])
    else groups.push({ type, secondary, members: [[one, n]] })
  }
  return groups
}

function groupText(book: Book, { type, secondary, members }: Group): string {
  const [category, value] = axisIds[secondary ? 'secondary' : 'primary']
  const ids = `<c:axId val="${category}"/><c:axId val="${value}"/>`
  const series = members.map(([one, n]) => seriesText(book, one, n)).join('')
  if (isLine(type)) {
    const marks = type === 'LineMarkers' ? '<c:marker val="1"/>' : ''
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}${marks}${ids}</c:lineChart>`
  }
  const stacked = type === 'ColumnStacked'
  const gap = members.map(([one]) => one.gap).find((each) => each !== null)
  return `<c:barChart><c:barDir val="col"/><c:grouping val="${stacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${series}${gap === undefined ? '' : `<c:gapWidth val="${gap}"/>`}${stacked ? '<c:overlap val="100"/>' : ''}${ids}</c:barChart>`
}

const bound = (name: string, value: number | null): string => (value === null ? '' : `<c:${name} val="${value}"/>`)

const format = (axis: Axis): string =>
  axis.format === null
    ? '<c:numFmt formatCode="General" sourceLinked="1"/>'
    : `<c:numFmt formatCode="${escaped(axis.format)}" sourceLinked="0"/>`

function categoryAxis(axis: Axis, [id, cross]: readonly [string, string], hidden: boolean): string {
  return `<c:catAx><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="${hidden ? 1 : 0}"/><c:axPos val="b"/>${axis.title === null ? '' : words(axis.title)}${format(axis)}<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="${cross}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`
}

function valueAxis(axis: Axis, [cross, id]: readonly [string, string], secondary: boolean): string {
  const grid = secondary ? '' : '<c:majorGridlines/>'
  return `<c:valAx><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/>${bound('max', axis.maximum)}${bound('min', axis.minimum)}</c:scaling><c:delete val="0"/><c:axPos val="${secondary ? 'r' : 'l'}"/>${grid}${axis.title === null ? '' : words(axis.title)}${format(axis)}<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${cross}"/><c:crosses val="${secondary ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`
}

export function chartText(book: Book, chart: Chart): string {
  const { axes, title, legend } = chart
  const groups = groupsOf(chart)
  const second = groups.some(({ secondary }) => secondary)
  const plot = [
    ...groups.map((group) => groupText(book, group)),
    categoryAxis(axes.category, axisIds.primary, false),
    valueAxis(axes.value, axisIds.primary, false),
    ...(second
      ? [valueAxis(axes.second, axisIds.secondary, true), categoryAxis(plainAxis, axisIds.secondary, true)]
      : []),
  ].join('')
  const key =
    legend === null ? '' : `<c:legend><c:legendPos val="${named(legendNames, legend)}"/><c:overlay val="0"/></c:legend>`
  return `${xmlHead}<c:chartSpace ${spaces}><c:roundedCorners val="0"/><c:chart>${title === null ? '' : words(title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}</c:plotArea>${key}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
}

const plainAxis: Axis = { title: null, minimum: null, maximum: null, format: null }
