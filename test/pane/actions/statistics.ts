// Statistics with charts and a PivotTable: written, changed by the person, refreshed, taken back, put back.
import assert from 'node:assert/strict'
import { blankRow, bookOf, scoredRow } from '../../addin/pane/stage.ts'
import type { ExcelHost } from '../../excel/host.ts'
import type { Chart } from '../../excel/model/chart.ts'
import { type Chapter, costs, type Hand, type Seen, sees } from '../hand.ts'

const says =
  (words: string) =>
  ({ message }: Seen) =>
    message?.includes(words) ?? false
const names = ({ excel }: Hand) => excel.workbook.sheets.map(({ name }) => name)
const kinds = ({ excel }: Hand) => excel.workbook.figures.map(({ kind }) => kind).sort()
const charts = ({ workbook }: ExcelHost) =>
  workbook.figures.filter((figure): figure is Chart => figure.kind === 'Chart')
const all = ['Chart', 'Chart', 'Chart', 'PivotTable']

/** Leaves and comes back, so that the next message is a new one. */
const quiet = async (hand: Hand) => {
  await hand.show('findings')
  await hand.show('statistics')
  await sees(hand, 'no message', ({ message }) => message === null)
}

export const statistics: Chapter = {
  title: 'statistics with charts and a PivotTable',
  book: () => bookOf([...Array.from({ length: 10 }, (_, n) => scoredRow(n)), blankRow(10)]),
  steps: {
    'sheets, charts and a PivotTable are written in at most four syncs': async (hand) => {
      await sees(hand, 'the workbook', ({ phase, exam }) => phase === 'ours' && exam !== null)
      await hand.show('statistics')
      await sees(hand, 'the statistics', ({ tab }) => tab === 'statistics')
      assert.ok((await costs(hand, hand.summarise, 'that they are written', says('统计表已写好'))) <= 4)
      assert.deepEqual(kinds(hand), all)
      assert.ok(['图表', '透视表', '透视数据'].every((name) => names(hand).includes(name)))
    },
    'and go again with one key': async (hand) => {
      await hand.show('statistics')
      const syncs = await costs(hand, () => hand.press('Control+z'), 'that they are gone', says('已撤销'))
      assert.ok(syncs <= 3, `${syncs} syncs`)
      assert.deepEqual([kinds(hand), names(hand).includes('图表')], [[], false])
    },
    'a chart keeps what the person made of it, one that was deleted stays away and this is said': async (hand) => {
      await hand.summarise()
      await sees(hand, 'that they are written', says('统计表已写好'))
      await quiet(hand)
      hand.excel.as('person', ({ figures }) => {
        const [first, second] = charts(hand.excel)
        Object.assign(first!, { name: '院务会', from: { column: 12, right: 0, row: 1, down: 0 } })
        figures.splice(figures.indexOf(second!), 1)
      })
      assert.ok((await costs(hand, hand.summarise, 'that one is left out', says('1 个图表或透视表没有放回'))) <= 4)
      assert.deepEqual(
        charts(hand.excel).map(({ name, from }) => [name, from.column]),
        [
          ['院务会', 12],
          ['qc_chart_means', 3],
        ],
      )
    },
    'it is put back when that is asked for': async (hand) => {
      await quiet(hand)
      const back = ({ message }: Seen) => says('统计表已写好')({ message } as Seen) && !message?.includes('没有放回')
      assert.ok((await costs(hand, hand.restore, 'that it is back', back)) <= 4)
      assert.deepEqual(kinds(hand), all)
    },
    'figures go back to those of before, greyed, and this stands on the sheet': async (hand) => {
      const note = () => String(hand.excel.workbook.values('环节', 'A2')[0]![0])
      assert.doesNotMatch(note(), /已撤销刷新/)
      await hand.findings('undo')
      await sees(hand, 'that it is undone', says('已撤销'))
      assert.match(note(), /已撤销刷新/)
      assert.equal(charts(hand.excel).length, 2)
    },
    'the sheets are no strangers to the check': async (hand) => {
      await hand.show('findings')
      await hand.findings('again')
      const { findings } = await sees(hand, 'findings', (seen) => seen.findings !== null)
      assert.deepEqual(
        findings?.filter((each) => each.includes('不认识的工作表')),
        [],
      )
    },
  },
}
