// A native chart or PivotTable of a spreadsheet program, as a value. Whoever draws it adds nothing of its own.
import type { Range } from '../sheet.ts'

export type Axis = {
  readonly title: string
  readonly least?: number
  readonly most?: number
  readonly format?: string
}

export type ChartSeries = {
  readonly name: string
  readonly values: Range
  /** RRGGBB. */
  readonly color: string
  /** `dots` and `dashes` are marks without a line between them. */
  readonly draw: 'columns' | 'line' | 'dots' | 'dashes'
  /** Measured at the second axis. */
  readonly second?: true
}

export type Chart = {
  readonly kind: 'chart'
  /** `[a-z_]+`; the chart is found again by it. */
  readonly key: string
  /** Key of the sheet that it stands on, and that its ranges are of. */
  readonly on: string
  /** From the upper left of the first to the lower right of the last cell. */
  readonly place: Range
  readonly stacked: boolean
  readonly title: string
  readonly categories: Range
  /** A column of numbers, none of them empty, of as many rows: what Excel makes a chart of before it is told more. */
  readonly seed: Range
  readonly series: readonly ChartSeries[]
  readonly value: Axis
  readonly second?: Axis
}

export type PivotSum = { readonly field: string; readonly name: string; readonly format: string }

export type Pivot = {
  readonly kind: 'pivot'
  readonly key: string
  readonly on: string
  /** Where its body begins; its filters stand above. */
  readonly at: Range
  /** Name of the table that it counts; fields are its headings. */
  readonly table: string
  readonly rows: readonly string[]
  readonly filters: readonly string[]
  readonly sums: readonly PivotSum[]
}

export type Figure = Chart | Pivot

/** What it is called in Excel at first; people may call it otherwise. */
export const figureName = ({ key }: Figure): string => `qc_${key}`
