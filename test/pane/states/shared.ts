// Somebody else has the workbook open too, and Excel's own undo, Delete and renaming meanwhile.
import assert from 'node:assert/strict'
import { blankRow, bookOf, rubric, scoredRow, scoreSheet } from '../../addin/pane/stage.ts'
import { removeSheet, renameSheet } from '../../excel/model/sheets.ts'
import { paste } from '../actions/person.ts'
import { cellOf, valueAt } from '../actions/scoring.ts'
import { type Chapter, type Hand, sees } from '../hand.ts'

const first = rubric.items[0]!.id
const exam = (row: number) => (seen: { readonly exam: string | null }) => seen.exam?.includes(`第 ${row} 行`) ?? false
const says = (words: string) => (seen: { readonly message: string | null }) => seen.message?.includes(words) ?? false
const renamed = '评分2026'
const holds = (cell: string) => (seen: { readonly findings: readonly string[] | null }) =>
  seen.findings?.some((line) => line.startsWith(`${cell} `)) ?? false
const value = ({ excel }: Hand, key: string, row: number) => excel.workbook.values(renamed, cellOf(key, row))[0]![0]

export const shared: Chapter = {
  title: 'what others and Excel itself do meanwhile',
  book: () => bookOf([scoredRow(0), ...[1, 2, 3].map((n) => blankRow(n))]),
  steps: {
    'a co-author changes the exam at hand: it is said, and what was pressed stays': async (hand) => {
      await sees(hand, 'the exam', exam(6))
      await hand.show('score')
      await hand.press('2')
      await sees(hand, 'the letter', ({ item }) => item?.endsWith(' B') ?? false)
      hand.excel.remoteEdit(scoreSheet, cellOf(rubric.items[4]!.id, 6), [['A']])
      const seen = await sees(hand, 'that it was changed', says('刚被其他人改动'))
      assert.ok(exam(6)(seen))
      await hand.press('Enter')
      await sees(hand, 'the next exam', exam(7))
      assert.deepEqual([valueAt(hand, first, 6), valueAt(hand, rubric.items[4]!.id, 6)], ['B', 'A'])
    },
    'what a co-author wrote over a commit is not taken back; it is said which cells': async (hand) => {
      hand.excel.remoteEdit(scoreSheet, cellOf(first, 6), [['D']])
      await hand.press('Control+z')
      await sees(hand, 'that they were changed', says('没有覆盖'))
      assert.equal(valueAt(hand, first, 6), 'D')
      hand.excel.remoteEdit(scoreSheet, cellOf(first, 6), [['B']])
    },
    'what Excel itself undoes is found again, and what is deleted too': async (hand) => {
      const cell = cellOf('modality', 5)
      const was = String(valueAt(hand, 'modality', 5))
      await hand.show('findings')
      paste(hand.excel, scoreSheet, cell, [['XX']])
      await sees(hand, 'the finding', holds(cell))
      paste(hand.excel, scoreSheet, cell, [[was]])
      await sees(hand, 'no finding', (seen) => seen.findings !== null && !holds(cell)(seen))
      paste(hand.excel, scoreSheet, cell, [['']])
      await sees(hand, 'that it is missing', holds(cell))
      paste(hand.excel, scoreSheet, cell, [[was]])
      await sees(hand, 'no finding', (seen) => seen.findings !== null && !holds(cell)(seen))
    },
    'a sheet that is renamed is scored on': async (hand) => {
      hand.excel.as('remote', (book) => renameSheet(book, hand.excel.workbook.sheet(scoreSheet), renamed))
      await hand.show('score')
      await sees(hand, 'the exam', exam(7))
      await hand.press('Enter')
      await sees(hand, 'the next exam', exam(8))
      assert.equal(value(hand, first, 7), '√')
    },
    'a score sheet that somebody deletes is no workbook of ours any more; nothing breaks': async (hand) => {
      hand.excel.as('remote', (book) => removeSheet(book, hand.excel.workbook.sheet(renamed)))
      await sees(hand, 'the offer', ({ phase }) => phase === 'foreign')
    },
  },
}
