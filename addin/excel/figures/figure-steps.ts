// Charts and PivotTables after the sheets that they count: put in where they are missing, left alone where they stand.
import type { Chart, Figure } from '../../../templates/figures/figure.ts'
import type { Context } from '../office.ts'
import type { Step } from '../pen/steps.ts'
import { type Lock, relocked, unlocked } from '../protection.ts'
import type { Box } from '../refresh/box.ts'
import { drawChart } from './draw-chart.ts'
import { drawPivot } from './draw-pivot.ts'
import type { FigureTask } from './find.ts'

/** The sheet of a key, and its box when it stood there before. */
export type SheetOf = (key: string) => { readonly target: Excel.Worksheet; readonly box: Box | null } | null

export type Drawn = { readonly figure: Figure; readonly object: Excel.Chart | Excel.PivotTable }

const bytes = 8000
const open: Lock = { options: null, password: undefined }

/** @param drawn takes what was made, with id and name to be read after the sync */
export function* figureSteps(
  context: Context,
  tasks: readonly FigureTask[],
  sheetOf: SheetOf,
  drawn: Drawn[],
): Generator<Step> {
  const made = (figure: Figure, object: Excel.Chart | Excel.PivotTable) => {
    object.load('id,name')
    drawn.push({ figure, object })
  }
  for (const { figure, do: task, stands } of tasks) {
    if (task === 'leave') continue
    const place = sheetOf(figure.on)
    const lock = place?.box?.lock ?? open
    const within = (queue: () => void) => () => {
      if (place) unlocked(place.target, lock)
      queue()
      if (place) relocked(place.target, lock)
    }
    if (stands && task === 'remove') yield { bytes: 300, queue: within(() => stands.object.delete()) }
    else if (stands && figure.kind === 'pivot') {
      const pivot = stands.object as Excel.PivotTable
      yield { bytes, queue: within(() => pivot.refresh()) }
    } else if (place && figure.kind === 'pivot')
      yield { bytes, queue: within(() => made(figure, drawPivot(context, place.target, figure))) }
    else if (place && figure.kind === 'chart' && (!stands || place.box === null)) {
      const origin = place.box ?? { row: 0, column: 0 }
      yield {
        bytes,
        queue: within(() => {
          const on = stands ? context.workbook.worksheets.getItem(stands.sheet) : place.target
          const chart = drawChart(place.target, origin, figure as Chart, on)
          if (stands) takePlace(chart, stands.object as Excel.Chart)
          made(figure, chart)
        }),
      }
    }
  }
}

/** A chart whose figures were deleted under it shows nothing any more: a new one comes in its place, on the sheet where it was. */
function takePlace(chart: Excel.Chart, before: Excel.Chart): void {
  const { left, top, width, height, name } = before
  before.delete()
  chart.name = name
  chart.left = left
  chart.top = top
  chart.width = width
  chart.height = height
}
