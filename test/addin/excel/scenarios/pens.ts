// One book drawn by the server's pen and by Excel's: the workbooks must be the same.
import assert from 'node:assert/strict'
import { drawBook } from '../../../../server/pen/pen.ts'
import { createExcelHost } from '../../../excel/host.ts'
import type { Sheet } from '../../../excel/model/sheet.ts'
import { report, scenarioLevel } from '../../../excel/scenario.ts'
import { conditionsOf, contentOf, pageOf, styleOf, tablesOf, validationsOf } from '../picture.ts'
import { got, openStage, sampleBook, troubleIn } from '../stage.ts'

const book = sampleBook(6)
const filed = createExcelHost({ sets: scenarioLevel() }).workbook
filed.load(await drawBook(book))

const { excel, port } = await openStage(null)
got(await port.open())
const counted = await excel.count(() => port.addSheets(book))
const added = got(counted.result)
const drawn = excel.workbook

const pairs = (): readonly (readonly [Sheet, Sheet])[] =>
  book.sheets.map(({ name }) => [filed.sheet(name), drawn.sheet(name)])
const same = (tell: (sheet: Sheet, of: typeof drawn) => unknown) => {
  for (const [one, other] of pairs()) assert.deepEqual(tell(other, drawn), tell(one, filed), other.name)
}

await report({
  'all sheets are added, in order, and told': async () => {
    assert.deepEqual(
      added.map(({ name }) => name),
      book.sheets.map(({ name }) => name),
    )
    assert.deepEqual(
      drawn.sheets.slice(1).map(({ name }) => name),
      filed.sheets.map(({ name }) => name),
    )
  },
  'requests stay below 5 MB and nothing is held': async () => {
    assert.ok(Math.max(...excel.log.map(({ request }) => request)) < 5_000_000)
    assert.equal(counted.references, 0)
  },
  'states and tabs are the same': async () =>
    same(({ visibility, tabColor, gridlines }) => ({ visibility, tabColor, gridlines })),
  'values and formulas are the same': async () => same(contentOf),
  'number formats are the same': async () => same((sheet) => styleOf(sheet, ({ numberFormat }) => numberFormat)),
  'locked and open cells are the same': async () => same((sheet) => styleOf(sheet, ({ locked }) => locked)),
  'fonts and fills are the same': async () =>
    same((sheet) =>
      styleOf(sheet, ({ fontName, fontSize, fontColor, bold, italic, underline, fill }) => ({
        fontName,
        fontSize,
        fontColor,
        bold,
        italic,
        underline,
        fill,
      })),
    ),
  'alignment is the same': async () =>
    same((sheet) =>
      styleOf(sheet, ({ horizontal, vertical, wrap, indent }) => ({ horizontal, vertical, wrap, indent })),
    ),
  'edges are the same': async () => same((sheet) => styleOf(sheet, ({ edges }) => edges)),
  'validations are the same': async () => same((sheet, of) => validationsOf(of, sheet)),
  'conditional formats are the same, in the same order': async () => same((sheet, of) => conditionsOf(of, sheet)),
  'tables are the same': async () => same((sheet, of) => tablesOf(of, sheet)),
  'protection is the same': async () => same(({ protection }) => protection),
  'names are the same': async () => {
    const names = (of: typeof drawn) =>
      of.names.filter(({ scope }) => scope === null).map(({ name, formula, visible }) => ({ name, formula, visible }))
    assert.deepEqual(names(drawn), names(filed))
  },
  'frozen panes, merged cells and breaks are the same': async () =>
    same(({ frozen, merges, rowBreaks, columnBreaks }) => ({ frozen, merges, rowBreaks, columnBreaks })),
  'columns are as wide, as hidden and as deep in the outline': async () =>
    same(({ columns }, of) =>
      columns.map(
        (column) =>
          column && { width: Math.round(column.width ?? 0), hidden: column.hidden, level: of && column.level },
      ),
    ),
  'rows are as high and as hidden': async () =>
    same(({ rows }) => rows.map((row) => row && { height: row.height, hidden: row.hidden })),
  'pages that are printed are set up the same': async () => {
    const printed = new Set(book.sheets.filter(({ print }) => print).map(({ name }) => name))
    same((sheet) => (printed.has(sheet.name) ? pageOf(sheet) : null))
  },
  'a book is not added twice': async () => {
    const before = drawn.sheets.length
    assert.equal(troubleIn(await port.addSheets(book)), 'sheet-there')
    assert.equal(drawn.sheets.length, before)
  },
  'sheets of a book that failed half way go again': async () => {
    excel.inject({ action: 'Range.Formulas', code: 'GeneralException' })
    const other = { ...book, names: [], sheets: book.sheets.slice(2, 3).map((sheet) => ({ ...sheet, name: '另一张' })) }
    assert.equal(troubleIn(await port.addSheets(other)), 'unexpected')
    assert.ok(!drawn.sheets.some(({ name }) => name === '另一张'))
    assert.equal(drawn.enableEvents, true)
  },
})
