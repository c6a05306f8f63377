import assert from 'node:assert/strict'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { drawWith } from '../../server/pen/draw.ts'
import { fullBook, looks } from '../server/pen/full-book.ts'
import { lint } from './lint.ts'

const sheet = 'xl/worksheets/sheet2.xml'
const codes = 'xl/worksheets/sheet3.xml'
const book = 'xl/workbook.xml'
const styles = 'xl/styles.xml'
const types = '[Content_Types].xml'
const table = 'xl/tables/table1.xml'

type Break = readonly [what: string, part: string, from: string | RegExp, to: string, fault: RegExp]

/** Each one breaks a sound package in one place; the lint has to name it. */
const breaks: readonly Break[] = [
  [
    'a section out of order',
    sheet,
    /(<autoFilter[^>]*>)(<mergeCells.*?<\/mergeCells>)/,
    '$2$1',
    /autoFilter> is out of order/,
  ],
  [
    'outlinePr behind pageSetUpPr',
    sheet,
    '<pageSetUpPr fitToPage="1"/>',
    '<pageSetUpPr fitToPage="1"/><outlinePr summaryRight="0"/>',
    /outlinePr> is out of order/,
  ],
  ['an empty conditional format', sheet, /<cfRule.*?<\/cfRule>/, '', /conditionalFormatting> is empty/],
  ['a count that is wrong', sheet, 'dataValidations count="6"', 'dataValidations count="5"', /counts 5, holds 6/],
  ['a style that is not there', sheet, '<c r="A3" s="1"', '<c r="A3" s="99"', /no style 99/],
  ['a conditional style that is not there', sheet, 'dxfId="1"', 'dxfId="7"', /no style 7/],
  ['a shared string that is not there', sheet, '<v>10</v>', '<v>1000</v>', /no shared string 1000/],
  ['cells out of order', sheet, '<c r="B3"', '<c r="D3"', /out of order/],
  ['rows out of order', sheet, '<row r="5"', '<row r="2"', /row 2 out of order/],
  ['a value that is no number', sheet, '<v>7.25</v>', '<v>NaN</v>', /no number: NaN/],
  [
    'overlapping merges',
    sheet,
    /<mergeCells.*?<\/mergeCells>/,
    '<mergeCells count="2"><mergeCell ref="A1:G1"/><mergeCell ref="B1:B2"/></mergeCells>',
    /overlaps/,
  ],
  [
    'a prompt that is too long',
    sheet,
    'promptTitle="条目"',
    `promptTitle="${'条'.repeat(33)}"`,
    /promptTitle too long/,
  ],
  ['an inline list that is too long', sheet, '"甲,乙"', `"${'甲,'.repeat(200)}乙"`, /formula/],
  ['a list without its name', sheet, 'list_marks', 'list_missing', /no list list_missing/],
  ['a whole column validated', sheet, 'sqref="C3:D60"', 'sqref="C3:D1048576"', /last row/],
  ['a jump to nowhere', sheet, 'location="\'原始数据表\'!B3"', 'location="\'没有\'!B3"', /leads nowhere/],
  ['a formula with its equals sign', sheet, '<f>E3*0</f>', '<f>=E3*0</f>', /formula that Excel refuses/],
  ['overlapping columns', sheet, '<col min="2" max="2"', '<col min="1" max="2"', /columns 1 to 2 out of order/],
  ['another paper', sheet, 'paperSize="9"', 'paperSize="1"', /not A4/],
  ['a font that is not there', styles, /<xf numFmtId="0" fontId="2"/, '<xf numFmtId="0" fontId="77"', /no fontId/],
  ['a format that is not there', styles, 'numFmtId="164" fontId', 'numFmtId="199" fontId', /no format 199/],
  [
    'dxf children out of order',
    styles,
    /<dxf>(<font>.*?<\/font>)(<fill>.*?<\/fill>)/,
    '<dxf>$2$1',
    /font> is out of order in <dxf>/,
  ],
  [
    'a print area that is not fixed',
    book,
    '$A$1:$G$6</definedName><definedName name="_xlnm.Print_T',
    '$A1:$G6</definedName><definedName name="_xlnm.Print_T',
    /not fixed/,
  ],
  ['a defined name like a cell', book, 'name="list_marks"', 'name="AB12"', /defined name AB12/],
  ['a defined name of no sheet', book, "'字典 ''26'!", "'别的'!", /no sheet 别的/],
  ['a sheet name that is too long', book, 'name="说明"', `name="${'说'.repeat(32)}"`, /sheet name/],
  ['a sheet id twice', book, 'sheetId="2"', 'sheetId="1"', /twice/],
  ['a hidden sheet open at first', book, 'activeTab="1"', 'activeTab="2"', /open at first is hidden/],
  [
    'a workbook section out of order',
    book,
    /(<definedNames.*?<\/definedNames>)(<calcPr[^>]*>)/,
    '$2$1',
    /definedNames> is out of order/,
  ],
  ['a table column unlike its cell', table, 'name="名称"', 'name="别名"', /stands above 名称/],
  ['a table column twice', table, 'name="名称"', 'name="代码"', /column name twice/],
  ['a table without its link', codes, /<tableParts.*?<\/tableParts>/, '', /tables and links differ/],
  ['a missing content type', types, /<Override PartName="\/xl\/tables\/table1.xml"[^>]*>/, '', /typed only as xml/],
  ['a content type of nothing', types, '/xl/styles.xml', '/xl/stylus.xml', /missing part/],
  ['a dangling relationship', 'xl/_rels/workbook.xml.rels', 'theme/theme1.xml', 'theme/theme9.xml', /dangling/],
  ['a relationship id twice', 'xl/_rels/workbook.xml.rels', 'Id="rId2"', 'Id="rId1"', /id twice/],
  ['a reference to no relationship', book, 'r:id="rId4"', 'r:id="rId44"', /no relationship rId44/],
  ['broken XML', sheet, '</sheetData>', '</sheetdata>', /not XML/],
]

describe('package lint', () => {
  let sound: Uint8Array
  before(async () => {
    sound = await drawWith(fullBook, looks)
  })

  it('finds nothing in a sound package', () => assert.deepEqual(lint(sound), []))

  for (const [what, part, from, to, fault] of breaks)
    it(`finds ${what}`, () => {
      const files = unzipSync(sound)
      const xml = strFromU8(files[part]!)
      const broken = xml.replace(from, to)
      assert.notEqual(broken, xml, 'the package was not broken')
      const faults = lint(zipSync({ ...files, [part]: strToU8(broken) }))
      assert.ok(
        faults.some((each) => fault.test(each)),
        JSON.stringify(faults),
      )
    })

  it('finds a part that nobody refers to', () => {
    const faults = lint(zipSync({ ...unzipSync(sound), 'xl/tables/table9.xml': strToU8('<table/>') }))
    assert.ok(faults.includes('unreachable part: xl/tables/table9.xml'), JSON.stringify(faults))
  })

  it('says that a file is no package', () => assert.match(lint(strToU8('no zip'))[0] ?? '', /invalid zip/))
})
