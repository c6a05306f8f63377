import assert from 'node:assert/strict'
import { read } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { drawWith } from '../../../server/pen/draw.ts'
import { drawBook } from '../../../server/pen/pen.ts'
import type { Book, Cell } from '../../../templates/sheet.ts'
import { converted } from '../office.ts'
import { fullBook, looks } from './full-book.ts'

const one = (cells: readonly Cell[]): Book => ({
  title: '',
  names: [],
  sheets: [{ name: 'S', columns: [], rows: [{ cells }] }],
})

const firstRow = async (cells: readonly Cell[]): Promise<readonly unknown[]> => {
  const book = read(await drawWith(one(cells), looks))
  return cells.map((_, n) => book.Sheets.S![`${'ABCDEFGH'[n]}1`]?.v ?? null)
}

describe('pen', () => {
  let file: Uint8Array
  let scores: Awaited<ReturnType<typeof readXlsx>>['sheets'][number]
  let book: Awaited<ReturnType<typeof readXlsx>>
  before(async () => {
    file = await drawWith(fullBook, looks)
    book = await readXlsx(file, { readStyles: true })
    scores = book.sheets[1]!
  })
  const cell = (at: string) => scores.cells?.get(at)

  it('draws the same bytes for the same book', async () =>
    assert.deepEqual(Buffer.from(await drawWith(fullBook, looks)), Buffer.from(file)))

  it('writes values as they are', () => {
    assert.deepEqual(scores.rows[2], ['Q001', new Date('2026-05-08T00:00:00Z'), '√', 'A,B', 5, 'Q001-x', '=1+1'])
    assert.deepEqual(scores.rows[4], [7.25, null, true, null, 0, 1e21, '+86'])
    assert.deepEqual(scores.rows[3]?.[1], new Date('2026-05-08T14:30:00Z'))
  })
  it('writes formulas with their results, zero, false and empty text too', () => {
    assert.equal(cell('2,4')?.formula, 'IF(C3="√",5,0)')
    const sheet = read(file).Sheets.原始数据表!
    assert.deepEqual(
      ['E3', 'F3', 'E4', 'F4', 'E5'].map((at) => [sheet[at].f !== undefined, sheet[at].v]),
      [
        [true, 5],
        [true, 'Q001-x'],
        [true, false],
        [true, ''],
        [true, 0],
      ],
    )
  })
  it('keeps text that looks like a formula a text, for good', () => {
    assert.equal(cell('2,6')?.type, 'string')
    const styles = strFromU8(unzipSync(file)['xl/styles.xml']!)
    assert.equal(styles.match(/quotePrefix="1"/g)?.length, 1)
  })
  it('strips what XML cannot hold and keeps what looks like an escape', () =>
    assert.equal(scores.rows[3]?.[6], 'abc_x0041_😀 '))
  it('reads back any text as it was', async () => {
    const texts = [' a ', 'a\nb', '<&>"\'', '_x000D_', '__x0041_', '\t', '正常', '_x005F_x0041_']
    assert.deepEqual(await firstRow(texts), texts)
  })
  it('cuts text where Excel cuts it', async () =>
    assert.equal(String((await firstRow(['长'.repeat(40_000)]))[0]).length, 32_767))

  it('draws columns with width, look, outline and folding', () =>
    assert.deepEqual(scores.columns, [
      { width: 12 },
      { width: 14 },
      { width: 8, outlineLevel: 1 },
      { width: 8, hidden: true, outlineLevel: 2 },
      { width: 9, collapsed: true },
      { width: 9, hidden: true },
      { width: 20, hidden: true, outlineLevel: 1 },
      { width: 9.140625, collapsed: true },
    ]))
  it('draws looks of row, cell and column', () => {
    assert.equal(cell('0,0')?.style?.font?.size, 16)
    assert.deepEqual(cell('1,6')?.style?.alignment, { horizontal: 'center', vertical: 'center', wrapText: true })
    assert.equal(cell('2,0')?.style?.protection?.locked, false)
    assert.equal(cell('2,4')?.style?.numFmt, '0.0')
    assert.equal(cell('2,1')?.style?.numFmt, 'yyyy-mm-dd')
    assert.equal(cell('2,0')?.style?.border?.left?.style, 'thin')
    assert.equal(cell('3,6')?.style?.font?.bold, true)
  })
  it('gives moments a format that shows them, unless their look has one', async () => {
    const { sheets } = await readXlsx(await drawWith(one([{ date: '2026-05-08T14:30' }]), looks), { readStyles: true })
    assert.equal(sheets[0]?.cells?.get('0,0')?.style?.numFmt, 'yyyy-mm-dd hh:mm')
  })
  it('draws rows with height and hidden', () =>
    assert.deepEqual(
      [...(scores.rowDefs ?? [])],
      [
        [0, { height: 30 }],
        [1, { height: 40 }],
        [4, { hidden: true }],
      ],
    ))
  it('draws merges, panes, filter, tab and zoom', () => {
    assert.deepEqual(scores.merges, [{ startRow: 0, startCol: 0, endRow: 0, endCol: 6 }])
    assert.deepEqual(scores.freezePane, { columns: 1, rows: 2 })
    assert.deepEqual(scores.autoFilter, { range: 'A2:G6' })
    assert.deepEqual(scores.view, { tabColor: { rgb: '1F4E79' }, zoomScale: 90 })
    assert.equal(book.sheets[0]?.view?.showGridLines, false)
  })
  it('draws validations by range', () => {
    const drawn = scores.dataValidations ?? []
    assert.deepEqual(
      drawn.map(({ type, range, operator, errorStyle, showErrorMessage, formula1, formula2 }) =>
        [type, range, operator, errorStyle, showErrorMessage, formula1, formula2].map((each) => each ?? null),
      ),
      [
        ['list', 'C3:D60', null, null, true, 'list_marks', null],
        ['textLength', 'A3:A60', 'lessThanOrEqual', 'warning', true, '20', null],
        ['date', 'B3:B60', null, null, true, '43831', '73050'],
        ['decimal', 'E3:E60', 'greaterThanOrEqual', null, null, '0', null],
        ['custom', 'F3:F60', null, null, true, 'LEN(F3)<9', null],
        ['list', 'G3:G60', null, null, null, null, null],
      ],
    )
    assert.deepEqual(drawn[5]?.values, ['甲', '乙'])
    assert.equal(drawn[0]?.errorMessage, '√ 或扣分字母')
    assert.equal(drawn[0]?.inputTitle, '条目')
    assert.equal(drawn[4]?.inputMessage?.length, 255)
  })
  it('draws conditions in their order', () => {
    assert.deepEqual(
      scores.conditionalRules?.map(({ range, formula, priority }) => [range, formula, priority]),
      [
        ['A3:G60', '$E3=0', 1],
        ['E3:E60', 'E3>4', 2],
      ],
    )
    assert.deepEqual(scores.conditionalRules?.[0]?.style?.fill, {
      type: 'pattern',
      pattern: 'solid',
      bgColor: { rgb: 'FFC7CE' },
    })
  })
  it('locks a sheet without a password and leaves people what they need', () => {
    assert.equal(scores.protection?.sheet, true)
    assert.equal(scores.protection?.formatColumns, true)
    assert.equal(scores.protection?.sort, true)
    assert.doesNotMatch(strFromU8(unzipSync(file)['xl/worksheets/sheet2.xml']!), /hashValue|password/)
  })
  it('sets up A4 pages with area, titles, breaks, heads and feet', () => {
    assert.equal(scores.pageSetup?.paperSize, 'a4')
    assert.equal(scores.pageSetup?.orientation, 'landscape')
    assert.equal(scores.pageSetup?.fitToWidth, 1)
    assert.equal(scores.pageSetup?.fitToHeight, 0)
    assert.equal(scores.pageSetup?.printArea, '$A$1:$G$6')
    assert.equal(scores.pageSetup?.printTitlesRow, '$1:$2')
    assert.equal(scores.pageSetup?.printTitlesColumn, '$A:$B')
    assert.equal(book.sheets[0]?.pageSetup?.scale, 80)
    assert.deepEqual([scores.rowBreaks, scores.colBreaks], [[3], [3]])
    assert.deepEqual(scores.headerFooter, { oddHeader: '&L质控簿&R&D', oddFooter: '&C&P / &N' })
  })
  it('knows names, tables, hidden sheets, the open sheet and the title', () => {
    assert.ok(book.namedRanges?.some(({ name, range }) => name === 'list_marks' && range === "'字典 ''26'!$A$2:$A$3"))
    assert.deepEqual(
      book.sheets[2]?.tables?.map(({ name, range, columns }) => [name, range, columns.map((each) => each.name)]),
      [['marks', 'A1:B3', ['代码', '名称']]],
    )
    assert.deepEqual(
      read(file).Workbook?.Sheets?.map(({ Hidden }) => Hidden),
      [0, 0, 1, 2],
    )
    assert.equal(book.activeSheet, 1)
    assert.equal(book.properties?.title, '质控簿 <样例>')
  })
  it('jumps within the workbook', () => assert.equal(read(file).Sheets.原始数据表!.A6.l.location, "'原始数据表'!B3"))
  it('asks for a calculation when it is opened', () =>
    assert.match(strFromU8(unzipSync(file)['xl/workbook.xml']!), /<calcPr [^>]*fullCalcOnLoad="1"/))

  it('refuses a look that nobody knows', () =>
    assert.rejects(drawBook({ ...one([]), sheets: [{ name: 'S', columns: [{ width: 9, look: 'no' }], rows: [] }] }), {
      message: 'no look no',
    }))
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
    it(`refuses ${value}`, () => assert.rejects(drawWith(one([value]), looks), RangeError))
  it('refuses a date that is none', () => assert.rejects(drawWith(one([{ date: '2026-02-30' }]), looks), RangeError))
  it('refuses a table whose head is not text', () =>
    assert.rejects(
      drawWith(
        { ...one([1, 2]), sheets: [{ ...one([1, 2]).sheets[0]!, tables: [{ name: 't', range: 'A1:B2' }] }] },
        looks,
      ),
      RangeError,
    ))

  it('is opened and printed by LibreOffice', async () => {
    const pdf = await converted(file, 'pdf')
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  }).timeout(60_000)
  it('is calculated by LibreOffice to the same results', async () => {
    const wrong = structuredClone(fullBook) as { sheets: { rows: { cells: Cell[] }[] }[] } & Book
    wrong.sheets[1]!.rows[2]!.cells[4] = { formula: 'IF(C3="√",5,0)', result: 999 }
    const sheet = read(await converted(await drawWith(wrong, looks), 'xlsx')).Sheets.原始数据表!
    assert.deepEqual([sheet.E3.v, sheet.F3.v, sheet.F4.v, sheet.E5.v], [5, 'Q001-x', '', 0])
  }).timeout(60_000)
})
