// A workbook that is not ours becomes one, from a list or empty.
import assert from 'node:assert/strict'
import { scoreSheet } from '../../addin/pane/stage.ts'
import { type Chapter, lets, sees } from '../hand.ts'
import { foreignBook } from '../workbooks.ts'
import { valueAt } from './scoring.ts'

export const list: Chapter = {
  title: 'a list',
  book: foreignBook,
  steps: {
    'a list is recognised by its headings, and names of patients are left out': async (hand) => {
      const { columns } = await sees(hand, 'the columns', ({ columns }) => columns !== null && columns.length > 0)
      assert.ok(columns?.includes('检查号=accession_no'), columns?.join(' '))
      assert.ok(columns?.includes('患者姓名'), columns?.join(' '))
    },
    'our sheets are added behind the list and filled from it': async (hand) => {
      await hand.add('list', 'S02')
      await sees(hand, 'the first exam', ({ exam }) => exam !== null)
      await lets(hand)
      const { sheets } = hand.excel.workbook
      assert.equal(sheets[0]?.name, '导出')
      assert.equal(valueAt(hand, 'accession_no', 5), '000123')
      assert.equal(valueAt(hand, 'app_hospital_code', 6), 'S02')
      const texts = hand.excel.workbook.values(scoreSheet, 'A1:FG8').flat()
      assert.ok(!texts.includes('甲') && !texts.includes('乙'))
    },
    'who scores is asked once and stands in the rows': async (hand) => {
      await hand.scorer('Q001')
      await hand.show('score')
      await hand.press('Enter')
      await sees(hand, 'the next exam', ({ exam }) => exam?.includes('第 6 行') ?? false)
      assert.equal(valueAt(hand, 'qc_person_id', 5), 'Q001')
    },
    'a pane that is closed and opened again knows the workbook and who scores': async (hand) => {
      await hand.reopen()
      await sees(hand, 'the open exam', ({ exam }) => exam?.includes('第 6 行') ?? false)
      await hand.show('score')
      await hand.press('Enter')
      await sees(hand, 'that all is done', ({ message }) => message?.includes('全部评完') ?? false)
      assert.equal(valueAt(hand, 'qc_person_id', 6), 'Q001')
    },
  },
}

export const empty: Chapter = {
  title: 'empty sheets',
  book: foreignBook,
  steps: {
    'our sheets are added empty': async (hand) => {
      await sees(hand, 'the offer', ({ phase }) => phase === 'foreign')
      await hand.add('empty', 'S01')
      await sees(hand, 'our workbook', ({ phase }) => phase === 'ours')
      assert.ok(hand.excel.workbook.sheets.some(({ name }) => name === scoreSheet))
      assert.equal(valueAt(hand, 'accession_no', 5), '')
    },
  },
}
