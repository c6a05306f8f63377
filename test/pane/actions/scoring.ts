// An exam after the other, by keys.
import assert from 'node:assert/strict'
import { cellName } from '../../../core/grid.ts'
import { blankRow, bookOf, rubric, scoredRow, scoreSheet } from '../../addin/pane/stage.ts'
import { type Chapter, costs, type Hand, sees } from '../hand.ts'

export const cellOf = (key: string, row: number) => cellName(rubric.placeOf.get(key)!, row)
export const valueAt = ({ excel }: Hand, key: string, row: number) =>
  excel.workbook.values(scoreSheet, cellOf(key, row))[0]![0]

export const scoring: Chapter = {
  title: 'scoring',
  book: () => bookOf([scoredRow(0), ...[1, 2, 3, 4, 5].map((n) => blankRow(n))]),
  steps: {
    'a workbook of ours opens on its first unscored exam': async (hand) => {
      const { tab, exam } = await sees(hand, 'the exam', ({ phase, exam }) => phase === 'ours' && exam !== null)
      assert.equal(tab, 'score')
      assert.match(exam ?? '', /第 6 行/)
    },
    'a clean exam costs one key and one sync, and the next one opens': async (hand) => {
      await hand.show('score')
      const before = await sees(hand, 'a total', ({ total }) => total !== null)
      const syncs = await costs(
        hand,
        () => hand.press('Enter'),
        'the next exam',
        ({ exam }) => exam?.includes('第 7 行') ?? false,
      )
      assert.equal(syncs, 1)
      assert.equal(valueAt(hand, 'REQ-01', 6), '√')
      assert.equal(Number(before.total), valueAt(hand, 'total_score', 6))
    },
    'an exam with two deductions costs nine keys and one sync': async (hand) => {
      const syncs = await costs(
        hand,
        () => hand.press('g', '1', '3', '2', 'g', '6', '4', '1', 'Enter'),
        'the next exam',
        ({ exam }) => exam?.includes('第 8 行') ?? false,
      )
      assert.equal(syncs, 1)
      assert.equal(valueAt(hand, rubric.items[12]!.id, 7), 'B')
      assert.equal(valueAt(hand, rubric.items[63]!.id, 7), 'A')
    },
    'a press is taken back, then the exam, and it is made again': async (hand) => {
      await hand.press('3')
      await sees(hand, 'the letter', ({ item }) => item === '01 C')
      await hand.press('Control+z')
      await sees(hand, 'no letter', ({ item }) => item === '01 √')
      const syncs = await costs(
        hand,
        () => hand.press('Control+z'),
        'that it is undone',
        ({ message }) => message === '已撤销第 7 行的写入。',
      )
      // Two, one to see the row, and one that keeps in the workbook what is open again.
      assert.ok(syncs <= 4, `${syncs}`)
      assert.equal(valueAt(hand, 'REQ-01', 7), '')
      await hand.press('Control+y')
      await sees(hand, 'that it is done again', ({ message }) => message === '已重做第 7 行的写入。')
      assert.equal(valueAt(hand, rubric.items[12]!.id, 7), 'B')
    },
    'a veto wants a remark, a second person and a second Enter': async (hand) => {
      hand.excel.select(scoreSheet, 'A8')
      await sees(hand, 'the selected row', ({ exam }) => exam?.includes('第 8 行') ?? false)
      await hand.press('v', 'Enter')
      await sees(hand, 'the wish for a remark', ({ message }) => message?.includes('须写备注') ?? false)
      await hand.remark('申请单与患者不符', 'Q002')
      await hand.press('Enter')
      await sees(hand, 'the question', ({ message }) => message?.includes('再按一次 Enter') ?? false)
      await hand.press('Enter')
      await sees(hand, 'the next exam', ({ exam }) => exam?.includes('第 9 行') ?? false)
      assert.deepEqual(
        ['REQ-01', 'remarks', 'arbiter_id'].map((key) => valueAt(hand, key, 8)),
        ['V', '申请单与患者不符', 'Q002'],
      )
    },
    'what is typed ahead while an exam is written belongs to the next one': async (hand) => {
      await hand.press('Enter', 'g', '1', '3', '2', 'Enter')
      await sees(hand, 'that all is done', ({ message }) => message?.includes('第 10 行') ?? false)
      assert.equal(valueAt(hand, rubric.items[12]!.id, 9), '√')
      assert.equal(valueAt(hand, rubric.items[12]!.id, 10), 'B')
      assert.equal(valueAt(hand, 'REQ-01', 10), '√')
    },
  },
}
