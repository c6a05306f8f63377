// A chart: what it draws and how; nobody paints it here but whoever opens the saved file.
import { notImplemented } from '../wire/host-error.ts'
import { type Corner, cornerAt } from './anchor.ts'
import type { Area } from './area.ts'
import type { Book } from './book.ts'
import { cellValue } from './calculation.ts'
import { figureId } from './figure.ts'
import type { Place } from './place.ts'
import type { Sheet } from './sheet.ts'

export const chartTypes = ['ColumnClustered', 'ColumnStacked', 'Line', 'LineMarkers'] as const
export type ChartType = (typeof chartTypes)[number]

export const isLine = (type: ChartType): boolean => type === 'Line' || type === 'LineMarkers'

/** Null: as Excel makes it by itself. */
export type Axis = { title: string | null; minimum: number | null; maximum: number | null; format: string | null }

export type Series = {
  name: string
  type: ChartType
  secondary: boolean
  values: Place | null
  categories: Place | null
  fill: string | null
  line: string | null
  lineHidden: boolean
  gap: number | null
  marker: { style: string | null; size: number | null; inside: string | null; edge: string | null }
}

export type Chart = {
  readonly kind: 'Chart'
  readonly id: string
  readonly sheet: Sheet
  name: string
  type: ChartType
  from: Corner
  to: Corner
  title: string | null
  legend: string | null
  readonly axes: { readonly category: Axis; readonly value: Axis; readonly second: Axis }
  readonly series: Series[]
}

export const createAxis = (): Axis => ({ title: null, minimum: null, maximum: null, format: null })

export const createSeries = (name: string, type: ChartType): Series => ({
  name,
  type,
  secondary: false,
  values: null,
  categories: null,
  fill: null,
  line: null,
  lineHidden: false,
  gap: null,
  marker: { style: null, size: null, inside: null, edge: null },
})

/** Excel's size of a new chart, in points. */
const usual = { width: 360, height: 216 } as const

export function addChart(book: Book, sheet: Sheet, type: ChartType, source: Place): Chart {
  const charts = book.figures.filter((figure) => figure.kind === 'Chart' && figure.sheet === sheet)
  const chart: Chart = {
    kind: 'Chart',
    id: figureId(book),
    sheet,
    name: `Chart ${charts.length + 1}`,
    type,
    from: cornerAt(sheet, 0, 0),
    to: cornerAt(sheet, usual.width, usual.height),
    title: null,
    legend: null,
    axes: { category: createAxis(), value: createAxis(), second: createAxis() },
    series: seriesOf(book, source, type),
  }
  book.figures.push(chart)
  book.dirty = true
  return chart
}

/**
 * Series by columns: a first column of texts names the categories, a first row of texts the series. What Excel makes of
 * a source that holds no number yet is not documented.
 */
function seriesOf(book: Book, { sheet, area }: Place, type: ChartType): Series[] {
  const value = (row: number, column: number) => cellValue(book, sheet, row, column)
  const isText = (row: number, column: number) => typeof value(row, column) === 'string'
  const last = area.row + area.rows - 1
  const named = area.rows > 1 && isText(area.row, area.column + area.columns - 1)
  const first = area.row + (named ? 1 : 0)
  const listed = area.columns > 1 && isText(last, area.column)
  const left = area.column + (listed ? 1 : 0)
  const block = (column: number): Area => ({ row: first, column, rows: last - first + 1, columns: 1 })
  return Array.from({ length: area.column + area.columns - left }, (_, index) => {
    const column = left + index
    if (!Array.from({ length: last - first + 1 }, (_, down) => value(first + down, column)).some(isNumber))
      throw notImplemented('a chart of a source column without numbers')
    const name = named ? String(value(area.row, column) ?? '') : `Series${index + 1}`
    return {
      ...createSeries(name, type),
      values: { sheet, area: block(column) },
      categories: listed ? { sheet, area: block(area.column) } : null,
    }
  })
}

const isNumber = (value: unknown): boolean => typeof value === 'number'
