// Statistics, custom functions, the ribbon, the theme.
import assert from 'node:assert/strict'
import { cellName } from '../../../core/grid.ts'
import { scoreFilled } from '../../../templates/scores/filled.ts'
import { blankRow, bookOf, rubric, scoredRow, scoreSheet } from '../../addin/pane/stage.ts'
import { type Chapter, costs, sees } from '../hand.ts'
import { selected } from './person.ts'
import { valueAt } from './scoring.ts'

export const summary: Chapter = {
  title: 'statistics, functions, ribbon, theme',
  book: () => bookOf([...Array.from({ length: 8 }, (_, n) => scoredRow(n)), blankRow(8)]),
  host: {
    theme: {
      bodyBackgroundColor: 0x1f1f1f,
      bodyForegroundColor: 0xffffff,
      controlBackgroundColor: 0x1f1f1f,
      controlForegroundColor: 0xffffff,
    },
  },
  steps: {
    'the pane is dark in a dark Excel': async (hand) => {
      await sees(hand, 'the dark exam', ({ exam, dark }) => exam !== null && dark)
    },
    'statistics are written in at most four syncs': async (hand) => {
      const before = hand.excel.workbook.sheets.length
      const written = ({ message }: { readonly message: string | null }) => message?.includes('统计表已写好') ?? false
      assert.ok((await costs(hand, hand.summarise, 'that they are written', written)) <= 4)
      assert.ok(hand.excel.workbook.sheets.length > before)
    },
    'they are written again in place by the ribbon in at most four syncs': async (hand) => {
      const sheets = hand.excel.workbook.sheets.map(({ name }) => name)
      await hand.show('score')
      await sees(hand, 'no message', ({ message }) => message === null)
      const again = () => hand.ribbon('writeStatistics')
      const written = ({ message }: { readonly message: string | null }) => message?.includes('统计表已写好') ?? false
      assert.ok((await costs(hand, again, 'that they are written', written)) <= 4)
      assert.deepEqual(
        hand.excel.workbook.sheets.map(({ name }) => name),
        sheets,
      )
    },
    'QC.SCORE, QC.GRADE, QC.DEDUCT and QC.CHECK answer over a row as the sheet does': async (hand) => {
      const row = hand.excel.workbook.values(scoreSheet, `A5:${cellName(rubric.columns.length - 1, 5)}`)
      const call = async (id: string, ...given: readonly unknown[]) => {
        const answer = await hand.excel.call(id, [row, ...given])
        return 'value' in answer ? answer.value : answer
      }
      assert.equal(await call('SCORE', null, null), valueAt(hand, 'total_score', 5))
      assert.equal(await call('GRADE', 'IMG', null), valueAt(hand, 'IMG_grade', 5))
      const lost = Object.values(scoreFilled(rubric, scoredRow(0)).score.links).map((link) =>
        link.status === 'SCORED' ? link.lost : 0,
      )
      assert.equal(
        await call('DEDUCT', null, null),
        lost.reduce((sum, each) => sum + each),
      )
      assert.equal(await call('CHECK', null), '')
    },
    'the ribbon opens the selected row, the next unscored one, and jumps to the next finding': async (hand) => {
      hand.excel.select(scoreSheet, 'C7')
      await hand.ribbon('scoreRow')
      await sees(hand, 'the selected row', ({ tab, exam }) => tab === 'score' && (exam?.includes('第 7 行') ?? false))
      await hand.ribbon('nextUnscored')
      await sees(hand, 'the unscored one', ({ exam }) => exam?.includes('第 13 行') ?? false)
      const cell = cellName(rubric.placeOf.get('body_part')!, 6)
      hand.excel.typeInto(scoreSheet, cell, 'XX')
      await hand.show('findings')
      await sees(hand, 'what was typed', ({ findings }) => findings?.some((line) => line.startsWith(cell)) ?? false)
      await hand.ribbon('nextFinding')
      const { at } = await sees(hand, 'a finding', (seen) => seen.tab === 'findings' && seen.at !== null)
      if (at !== '') assert.equal(selected(hand.excel), `${scoreSheet}!${at}`)
    },
  },
}
