// Something stands in the way of writing: protection, a cell that is being edited, a busy Excel, a dialog.
import assert from 'node:assert/strict'
import { columnOf } from '../../../core/grid.ts'
import { blankRow, bookOf, rubric, scoredRow, scoreSheet } from '../../addin/pane/stage.ts'
import { valueAt } from '../actions/scoring.ts'
import { type Chapter, type Hand, sees } from '../hand.ts'

const first = rubric.items[0]!.id
const exam = (row: number) => (seen: { readonly exam: string | null }) => seen.exam?.includes(`第 ${row} 行`) ?? false
const says = (words: string) => (seen: { readonly message: string | null }) => seen.message?.includes(words) ?? false
const sheet = ({ excel }: Hand) => excel.workbook.sheet(scoreSheet)

/** Somebody locks all cells of the sheet. */
const lockAll = (hand: Hand, password: string) =>
  hand.excel.as('person', (book) => {
    for (const { cells } of sheet(hand).rows.filter((row) => row !== undefined))
      for (const cell of cells) if (cell) cell.style = book.styles.changed(cell.style, { locked: true })
    sheet(hand).protection = { password, options: {} }
  })

export const locked: Chapter = {
  title: 'what stands in the way of writing',
  book: () => bookOf([scoredRow(0), ...[1, 2, 3, 4, 5].map((n) => blankRow(n))]),
  steps: {
    'a sheet that our template protects is scored all the same, behind its lock': async (hand) => {
      await sees(hand, 'the exam', exam(6))
      await hand.show('score')
      await hand.press('Enter')
      await sees(hand, 'the next exam', exam(7))
      assert.notEqual(sheet(hand).protection, null)
    },
    'cells that somebody has locked: it is said, what was pressed stays, and one button opens the sheet': async (
      hand,
    ) => {
      lockAll(hand, '')
      await hand.press('2', 'Enter')
      await sees(hand, 'that the sheet is protected', says('受保护'))
      assert.equal(valueAt(hand, first, 7), '')
      await hand.unlock()
      await sees(hand, 'that it is open', says('保护已撤销'))
      await hand.show('score')
      await hand.press('Enter')
      await sees(hand, 'the next exam', exam(8))
      assert.equal(valueAt(hand, first, 7), 'B')
    },
    'a lock with a password: who can help is said, nothing is written': async (hand) => {
      lockAll(hand, 'secret')
      await hand.press('Enter')
      await sees(hand, 'that the sheet is protected', says('受保护'))
      await hand.unlock()
      await sees(hand, 'that a password is needed', says('密码'))
      assert.equal(valueAt(hand, first, 8), '')
      hand.excel.as('person', () => {
        sheet(hand).protection = null
      })
    },
    'the doctor protects the sheet again': async (hand) => {
      await hand.show('doctor')
      await sees(hand, 'the lost lock', ({ kinds }) => kinds?.includes('工作表保护') ?? false)
      await hand.mendAll()
      await sees(hand, 'that it is mended', says('已改正'))
      assert.notEqual(sheet(hand).protection, null)
      hand.excel.as('person', () => {
        sheet(hand).protection = null
      })
    },
    'a cell that is being edited: the pane waits and says so, then it goes on by itself': async (hand) => {
      await hand.show('score')
      await sees(hand, 'the exam', exam(8))
      hand.excel.beginEdit()
      const pressed = hand.press('Enter')
      await sees(hand, 'that it waits', ({ waiting }) => waiting)
      assert.equal(valueAt(hand, first, 8), '')
      hand.excel.endEdit()
      await pressed
      await sees(hand, 'the next exam', (seen) => exam(9)(seen) && !seen.waiting)
      assert.equal(valueAt(hand, first, 8), '√')
    },
    'Excel loses its session, is busy, has a dialog open or fails: it is said, what was pressed stays': async (
      hand,
    ) => {
      const cases = [
        ['InvalidOrTimedOutSession', 2, '会话已断开'],
        ['ActivityLimitReached', 3, 'Excel 正忙'],
        ['WriteNotSupportedWhenModalDialogOpen', 1, '对话框'],
        ['GeneralException', 1, '没有完成操作'],
      ] as const
      await hand.press('3')
      await sees(hand, 'the letter', ({ item }) => item?.endsWith(' C') ?? false)
      for (const [code, times, words] of cases) {
        hand.excel.inject({ action: 'Range.Formulas', code, times })
        await hand.press('Enter')
        const seen = await sees(hand, words, says(words))
        assert.ok(exam(9)(seen) && seen.item?.endsWith(' C'), `${code}: ${seen.exam} ${seen.item}`)
        assert.equal(valueAt(hand, first, 9), '')
      }
      await hand.press('Enter')
      await sees(hand, 'the next exam', exam(10))
      assert.equal(valueAt(hand, first, 9), 'C')
    },
    'a row that is hidden or filtered out is checked like the others; that it cannot be seen is said': async (hand) => {
      const column = columnOf('A') + rubric.placeOf.get('body_part')!
      hand.excel.as('person', (book) => {
        const row = sheet(hand).rows[5]!
        row.hidden = true
        row.cells[column]!.value = 'XX'
        book.dirty = true
      })
      await hand.ribbon('checkWorkbook')
      await sees(hand, 'findings', ({ tab }) => tab === 'findings')
      for (let n = 0; n < 30 && !(await hand.see()).message?.includes('被筛选或隐藏'); n++) {
        const { at } = await hand.see()
        await hand.press('F8')
        await sees(hand, 'the next finding', (seen) => seen.at !== at)
      }
      await sees(hand, 'that the row is hidden', says('第 6 行被筛选或隐藏'))
    },
  },
}
