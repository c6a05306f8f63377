// What goes with the statistics where charts and PivotTables can be drawn: the sheets that they stand on and count, and they.
import type { Sheet } from '../sheet.ts'
import type { Context } from '../summary/context.ts'
import { figureRows } from '../summary/sheet.ts'
import { chartsKey, chartsSheet } from './charts-sheet.ts'
import type { Figure } from './figure.ts'
import { pivotFigure, pivotKey, pivotSheet } from './pivot-sheet.ts'
import { strataNames, strataSheet, strataTable } from './strata-sheet.ts'

export type NativeSheet = {
  readonly key: string
  readonly sheet: Sheet
  readonly firstLine: number
  readonly nameColumns: number
  /** Keys of the figures that the sheet is there for. */
  readonly carries: readonly string[]
}

export function nativeFigures(context: Context): {
  readonly sheets: readonly NativeSheet[]
  readonly figures: readonly Figure[]
} {
  const { sheet, charts, firstLine } = chartsSheet(context)
  const pivot = pivotFigure(context.language)
  const head = pivotSheet(context)
  return {
    sheets: [
      { key: chartsKey, sheet, firstLine, nameColumns: 1, carries: charts.map(({ key }) => key) },
      { key: pivotKey, sheet: head, firstLine: head.rows.length + 1, nameColumns: 1, carries: [pivot.key] },
      {
        key: strataTable,
        sheet: strataSheet(context),
        firstLine: figureRows.first,
        nameColumns: strataNames,
        carries: [pivot.key],
      },
    ],
    figures: [...charts, pivot],
  }
}
