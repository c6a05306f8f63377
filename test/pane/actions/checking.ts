// Checked while people type, jumped to, mended, painted; by hand, by Excel's own means, by somebody else.
import assert from 'node:assert/strict'
import { cellName } from '../../../core/grid.ts'
import { blankRow, bookOf, rubric, scoredRow, scoreSheet } from '../../addin/pane/stage.ts'
import { type Chapter, costs, type Hand, sees } from '../hand.ts'
import { deleteRow, fillDown, paste, selected, sortBackwards, unprotect } from './person.ts'
import { cellOf, valueAt } from './scoring.ts'

const holds = (cell: string) => (seen: { readonly findings: readonly string[] | null }) =>
  seen.findings?.some((line) => line.startsWith(`${cell} `)) ?? false
const lacks = (cell: string) => (seen: { readonly findings: readonly string[] | null }) =>
  seen.findings !== null && !holds(cell)(seen)
const idOf = (hand: Hand, row: number) => valueAt(hand, 'record_id', row)

export const checking: Chapter = {
  title: 'checking',
  book: () => bookOf([...[0, 1, 2, 3].map(scoredRow), blankRow(4), blankRow(5)]),
  steps: {
    'what is typed into a cell is found at the price of one sync': async (hand) => {
      await sees(hand, 'the exam', ({ exam }) => exam !== null)
      await hand.show('findings')
      await sees(hand, 'findings', ({ findings }) => findings !== null)
      const cell = cellOf('modality', 5)
      assert.equal(
        await costs(hand, async () => hand.excel.typeInto(scoreSheet, cell, '螺旋CT'), 'the finding', holds(cell)),
        1,
      )
    },
    'what is pasted is found, and mended by hand': async (hand) => {
      const cell = cellOf('body_part', 6)
      paste(hand.excel, scoreSheet, cell, [['XX'], ['XX']])
      await sees(hand, 'both findings', (seen) => holds(cell)(seen) && holds(cellOf('body_part', 7))(seen))
      paste(hand.excel, scoreSheet, cell, [['CHEST'], ['CHEST']])
      await sees(hand, 'neither finding', (seen) => lacks(cell)(seen) && lacks(cellOf('body_part', 7))(seen))
    },
    'what is filled down is found at the price of one sync': async (hand) => {
      const letters = (row: number) => cellOf('IMG-01', row)
      hand.excel.typeInto(scoreSheet, letters(5), 'Ｚ９')
      await sees(hand, 'one finding', (seen) => holds(letters(5))(seen) && lacks(letters(8))(seen))
      const fill = async () => fillDown(hand.excel, scoreSheet, `${letters(5)}:${letters(8)}`)
      assert.equal(await costs(hand, fill, 'four findings', holds(letters(8))), 1)
      paste(hand.excel, scoreSheet, letters(5), [['√'], ['√'], ['√'], ['√']])
      await sees(hand, 'none', (seen) => lacks(letters(5))(seen) && lacks(letters(8))(seen))
    },
    'findings follow rows that are sorted, and the exam at hand is the same one': async (hand) => {
      await hand.show('score')
      hand.excel.select(scoreSheet, 'A10')
      await sees(hand, 'the last exam', ({ exam }) => exam?.includes('第 10 行') ?? false)
      await hand.press('2')
      await sees(hand, 'the letter', ({ item }) => item?.endsWith(' B') ?? false)
      const id = idOf(hand, 10)
      unprotect(hand.excel, scoreSheet)
      sortBackwards(hand.excel, scoreSheet, `A5:${cellName(rubric.columns.length - 1, 10)}`)
      assert.equal(idOf(hand, 5), id)
      const seen = await sees(hand, 'the exam where it is now', ({ exam }) => exam?.includes('第 5 行') ?? false)
      assert.match(seen.item ?? '', / B$/)
      await hand.show('findings')
      const cell = cellOf('modality', 10)
      await sees(hand, 'the finding where it is now', (now) => holds(cell)(now) && lacks(cellOf('modality', 5))(now))
    },
    'a deleted row takes its findings with it': async (hand) => {
      deleteRow(hand.excel, scoreSheet, 9)
      await sees(hand, 'the finding one row higher', (now) => holds(cellOf('modality', 9))(now))
      await sees(hand, 'nothing below', lacks(cellOf('modality', 10)))
    },
    'F8 selects the cell of the next finding at the price of one sync': async (hand) => {
      const go = () => hand.press('F8')
      assert.equal(await costs(hand, go, 'a finding at hand', ({ at }) => at !== null && at !== ''), 1)
      const { at } = await hand.see()
      assert.equal(selected(hand.excel), `${scoreSheet}!${at}`)
    },
    'one key mends the finding at hand, and it is taken back': async (hand) => {
      const cell = cellOf('modality', 9)
      for (let n = 0; n < 40 && (await hand.see()).at !== cell; n++) {
        const { at } = await hand.see()
        await hand.press('F8')
        await sees(hand, 'the next finding', (seen) => seen.at !== at)
      }
      await hand.press('m')
      await sees(hand, 'that it is mended', ({ message }) => message === '已改正 1 个单元格。')
      assert.equal(valueAt(hand, 'modality', 9), 'CT')
      await hand.findings('undo')
      await sees(hand, 'that it is back', holds(cell))
      assert.equal(valueAt(hand, 'modality', 9), '螺旋CT')
    },
    'findings are painted and the paint is taken away': async (hand) => {
      const before = hand.excel.workbook.conditionals.length
      await hand.findings('paint')
      await sees(hand, 'that they are painted', ({ message }) => message === '已标在表上。')
      assert.ok(hand.excel.workbook.conditionals.length > before)
      await hand.findings('unpaint')
      await sees(hand, 'that they are not', ({ message }) => message === '标记已去掉。')
      assert.equal(hand.excel.workbook.conditionals.length, before)
    },
    'a co-author is heard': async (hand) => {
      const cell = cellOf('IMG-02', 8)
      const edit = async () => hand.excel.remoteEdit(scoreSheet, cell, [['？？']])
      assert.equal(await costs(hand, edit, 'what they typed', holds(cell)), 1)
      hand.excel.remoteEdit(scoreSheet, cell, [['√']])
      await sees(hand, 'that it is well again', lacks(cell))
    },
    'the whole workbook is checked by the ribbon in at most three syncs': async (hand) => {
      await hand.show('score')
      // What was pressed is taken back first: it would be kept in the workbook meanwhile, at the price of a sync.
      await hand.press('Control+z')
      const check = () => hand.ribbon('checkWorkbook')
      const syncs = await costs(hand, check, 'the findings', ({ tab }) => tab === 'findings')
      assert.ok(syncs <= 3, `${syncs}`)
    },
    'the doctor mends all that needs no guess, and it is taken back': async (hand) => {
      await hand.show('doctor')
      const { kinds } = await sees(hand, 'what can be mended', ({ kinds }) => (kinds?.length ?? 0) > 0)
      assert.ok(kinds?.includes('RD-01'), kinds?.join(' '))
      await hand.mendAll()
      await sees(hand, 'that it is mended', ({ message }) => message?.startsWith('已改正') ?? false)
      assert.equal(valueAt(hand, 'modality', 9), 'CT')
      await hand.press('Control+z')
      await sees(hand, 'that it is back', ({ message }) => message === '已撤销这次改动。')
      assert.equal(valueAt(hand, 'modality', 9), '螺旋CT')
    },
  },
}
