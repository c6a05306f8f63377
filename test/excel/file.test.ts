import assert from 'node:assert/strict'
import { drawBook } from '../../server/pen/pen.ts'
import { openBook } from '../../server/reader/book.ts'
import { currentRubric } from '../../server/rubrics.ts'
import { sampleBooks } from '../../server/sample/sample.ts'
import { openPackage } from './file/package.ts'
import { createExcelHost, type ExcelHost } from './host.ts'
import { insertCells } from './model/insert.ts'
import { addSheet, renameSheet } from './model/sheets.ts'
import { addTable } from './model/table.ts'
import { writeCells } from './model/write.ts'

const scores = '原始数据表'

/** Every row of every sheet, read by the server's own reader. */
async function read(bytes: Uint8Array): Promise<unknown> {
  const book = openBook(bytes)
  const rows: unknown[] = []
  for (const sheet of book.survey.sheets.keys())
    await book.rows(sheet, (batch) => {
      rows.push([sheet, batch])
    })
  return [book.survey.sheets.map(({ name, state }) => [name, state]), rows]
}

const opened = (bytes: Uint8Array): ExcelHost => {
  const host = createExcelHost()
  host.workbook.load(bytes)
  return host
}

describe('a filled score workbook in the Excel of the tests', () => {
  let bytes: Uint8Array
  before(async () => {
    const [sample] = sampleBooks(currentRubric(), { sites: 1, cases: 12, seed: 3, language: 'zh-CN' })
    bytes = await drawBook(sample!.book)
  })

  it('is loaded with sheets, formulas, looks, rules, names and tables', () => {
    const { workbook } = opened(bytes)
    assert.equal(workbook.sheet('_meta').visibility, 'VeryHidden')
    assert.equal(workbook.active.name, scores)
    assert.deepEqual(workbook.sheet(scores).frozen, { rows: 4, columns: 13 })
    assert.match(String(workbook.formula(scores, 'EA5')), /^=IF\(/)
    assert.equal(workbook.style(scores, 'EA5').locked, true)
    assert.equal(workbook.style(scores, 'M5').locked, false)
    assert.ok(workbook.names.some(({ name }) => name === 'list_modalities'))
    assert.deepEqual(
      workbook.tables.map(({ name }) => name),
      ['population', 'actions'],
    )
    assert.ok(workbook.validations.length > 100 && workbook.conditionals.length > 50)
  })
  it('has formulas that give what the engine has stored', () => {
    const { workbook } = opened(bytes)
    const stored = workbook.values(scores, 'A5:GR16')
    let formulas = 0
    for (const row of workbook.sheet(scores).rows)
      for (const cell of row?.cells ?? [])
        if (cell !== undefined && cell.formula !== null) {
          formulas += 1
          cell.stale = true
        }
    assert.ok(formulas > 500)
    assert.deepEqual(workbook.values(scores, 'A5:GR16'), stored)
  })
  it('keeps every value through loading and saving', async () => {
    assert.deepEqual(await read(opened(bytes).workbook.save()), await read(bytes))
  })
  it('keeps parts and elements that nobody changed', () => {
    const before = openPackage(bytes).parts
    const after = openPackage(opened(bytes).workbook.save()).parts
    for (const path of ['xl/theme/theme1.xml', 'docProps/core.xml'])
      assert.deepEqual(after.get(path), before.get(path), path)
    const element = (parts: ReadonlyMap<string, Uint8Array>, name: string) =>
      new RegExp(`<${name}[ >].*</${name}>`).exec(new TextDecoder().decode(parts.get('xl/worksheets/sheet2.xml')))?.[0]
    for (const name of ['dataValidations', 'cols', 'headerFooter', 'colBreaks'])
      assert.equal(
        element(after, name)?.replaceAll(/\s*\/>/g, '/>'),
        element(before, name)?.replaceAll(/\s*\/>/g, '/>'),
        name,
      )
  })
  it('keeps what was changed through saving and loading again', () => {
    const host = opened(bytes)
    host.typeInto(scores, 'BO5', 'A')
    host.as('add-in', (book) => {
      const sheet = addSheet(book, '新表')
      writeCells(book, sheet, { row: 0, column: 0, rows: 2, columns: 2 }, [
        ['k', 'v'],
        ['x', 1],
      ])
      addTable(book, sheet, { row: 0, column: 0, rows: 2, columns: 2 })
      renameSheet(book, host.workbook.sheet('整改台账'), '台账')
      book.settings.set('pane', { open: true })
      book.xmlParts.push({ id: book.newId(), xml: '<q xmlns="urn:q">1</q>' })
    })
    const again = opened(host.workbook.save()).workbook
    assert.equal(again.values(scores, 'BO5')[0]![0], 'A')
    assert.deepEqual(again.values(scores, 'EA5:EX5'), host.workbook.values(scores, 'EA5:EX5'))
    assert.deepEqual(again.values('新表', 'A1:B2'), [
      ['k', 'v'],
      ['x', 1],
    ])
    assert.deepEqual(again.tables.map(({ name }) => name).sort(), ['Table1', 'actions', 'population'])
    assert.ok(again.sheets.some(({ name }) => name === '台账'))
    assert.deepEqual(again.settings.get('pane'), { open: true })
    assert.equal(again.xmlParts[0]?.xml, '<q xmlns="urn:q">1</q>')
    assert.deepEqual(again.sheet(scores).protection, host.workbook.sheet(scores).protection)
  })
  it('follows inserted rows into rules, tables and names of the file', () => {
    const host = opened(bytes)
    host.as('person', (book) =>
      insertCells(book, host.workbook.sheet('字典'), { row: 4, column: 0, rows: 2, columns: 16_384 }, 'Down'),
    )
    const modalities = (workbook: ExcelHost['workbook']) =>
      workbook.names.find(({ name }) => name === 'list_modalities')?.formula
    const before = modalities(opened(bytes).workbook)!
    const again = opened(host.workbook.save()).workbook
    assert.equal(
      modalities(again),
      before.replaceAll("'", '').replace(/\d+/g, (row) => String(Number(row) + 2)),
    )
  })
  it('refuses to save what it only recorded, unless it is to be left out', () => {
    const host = opened(bytes)
    host.workbook.figures.push({ kind: 'Chart', id: '1', sheet: host.workbook.active, record: {} })
    assert.throws(() => host.workbook.save(), { code: 'NotImplemented' })
    assert.ok(host.workbook.save({ without: ['figures'] }).length > 0)
  })
})

describe('a workbook made in the Excel of the tests', () => {
  it('is saved as a file that the server reads', async () => {
    const host = createExcelHost()
    host.typeInto('Sheet1', 'B2', '=1+1')
    host.typeInto('Sheet1', 'A1', '甲 & <乙>')
    const saved = host.workbook.save()
    assert.deepEqual(opened(saved).workbook.values('Sheet1', 'A1:B2'), [
      ['甲 & <乙>', ''],
      ['', 2],
    ])
    assert.match(JSON.stringify(await read(saved)), /甲 & <乙>/)
  })
})
