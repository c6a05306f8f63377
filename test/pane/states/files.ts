// Workbooks that are not quite the one that is expected: read-only, of an old template, of another site, a summary, locked.
import assert from 'node:assert/strict'
import type { Book } from '../../../templates/sheet.ts'
import { blankRow, bookOf, rubric, scoredRow, scoreSheet } from '../../addin/pane/stage.ts'
import { valueAt } from '../actions/scoring.ts'
import { type Chapter, sees } from '../hand.ts'
import { foreignBook } from '../workbooks.ts'

const first = rubric.items[0]!.id
const says = (words: string) => (seen: { readonly message: string | null }) => seen.message?.includes(words) ?? false

/** The identity sheet with another value. */
const withMeta = (book: Book, key: string, value: string): Book => ({
  ...book,
  sheets: book.sheets.map((sheet) =>
    sheet.name === '_meta'
      ? { ...sheet, rows: sheet.rows.map((row) => (row.cells[0] === key ? { ...row, cells: [key, value] } : row)) }
      : sheet,
  ),
})

export const readOnly: Chapter = {
  title: 'a read-only file',
  book: () => bookOf([{ ...scoredRow(0), modality: '螺旋CT' }, blankRow(1)]),
  host: { readOnly: true },
  steps: {
    'it is said at once, findings are shown, and nothing is tried': async (hand) => {
      const seen = await sees(hand, 'the exam', ({ exam }) => exam !== null)
      assert.ok(
        seen.notes.some((note) => note.includes('只读')),
        seen.notes.join(' '),
      )
      await hand.show('score')
      await hand.press('Enter')
      await sees(hand, 'why it is not written', says('只读'))
      assert.equal(valueAt(hand, first, 6), '')
      await hand.show('findings')
      await sees(hand, 'the finding', ({ findings }) => findings?.some((line) => line.includes('螺旋CT')) ?? false)
      await hand.findings('paint')
      await sees(hand, 'why it is not painted', says('只读'))
      await hand.show('doctor')
      await sees(hand, 'what could be mended', ({ kinds }) => kinds?.includes('RD-01') ?? false)
    },
  },
}

export const oldTemplate: Chapter = {
  title: 'an old template with rows of another site',
  book: () =>
    withMeta(
      bookOf([{ ...scoredRow(0), app_hospital_code: 'S02' }, scoredRow(1), blankRow(2)]),
      'templateVersion',
      '0',
    ),
  steps: {
    'it is read by the names of its columns, and both are said where findings are': async (hand) => {
      await sees(hand, 'the exam', ({ exam }) => exam?.includes('第 7 行') ?? false)
      await hand.show('findings')
      const { findings } = await sees(hand, 'findings', ({ findings }) => findings !== null)
      assert.ok(findings?.some((line) => line.includes('旧版模板')))
      assert.ok(
        findings?.some((line) => /^D5 /.test(line) || line.includes('S02')),
        findings?.join('\n'),
      )
    },
    'it is scored like any other': async (hand) => {
      await hand.show('score')
      await hand.press('Enter')
      await sees(hand, 'that all is done', says('全部评完'))
      assert.equal(valueAt(hand, first, 7), '√')
    },
  },
}

export const newTemplate: Chapter = {
  title: 'a newer template',
  book: () => withMeta(bookOf([scoredRow(0), blankRow(1)]), 'templateVersion', '99'),
  steps: {
    'it is read as far as it is known, and that is said below every view': async (hand) => {
      const { notes } = await sees(hand, 'the exam', ({ exam }) => exam !== null)
      assert.ok(
        notes.some((note) => note.includes('更新的模板')),
        notes.join(' '),
      )
    },
  },
}

export const summary: Chapter = {
  title: 'a summary workbook',
  book: () => withMeta(bookOf([scoredRow(0)]), 'kind', 'summary'),
  steps: {
    'it is not scored; what to open instead is said': async (hand) => {
      await sees(hand, 'what it is', (seen) => seen.phase === 'failed' && says('统计汇总工作簿')(seen))
    },
  },
}

export const structure: Chapter = {
  title: 'a workbook whose structure is protected',
  book: foreignBook,
  steps: {
    'no sheet can be added: it is said, and nothing is there afterwards': async (hand) => {
      await sees(hand, 'the offer', ({ phase }) => phase === 'foreign')
      hand.excel.workbook.structureLock = ''
      await hand.add('list', 'S02')
      await sees(hand, 'that it is locked', says('工作簿结构受保护'))
      assert.equal(
        hand.excel.workbook.sheets.some(({ name }) => name === scoreSheet),
        false,
      )
      hand.excel.workbook.structureLock = null
      await hand.add('list', 'S02')
      await sees(hand, 'the exam', ({ exam }) => exam !== null)
    },
    'the sheets that were added go again with one undo': async (hand) => {
      await hand.show('score')
      await hand.press('Control+z')
      await sees(hand, 'the offer', ({ phase }) => phase === 'foreign')
      assert.equal(hand.excel.workbook.sheets.length, 1)
    },
  },
}
