import assert from 'node:assert/strict'
import { read, utils } from '@e965/xlsx'
import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import type { SaidFinding } from '../../../core/finding.ts'
import { annotate, type Verdict } from '../../../server/patch/annotate.ts'
import { mend } from '../../../server/patch/mend.ts'
import { drawWith } from '../../../server/pen/draw.ts'
import { currentRubric } from '../../../server/rubrics.ts'
import type { Identity } from '../../../templates/identity.ts'
import type { Book } from '../../../templates/sheet.ts'
import { lint } from '../../lint/lint.ts'
import { converted } from '../office.ts'
import { fullBook, looks } from '../pen/full-book.ts'
import { rowsOf } from '../reader/read-all.ts'
import { fileOf } from '../reader/workbook-maker.ts'
import { foreignBook } from './foreign-book.ts'
import { changedParts, partOf } from './parts.ts'

const found = (cell: string, more: Partial<SaidFinding> = {}): SaidFinding => ({
  code: 'VR-01',
  level: 'error',
  sheet: '原始数据表',
  cell,
  row: 3,
  recordId: 'r-1',
  message: `${cell} 的值 <不对>`,
  mend: '=改正它',
  fix: null,
  dryRun: false,
  ...more,
})

const place = (name: string, firstRow: number) => ({ name, firstRow, columns: new Map<string, number>() })
const identity = { language: 'zh-CN' } as Identity
const verdict = (counts: Verdict['counts'], more: Partial<Verdict> = {}): Verdict => ({
  identity,
  language: 'zh-CN',
  rubric: currentRubric(),
  rows: [],
  scoreSheet: place('原始数据表', 3),
  counts,
  ...more,
})
const one = verdict({ errors: 1, warnings: 0, notices: 0 })

/** Our workbook, with an empty sheet for findings that has a filter, a table and conditions of its own. */
const ownBook: Book = {
  ...fullBook,
  sheets: [
    ...fullBook.sheets.slice(0, 2),
    {
      name: '校验结果',
      columns: [{ width: 9 }],
      rows: [{ cells: ['旧', '表'] }, { cells: [{ formula: '1+1', result: 2 }, 1] }],
      tables: [{ name: 'old', range: 'A1:B2' }],
      conditions: [{ range: 'A1:B2', formula: 'A1=1', look: 'bad' }],
      merges: ['C1:D1'],
      locked: true,
    },
    ...fullBook.sheets.slice(2),
  ],
}
const findingsIn = (file: Uint8Array, sheet = '校验结果') =>
  utils.sheet_to_json<unknown[]>(read(file).Sheets[sheet]!, { header: 1 })
const stylesIn = async (file: Uint8Array, sheet: number) =>
  (await readXlsx(file, { readStyles: true })).sheets[sheet]!.cells!

describe('annotate', () => {
  let file: Uint8Array
  before(async () => {
    file = await drawWith(ownBook, looks)
  })

  describe('writes the findings', () => {
    const said = [
      found('A3'),
      found('', { sheet: '没有此表', level: 'warning', recordId: null }),
      found('', { level: 'notice' }),
    ]
    let after: Uint8Array
    before(() => {
      after = annotate(file, verdict({ errors: 1, warnings: 1, notices: 1 }), said, 'zh-CN')
    })
    it('with the counts on top and one row for each', () => {
      const rows = findingsIn(after)
      assert.equal(rows[0]?.[0], '校验结果 · 质控簿')
      assert.equal(rows[1]?.[0], '错误 1 处，警告 1 处，提示 1 处')
      assert.deepEqual(rows[3], ['级别', '代码', '工作表', '单元格', '问题', '如何改正', '记录编号'])
      assert.deepEqual(rows[4], ['■ 错误', 'VR-01', '原始数据表', 'A3', 'A3 的值 <不对>', '=改正它', 'r-1'])
      assert.deepEqual(rows[5]?.slice(0, 4), ['▲ 警告', 'VR-01', '没有此表', ''])
      assert.equal(rows.length, 7)
    })
    it('with a jump to each cell that is there', () => {
      const sheet = read(after).Sheets.校验结果!
      assert.equal(sheet.D5.l.location, "'原始数据表'!A3")
      assert.equal(sheet.D6?.l, undefined)
    })
    it('without what stood there before', () => {
      assert.doesNotMatch(partOf(after, 'xl/worksheets/sheet3.xml'), /<f>|tablePart|conditionalFormatting|mergeCell/)
      assert.equal(unzipSync(after)['xl/tables/table1.xml'], undefined)
    })
    it('keeps the lock of the sheet', () =>
      assert.match(partOf(after, 'xl/worksheets/sheet3.xml'), /<sheetProtection sheet="1"/))
    it('in the language that is asked for', () => {
      const english = annotate(file, one, [found('A3')], 'en-US')
      assert.equal(findingsIn(english)[1]?.[0], '1 errors, 0 warnings, 0 notices')
    })
    it('says so when nothing was found', () =>
      assert.equal(
        findingsIn(annotate(file, verdict({ errors: 0, warnings: 0, notices: 0 }), [], 'zh-CN'))[1]?.[0],
        '没有发现问题。',
      ))
    it('says how many of them are listed', () =>
      assert.match(
        String(findingsIn(annotate(file, verdict({ errors: 20_000, warnings: 0, notices: 0 }), said, 'zh-CN'))[1]?.[0]),
        /前 3 条/,
      ))
    it('leaves a sound package', () => assert.deepEqual(lint(after), []))
  })

  describe('marks the found cells', () => {
    it('by fill and border, and keeps font, format and lock', async () => {
      const cells = await stylesIn(
        annotate(
          file,
          one,
          [found('A3'), found('B3', { level: 'warning' }), found('E3', { level: 'notice' })],
          'zh-CN',
        ),
        1,
      )
      const [error, warning, notice] = ['2,0', '2,1', '2,4'].map((at) => cells.get(at)?.style)
      assert.deepEqual(
        [error, warning, notice].map((each) => each?.border?.left?.style),
        ['medium', 'mediumDashed', 'mediumDashDot'],
      )
      assert.deepEqual(error?.fill, {
        type: 'pattern',
        pattern: 'solid',
        fgColor: { rgb: 'FFC7CE' },
        bgColor: { indexed: 64 },
      })
      assert.equal(error?.protection?.locked, false)
      assert.equal(warning?.numFmt, 'yyyy-mm-dd')
      assert.deepEqual(notice?.alignment, { horizontal: 'right' })
    })
    it('with the gravest level, trial rules as hints', async () => {
      const said = [
        found('A3', { level: 'notice' }),
        found('A3'),
        found('A3', { level: 'warning' }),
        found('B3', { dryRun: true }),
      ]
      const cells = await stylesIn(annotate(file, one, said, 'zh-CN'), 1)
      assert.equal(cells.get('2,0')?.style?.border?.top?.style, 'medium')
      assert.equal(cells.get('2,1')?.style?.border?.top?.style, 'mediumDashDot')
    })
    it('that are empty, too', async () => {
      const cells = await stylesIn(annotate(file, one, [found('C9')], 'zh-CN'), 1)
      assert.equal(cells.get('8,2')?.style?.border?.top?.style, 'medium')
      assert.equal(cells.get('8,2')?.style?.protection?.locked, false)
    })
    it('and no others', async () => {
      const [before, after] = await Promise.all(
        [file, annotate(file, one, [found('A3')], 'zh-CN')].map((each) => stylesIn(each, 1)),
      )
      for (const [at, cell] of before!) if (at !== '2,0') assert.deepEqual(after!.get(at), cell, at)
    })
    it('and takes off the marks of an earlier check', async () => {
      const first = annotate(file, one, [found('A3'), found('B4'), found('G3')], 'zh-CN')
      const second = annotate(first, one, [found('G3', { level: 'warning' })], 'zh-CN')
      const [before, after] = await Promise.all([file, second].map((each) => stylesIn(each, 1)))
      assert.deepEqual(after!.get('2,0'), before!.get('2,0'))
      assert.deepEqual(after!.get('3,1'), before!.get('3,1'))
      assert.equal(after!.get('2,6')?.style?.border?.left?.style, 'mediumDashed')
      assert.deepEqual(lint(second), [])
    })
    it('adds nothing when it is done again', () => {
      const first = annotate(file, one, [found('A3')], 'zh-CN')
      assert.deepEqual(changedParts(first, annotate(first, one, [found('A3')], 'zh-CN')), [])
    })
  })

  describe("in somebody's own workbook", () => {
    let foreign: Uint8Array
    let after: Uint8Array
    const own = verdict({ errors: 1, warnings: 0, notices: 0 }, { identity: null, scoreSheet: place('本院数据', 2) })
    const said = [found('A3', { sheet: '本院数据' })]
    before(() => {
      foreign = foreignBook()
      after = annotate(foreign, own, said, 'zh-CN')
    })
    it('adds a sheet beside one that is called the same', () => {
      assert.deepEqual(read(after).SheetNames, ['本院数据', '校验结果', '校验结果 (2)'])
      assert.equal(findingsIn(after)[0]?.[0], '本院自己的核对表')
      assert.equal(findingsIn(after, '校验结果 (2)')[4]?.[3], 'A3')
    })
    it('rewrites that sheet the next time', () => {
      const again = annotate(after, own, [found('B3', { sheet: '本院数据' })], 'zh-CN')
      assert.deepEqual(read(again).SheetNames, read(after).SheetNames)
      assert.equal(findingsIn(again, '校验结果 (2)')[4]?.[3], 'B3')
    })
    it('keeps chart, own sheets and widths byte for byte', () => {
      assert.deepEqual(changedParts(foreign, after), [
        '[Content_Types].xml',
        'xl/_rels/workbook.xml.rels',
        'xl/styles.xml',
        'xl/workbook.xml',
        'xl/worksheets/sheet1.xml',
        'xl/worksheets/sheet3.xml',
      ])
      assert.match(partOf(after, 'xl/worksheets/sheet1.xml'), /<col min="1" max="1" width="33\.\d+"/)
    })
    it('leaves no more faults than there were', () => assert.deepEqual(lint(after), lint(foreign)))
    it('is opened by LibreOffice', async () =>
      assert.equal((await converted(after, 'pdf')).subarray(0, 5).toString(), '%PDF-')).timeout(60_000)
    it('reads the same as before', async () => {
      const [before, now] = await Promise.all([rowsOf(foreign), rowsOf(after)])
      assert.deepEqual(now.slice(0, 2), before)
    })
    it('writes styles where a workbook has none', async () => {
      const parts = {
        'xl/_rels/workbook.xml.rels': partOf(fileOf({}), 'xl/_rels/workbook.xml.rels').replace(
          /<Relationship Id="rId2"[^>]*>/,
          '',
        ),
      }
      const bare = fileOf({ rows: '<row r="2"><c r="A2"><v>1</v></c></row>', parts })
      const marked = annotate(
        bare,
        { ...own, scoreSheet: place('Sheet1', 1) },
        [found('A2', { sheet: 'Sheet1' })],
        'zh-CN',
      )
      assert.equal((await stylesIn(marked, 0)).get('1,0')?.style?.border?.left?.style, 'medium')
    })
  })

  it('works after a mend', () => {
    const mended = mend(file, [{ sheet: '原始数据表', cell: 'A3', value: 'Q009' }])
    assert.equal(read(annotate(mended, one, [found('A3')], 'zh-CN')).Sheets.原始数据表!.A3.v, 'Q009')
  })
  it('drops the order of calculation with the formulas that it took away', () => {
    const chain =
      '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A2" i="1"/></calcChain>'
    const rels = partOf(fileOf({}), 'xl/_rels/workbook.xml.rels').replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
    )
    const old = fileOf({
      sheetName: '校验结果',
      rows: '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>',
      parts: { 'xl/calcChain.xml': chain, 'xl/_rels/workbook.xml.rels': rels },
    })
    const after = annotate(old, verdict({ errors: 0, warnings: 0, notices: 0 }, { scoreSheet: null }), [], 'zh-CN')
    assert.equal(unzipSync(after)['xl/calcChain.xml'], undefined)
    assert.doesNotMatch(partOf(after, 'xl/_rels/workbook.xml.rels'), /calcChain/)
  })
})
