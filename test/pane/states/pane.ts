// The pane itself: reloaded in the middle, closed and opened again, under the themes of Excel.
import assert from 'node:assert/strict'
import { blankRow, bookOf, rubric, scoredRow, scoreSheet } from '../../addin/pane/stage.ts'
import { cellOf, valueAt } from '../actions/scoring.ts'
import { type Chapter, sees } from '../hand.ts'

const third = rubric.items[2]!.id
const exam = (row: number) => (seen: { readonly exam: string | null }) => seen.exam?.includes(`第 ${row} 行`) ?? false
const says = (words: string) => (seen: { readonly message: string | null }) => seen.message?.includes(words) ?? false
const theme = (background: number, text: number) => ({
  bodyBackgroundColor: background,
  bodyForegroundColor: text,
  controlBackgroundColor: background,
  controlForegroundColor: text,
})

const book = () => bookOf([scoredRow(0), blankRow(1), blankRow(2)])

export const reloaded: Chapter = {
  title: 'a pane that is reloaded',
  book,
  steps: {
    'what was pressed and not committed is there again': async (hand) => {
      await sees(hand, 'the exam', exam(6))
      await hand.show('score')
      await hand.press('g', '0', '3', '2')
      await sees(hand, 'the letter', ({ item }) => item === '03 B')
      const kept = () => JSON.stringify([...hand.excel.workbook.settings.values()]).includes('typed')
      await sees(hand, 'that it is kept', kept)
      await hand.reopen()
      const seen = await sees(hand, 'that it is there again', says('第 6 行还有未提交的评分'))
      assert.equal(seen.item, '03 B')
      await hand.show('score')
      await hand.press('Enter')
      await sees(hand, 'the next exam', exam(7))
      assert.equal(valueAt(hand, third, 6), 'B')
    },
    'what was committed is not taken up again, and there is nothing to take back': async (hand) => {
      await hand.reopen()
      const seen = await sees(hand, 'the next exam', exam(7))
      assert.equal(says('未提交')(seen), false)
      await hand.show('score')
      await hand.press('Control+z')
      await sees(hand, 'that there is nothing', says('没有可撤销的操作'))
      assert.equal(valueAt(hand, third, 6), 'B')
    },
    'a pane that is opened while a cell is being edited says so, and opens on the next try': async (hand) => {
      hand.excel.beginEdit()
      await hand.reopen()
      await sees(hand, 'that a cell is being edited', (seen) => seen.phase === 'failed' && says('正在编辑')(seen))
      hand.excel.endEdit()
      await hand.retry()
      await sees(hand, 'the exam', exam(7))
      // It is followed from then on.
      hand.excel.remoteEdit(scoreSheet, cellOf(third, 7), [['？？']])
      await hand.show('findings')
      await sees(
        hand,
        'what somebody typed',
        ({ findings }) => findings?.some((line) => line.startsWith(cellOf(third, 7))) ?? false,
      )
    },
  },
}

export const dark: Chapter = {
  title: 'a dark theme',
  book,
  host: { theme: theme(0x1f1f1f, 0xffffff) },
  steps: {
    'the pane is dark with Excel': async (hand) => {
      const seen = await sees(hand, 'the exam', exam(6))
      assert.equal(seen.dark, true)
    },
  },
}

export const contrast: Chapter = {
  title: 'a theme of high contrast',
  book,
  host: { theme: theme(0x000000, 0xffff00) },
  steps: {
    'the pane is dark with Excel; colours of the system hold where it forces them': async (hand) => {
      const seen = await sees(hand, 'the exam', exam(6))
      assert.equal(seen.dark, true)
    },
  },
}

export const light: Chapter = {
  title: 'a light theme',
  book,
  steps: {
    'the pane is light with Excel': async (hand) => {
      assert.equal((await sees(hand, 'the exam', exam(6))).dark, false)
    },
  },
}
