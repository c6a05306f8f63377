// Which charts and PivotTables of ours stand in the workbook, wherever people have put them.
import { type Figure, figureName } from '../../../templates/figures/figure.ts'
import type { FigureWish, SheetId } from '../../host/sheet-host.ts'
import type { Context } from '../office.ts'
import { type FigureMemory, memoryKey, memoryOf } from './memory.ts'

export type Standing = {
  readonly id: string
  readonly name: string
  readonly sheet: SheetId
  readonly object: Excel.Chart | Excel.PivotTable
}

export type FigureTask = {
  readonly figure: Figure
  /** `leave`: people have taken it out. */
  readonly do: 'keep' | 'add' | 'leave' | 'remove'
  readonly stands: Standing | null
}

export type FoundFigures = { readonly tasks: readonly FigureTask[]; readonly memory: FigureMemory }

/** To be loaded of the worksheets, in one load with all else: the client forgets what a load before it brought. */
const ofSheets = [
  'items/id',
  ...['left', 'top', 'width', 'height', 'id', 'name'].map((name) => `items/charts/items/${name}`),
  'items/pivotTables/items/id',
  'items/pivotTables/items/name',
] as const

export type FigureProbe = { readonly ofSheets: readonly string[]; readonly found: () => FoundFigures }

/** Queues the looking; `found` is called after the sync. */
export function probeFigures({ workbook }: Context, wish: FigureWish | undefined): FigureProbe {
  if (!wish || wish.figures.length === 0) return { ofSheets: [], found: () => ({ tasks: [], memory: {} }) }
  const { worksheets, settings } = workbook
  const setting = settings.getItemOrNullObject(memoryKey)
  setting.load('value')
  const found = (): FoundFigures => {
    const memory = memoryOf(setting.isNullObject ? null : setting.value)
    const all = { chart: [] as Standing[], pivot: [] as Standing[] }
    for (const { id: sheet, charts, pivotTables } of worksheets.items) {
      for (const object of charts.items) all.chart.push({ id: object.id, name: object.name, sheet, object })
      for (const object of pivotTables.items) all.pivot.push({ id: object.id, name: object.name, sheet, object })
    }
    return { memory, tasks: wish.figures.map((figure) => taskOf(figure, all[figure.kind], memory, wish)) }
  }
  return { ofSheets, found }
}

/** Known by the id, else by the name that it had when it was seen last, else by ours. */
function taskOf(figure: Figure, standing: readonly Standing[], memory: FigureMemory, wish: FigureWish): FigureTask {
  const known = memory[figure.key]
  const stands =
    (known && standing.find(({ id }) => id === known.id)) ??
    (known && standing.find(({ name }) => name === known.name)) ??
    standing.find(({ name }) => name === figureName(figure)) ??
    null
  const isLeft = wish.remove || (known && !wish.restore)
  return { figure, do: stands ? (wish.remove ? 'remove' : 'keep') : isLeft ? 'leave' : 'add', stands }
}
