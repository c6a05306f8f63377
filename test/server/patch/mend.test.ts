import assert from 'node:assert/strict'
import { read, utils, type WorkBook } from '@e965/xlsx'
import fc from 'fast-check'
import type { Fix } from '../../../core/finding.ts'
import { cellName } from '../../../core/grid.ts'
import { Problem } from '../../../core/problem.ts'
import { mend } from '../../../server/patch/mend.ts'
import { drawWith } from '../../../server/pen/draw.ts'
import { lint } from '../../lint/lint.ts'
import { fullBook, looks } from '../pen/full-book.ts'
import { firstCells, rowsOf } from '../reader/read-all.ts'
import { fileOf, main, sheetXml, type Wish } from '../reader/workbook-maker.ts'
import { changedParts, partOf } from './parts.ts'

const sheet1 = 'xl/worksheets/sheet1.xml'
const fix = (cell: string, value: Fix['value'], sheet = 'Sheet1'): Fix => ({ sheet, cell, value })
const mended = (wish: Wish, ...fixes: readonly Fix[]): Buffer => Buffer.from(mend(fileOf(wish), fixes))
const sheetAfter = (wish: Wish, ...fixes: readonly Fix[]): string => partOf(mended(wish, ...fixes), sheet1)
const rowsAfter = (rows: string, ...fixes: readonly Fix[]): string =>
  /<sheetData>(.*)<\/sheetData>/s.exec(sheetAfter({ rows }, ...fixes))?.[1] ?? ''

const notPatchable = (error: unknown) => error instanceof Problem && error.code === 'workbook-not-patchable'

describe('mend', () => {
  it('gives the same file when there is nothing to mend', () => {
    const file = fileOf({ rows: '' })
    assert.equal(mend(file, []), file)
  })

  describe('of a cell', () => {
    const row = '<row r="2" ht="20"><c r="A2" s="1" t="s"><v>0</v></c><c r="C2" s="1"><v>5</v></c></row>'
    const cases: readonly (readonly [what: string, fix: Fix, after: string])[] = [
      ['sets a number and keeps the style', fix('C2', 7.5), '<c r="C2" s="1"><v>7.5</v></c>'],
      ['sets text in the cell', fix('C2', '<甲>'), '<c r="C2" s="1" t="inlineStr"><is><t>&lt;甲&gt;</t></is></c>'],
      ['writes text as text', fix('C2', '=1+1'), '<c r="C2" s="1" t="inlineStr"><is><t>=1+1</t></is></c>'],
      ['clears', fix('A2', null), '<c r="A2" s="1"/>'],
      ['replaces a shared text', fix('A2', 3), '<c r="A2" s="1"><v>3</v></c>'],
      ['adds a cell in between', fix('B2', 1), '<c r="B2"><v>1</v></c><c r="C2"'],
      ['adds a cell at the end', fix('AB2', 1), '</c><c r="AB2"><v>1</v></c></row>'],
      ['adds a row before', fix('B1', 1), '<row r="1"><c r="B1"><v>1</v></c></row><row r="2"'],
      ['adds a row behind', fix('A9', 1), '</row><row r="9"><c r="A9"><v>1</v></c></row>'],
    ]
    for (const [what, wish, after] of cases)
      it(what, () => {
        const file = fileOf({ rows: row, formats: ['0.0'], strings: ['<t>x</t>'] })
        assert.ok(partOf(mend(file, [wish]), sheet1).includes(after), partOf(mend(file, [wish]), sheet1))
      })

    it('lets the later of two fixes hold', () => assert.match(rowsAfter(row, fix('C2', 1), fix('C2', 2)), /<v>2<\/v>/))
    it('keeps a formula and sets its result', () => {
      const rows =
        '<row r="1"><c r="A1" s="0"><f>1+1</f><v>9</v></c><c r="B1" t="str"><f t="shared" si="0"/><v>x</v></c></row>'
      assert.equal(
        rowsAfter(rows, fix('A1', 2), fix('B1', '乙')),
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f t="shared" si="0"/><v>乙</v></c></row>',
      )
    })
    it('forgets what other formulas of the row had shown, and only of that row', () => {
      const rows =
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1" t="str"><f>A1</f><v>1</v></c></row><row r="2"><c r="B2"><f>A2</f><v>7</v></c></row>'
      assert.equal(
        rowsAfter(rows, fix('A1', 2)),
        '<row r="1"><c r="A1"><v>2</v></c><c r="B1" s="1"><f>A1</f></c></row><row r="2"><c r="B2"><f>A2</f><v>7</v></c></row>',
      )
    })
    it('fills an empty row and an empty sheet', () => {
      assert.equal(rowsAfter('<row r="3" ht="9"/>', fix('A3', 1)), '<row r="3" ht="9"><c r="A3"><v>1</v></c></row>')
      const sheet = `<worksheet xmlns="${main}"><sheetData/></worksheet>`
      assert.match(
        sheetAfter({ sheet }, fix('B2', 1)),
        /<sheetData><row r="2"><c r="B2"><v>1<\/v><\/c><\/row><\/sheetData>/,
      )
    })
    it('counts rows and cells that do not say where they are', () =>
      assert.equal(
        rowsAfter('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>', fix('B1', 5), fix('A2', 6)),
        '<row r="1"><c><v>1</v></c><c r="B1"><v>5</v></c></row><row r="2"><c r="A2"><v>6</v></c></row>',
      ))
    it('gives a new cell the style of its row, else of its column', () => {
      const sheet = sheetXml('<row r="1" s="2" customFormat="1"><c r="A1"/></row>').replace(
        '<sheetData>',
        '<cols><col min="2" max="3" width="9" style="1"/></cols><sheetData>',
      )
      const after = sheetAfter({ sheet, formats: ['0.0', '0.00'] }, fix('B1', 1), fix('C5', 1), fix('D5', 1))
      assert.match(after, /<c r="B1" s="2"><v>1/)
      assert.match(after, /<c r="C5" s="1"><v>1.*<c r="D5"><v>1/)
    })
    it('widens the dimension', () => assert.match(sheetAfter({ rows: row }, fix('D7', 1)), /<dimension ref="A1:D7"\/>/))
    it('is not led astray by comments, CDATA and quotes', () => {
      const rows = `<row r="1" x='>'><!-- <c r="B1"/> --><c r="A1" t="inlineStr"><is><t><![CDATA[</row>]]></t></is></c></row>`
      assert.equal(
        rowsAfter(rows, fix('B1', 1)),
        `<row r="1" x='>'><c r="A1" t="inlineStr"><is><t><![CDATA[</row>]]></t></is></c><c r="B1"><v>1</v></c></row>`,
      )
    })
  })

  describe('of a date', () => {
    const date = { date: '2026-05-08' }
    it('keeps a date format that is there', async () => {
      const after = mended({ rows: '<row r="1"><c r="A1" s="1"><v>1</v></c></row>', formats: [14] }, fix('A1', date))
      assert.match(partOf(after, sheet1), /<c r="A1" s="1"><v>46150<\/v>/)
      assert.deepEqual(await firstCells(after), [{ serial: 46150 }])
    })
    it('gives one where there is none', async () => {
      const after = mended(
        { rows: '<row r="1"><c r="A1" t="str"><v>2026.5.8</v></c><c r="B1" t="str"><v>x</v></c></row>' },
        fix('A1', date),
        fix('B1', { date: '2026-05-08T06:00' }),
      )
      assert.deepEqual(await firstCells(after), [{ serial: 46150 }, { serial: 46150.25 }])
      assert.match(partOf(after, 'xl/styles.xml'), /formatCode="yyyy-mm-dd hh:mm"/)
      assert.deepEqual(
        lint(after).filter((fault) => fault.startsWith('styles')),
        [],
      )
    })
    it('respects the 1904 system', async () => {
      const after = mended({ properties: 'date1904="1"', rows: '' }, fix('A1', date))
      assert.match(partOf(after, sheet1), /<v>44688<\/v>/)
      assert.deepEqual(await firstCells(after), [{ serial: 46150 }])
    })
    it('takes a date format off a number', async () => {
      const after = mended({ rows: '<row r="1"><c r="A1" s="1"><v>3</v></c></row>', formats: [14] }, fix('A1', 30))
      assert.deepEqual(await firstCells(after), [30])
    })
  })

  describe('of a whole workbook', () => {
    let file: Uint8Array
    before(async () => {
      file = await drawWith(fullBook, looks)
    })
    it('touches nothing but the sheet and the request to calculate', () => {
      const after = mend(file, [fix('A3', 'Q009', '原始数据表')])
      assert.deepEqual(changedParts(file, after), ['xl/worksheets/sheet2.xml'])
      const plain = fileOf({ rows: '' })
      assert.deepEqual(changedParts(plain, mend(plain, [fix('A1', 1)])), ['xl/workbook.xml', sheet1])
      assert.match(partOf(mend(plain, [fix('A1', 1)]), 'xl/workbook.xml'), /<\/sheets><calcPr fullCalcOnLoad="1"\/>/)
    })
    it('leaves a sound package', () => {
      const fixes = [
        fix('A3', 'Q009', '原始数据表'),
        fix('C4', null, '原始数据表'),
        fix('B5', { date: '2026-01-02' }, '原始数据表'),
      ]
      assert.deepEqual(lint(mend(file, [...fixes, fix('D9', 'x', '说明')])), [])
    })
    it('changes no other cell, as an independent reader sees it', () => {
      const values = (book: WorkBook) =>
        book.SheetNames.map((name) => utils.sheet_to_json(book.Sheets[name]!, { header: 1, raw: true }))
      fc.assert(
        fc.property(
          fc.array(
            fc.record({
              column: fc.nat(9),
              row: fc.integer({ min: 1, max: 9 }),
              value: fc.oneof(fc.integer(), fc.constantFrom('√', '=x', ' y '), fc.constant(null)),
            }),
            { minLength: 1, maxLength: 8 },
          ),
          (wishes) => {
            const fixes = wishes.map(({ column, row, value }) => fix(cellName(column, row), value, '说明'))
            const after = read(mend(file, fixes))
            const expected = read(file)
            for (const { cell, value } of fixes)
              utils.sheet_add_aoa(expected.Sheets.说明!, [[value === null ? undefined : value]], { origin: cell })
            for (const { cell, value } of fixes)
              assert.equal(
                after.Sheets.说明![cell]?.v ?? null,
                fixes.findLast((each) => each.cell === cell)?.value ?? null,
                String(value),
              )
            assert.deepEqual(values(after).slice(1), values(expected).slice(1))
          },
        ),
        { numRuns: 40 },
      )
    })
    it('is read by our reader', async () => {
      const [, scores] = await rowsOf(mend(file, [fix('A3', '改', '原始数据表')]))
      assert.equal(scores?.[2]?.cells[0], '改')
    })
  })

  describe('refuses', () => {
    it('XML with prefixes', () => {
      const sheet = `<x:worksheet xmlns:x="${main}"><x:sheetData/></x:worksheet>`
      assert.throws(() => mended({ sheet }, fix('A1', 1)), notPatchable)
    })
    it('cells that are not in order', () =>
      assert.throws(() => rowsAfter('<row r="1"><c r="B1"/><c r="A1"/></row>', fix('A1', 1)), notPatchable))
    it('a sheet that is not there', () => assert.throws(() => mended({}, fix('A1', 1, '没有')), notPatchable))
    it('a place that is no cell', () => assert.throws(() => mended({}, fix('A0x', 1)), notPatchable))
    it('a sheet without rows', () =>
      assert.throws(
        () => mended({ sheet: `<worksheet xmlns="${main}"><cols/></worksheet>` }, fix('A1', 1)),
        notPatchable,
      ))
    it('what is no workbook', () => assert.throws(() => mend(Buffer.from('a,b'), [fix('A1', 1)]), /^Error: text/))
  })

  it('stays linear: ten times the rows take less than thirty times as long', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`).join('')
    const time = (count: number) => {
      const file = fileOf({ rows: rows(count) })
      const fixes = Array.from({ length: count }, (_, n) => fix(`A${n + 1}`, n))
      const start = process.cpuUsage()
      mend(file, fixes)
      return process.cpuUsage(start).user
    }
    time(3000)
    const small = Math.max(time(3000), 1000)
    assert.ok(time(30_000) < 30 * small)
  }).timeout(20_000)
})
