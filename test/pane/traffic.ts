// What the pane's actions cost in Excel: syncs and bytes as the host counts them, CPU without the host's own.
import { cellName } from '../../core/grid.ts'
import { drawBook } from '../../server/pen/pen.ts'
import { sampleBook } from '../addin/excel/stage.ts'
import { rubric, scoreSheet } from '../addin/pane/stage.ts'
import { createExcelHost } from '../excel/host.ts'
import type { Level } from '../excel/library/declared-sets.ts'
import { parseArea } from '../excel/model/area.ts'
import { clearCells } from '../excel/model/write.ts'
import { bootNode } from '../excel/node.ts'
import { lets, type Seen, sees } from './hand.ts'
import { nodeHand } from './hand-node.ts'

export type Cost = {
  readonly action: string
  readonly syncs: number
  readonly request: number
  readonly response: number
  /** Of one request or one answer. */
  readonly largest: number
  /** Milliseconds of this process without those of the host: the client library and the pane. */
  readonly cpu: number
}

export const actions = {
  floor: 'floor: values of the score sheet, read by the client library alone',
  open: 'workbook opened, read and judged',
  clean: 'a clean exam scored',
  two: 'an exam with two deductions scored',
  item: 'one item of a scored exam changed',
  typed: 'a cell typed into, read and judged',
  undo: 'the last exam taken back',
  check: 'whole workbook checked',
  statistics: 'statistics written',
  again: 'statistics refreshed in place',
} as const

/** Rows that the floor reads at once, so that Excel takes it. */
const portion = 1500

/** Does each action once in a workbook of so many exams, the last four of them without a score. */
export async function measureTraffic(exams: number, sets: Level): Promise<{ rows: number; costs: readonly Cost[] }> {
  const excel = createExcelHost({ sets })
  excel.workbook.load(await drawBook(sampleBook(exams)))
  const at = (key: string) => rubric.placeOf.get(key)!
  const sheet = excel.workbook.sheet(scoreSheet)
  const last = excel.workbook.values(scoreSheet, 'A1:A20000').findLastIndex(([id]) => id !== '') + 1
  const open = [3, 2, 1, 0].map((n) => last - n)
  const items = [rubric.items[0]!.id, rubric.items.at(-1)!.id].map((id) => at(id))
  for (const row of open)
    clearCells(excel.workbook, sheet, parseArea(`${cellName(items[0]!, row)}:${cellName(items[1]!, row)}`)!, 'Contents')
  const { Excel } = await bootNode(excel)
  const costs: Cost[] = []
  const measure = async <Value>(action: string, work: () => Promise<Value>): Promise<Value> => {
    const from = excel.log.length
    const start = process.cpuUsage()
    const counted = await excel.count(work)
    const { user, system } = process.cpuUsage(start)
    const host = excel.log.slice(from).reduce((sum, sync) => sum + sync.host, 0)
    costs.push({ action, syncs: counted.syncs, ...counted.bytes, cpu: (user + system) / 1000 - host })
    return counted.result
  }
  const hand = await measure(actions.open, async () => {
    const hand = await nodeHand(excel)
    await sees(hand, 'the exam', ({ exam }) => exam !== null)
    return hand
  })
  const act = async (action: string, work: () => Promise<unknown>, shown: (seen: Seen) => boolean) => {
    await measure(action, async () => {
      await work()
      await sees(hand, action, shown)
    })
    await lets(hand)
  }
  const isAt = (row: number) => (seen: Seen) => seen.exam?.includes(`第 ${row} 行`) ?? false
  excel.select(scoreSheet, `A${open[0]}`)
  await sees(hand, 'the first open exam', isAt(open[0]!))
  await act(actions.clean, () => hand.press('Enter'), isAt(open[1]!))
  await act(actions.two, () => hand.press('g', '1', '3', '2', 'g', '2', '0', '1', 'Enter'), isAt(open[2]!))
  excel.select(scoreSheet, `B${open[0]}`)
  await sees(hand, 'the scored exam', isAt(open[0]!))
  await act(actions.item, () => hand.press('g', '0', '3', '1', 'Enter'), isAt(open[2]!))
  await act(actions.undo, () => hand.press('Control+z'), isAt(open[0]!))
  await hand.show('findings')
  const cell = cellName(at('body_part'), last)
  await act(
    actions.typed,
    async () => excel.typeInto(scoreSheet, cell, 'XX'),
    ({ findings }) => findings?.some((line) => line.startsWith(`${cell} `)) ?? false,
  )
  await act(
    actions.check,
    () => hand.findings('again'),
    () => true,
  )
  await act(actions.statistics, hand.summarise, ({ message }) => message?.includes('统计表已写好') ?? false)
  await act(actions.again, hand.summarise, ({ message }) => message?.includes('统计表已写好') ?? false)
  await measure(actions.floor, () =>
    Excel.run(async (context) => {
      const scores = context.workbook.worksheets.getItem(scoreSheet)
      for (let row = 1; row <= last; row += portion) {
        const end = Math.min(last, row + portion - 1)
        const range = scores.getRange(`${cellName(0, row)}:${cellName(rubric.columns.length - 1, end)}`)
        range.load('values')
        await context.sync()
      }
    }),
  )
  return { rows: last - 4, costs }
}
