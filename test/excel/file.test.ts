import assert from 'node:assert/strict'
import { drawBook } from '../../server/pen/pen.ts'
import { openBook } from '../../server/reader/book.ts'
import { currentRubric } from '../../server/rubrics.ts'
import { sampleBooks } from '../../server/sample/sample.ts'
import { closePackage, openPackage } from './file/package.ts'
import { createExcelHost, type ExcelHost } from './host.ts'
import { addChart, createSeries } from './model/chart.ts'
import { redrawPivot } from './model/draw-pivot.ts'
import { figureId } from './model/figure.ts'
import { insertCells } from './model/insert.ts'
import { type Pivot, readSource } from './model/pivot.ts'
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
      ['population', 'actions', 'staff'],
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
    assert.deepEqual(again.tables.map(({ name }) => name).sort(), ['Table1', 'actions', 'population', 'staff'])
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
  it('refuses to save comments, unless they are to be left out', () => {
    const host = opened(bytes)
    const place = { sheet: host.workbook.active, area: { row: 0, column: 0, rows: 1, columns: 1 } }
    const said = { content: '?', author: 'x', resolved: false, at: new Date(0), replies: [] }
    host.workbook.remarks.push({ id: '1', place, ...said })
    assert.throws(() => host.workbook.save(), { code: 'NotImplemented' })
    assert.ok(host.workbook.save({ without: ['comments'] }).length > 0)
  })
})

describe('charts and PivotTables in a file', () => {
  /** Sums of a list by a field, with a filter, and a chart over both axes. */
  function drawn(): ExcelHost {
    const host = createExcelHost()
    const { workbook } = host
    const sheet = workbook.active
    const lines = [
      ['环节', '条目', '岗位', '失分', '备注'],
      ['1 申请', 'REQ <1> & "二"', 'TECH', 2, ''],
      ['2 图像', 'IMG', 'REV', 4.5, ''],
    ]
    const area = { row: 0, column: 0, rows: 3, columns: 5 }
    writeCells(workbook, sheet, area, lines)
    addTable(workbook, sheet, area).name = 'lost'
    const place = (row: number, column: number, rows: number) => ({ sheet, area: { row, column, rows, columns: 1 } })
    const chart = addChart(workbook, sheet, 'ColumnClustered', place(1, 3, 2))
    Object.assign(chart, {
      name: '图 1',
      title: 'A & B',
      legend: 'Bottom',
      from: { column: 6, right: 4, row: 1, down: 2 },
    })
    Object.assign(chart.series[0]!, { name: '失分', fill: '#2B5C8A', gap: 60, categories: place(1, 0, 2) })
    const line = { ...createSeries('累计', 'LineMarkers'), secondary: true, values: place(1, 3, 2), lineHidden: true }
    chart.series.push({ ...line, marker: { style: 'Dash', size: 9, inside: '#112233', edge: '#445566' } })
    Object.assign(chart.axes.second, { title: '累计', maximum: 1, format: '0%' })
    const source = { source: 'lost' }
    const pivot: Pivot = {
      kind: 'PivotTable',
      id: figureId(workbook),
      sheet,
      name: '透视',
      ...source,
      at: place(20, 0, 1),
      ...readSource(workbook, source),
      filters: ['岗位'],
      rows: ['环节', '条目'],
      sums: [
        { field: '失分', name: 'Σ 失分', by: 'Sum', format: '#,##0.0' },
        { field: '条目', name: 'n', by: 'Count', format: 'General' },
      ],
      autoFormat: false,
      preserveFormatting: true,
      body: null,
      filterAxis: null,
    }
    workbook.figures.push(pivot)
    redrawPivot(workbook, pivot)
    return host
  }
  /** Without the sheets, which a new host makes anew. */
  const told = ({ workbook }: ExcelHost): unknown =>
    JSON.parse(JSON.stringify(workbook.figures, (key, value) => (key === 'sheet' ? value.name : value)))

  it('come back as they were', () => {
    const host = drawn()
    assert.deepEqual(told(opened(host.workbook.save())), told(host))
  })
  it('are saved byte for byte the same when nothing has changed', () => {
    const saved = drawn().workbook.save()
    const parts = (bytes: Uint8Array) =>
      [...openPackage(bytes).parts]
        .filter(([name]) => /chart|drawing|pivot/.test(name))
        .map(([name, part]) => [name, Buffer.from(part).toString()])
        .sort()
    assert.equal(parts(saved).length, 8)
    assert.deepEqual(parts(opened(saved).workbook.save()), parts(saved))
  })
  it('can be left out', () => {
    const { workbook } = drawn()
    const names = [...openPackage(workbook.save({ without: ['figures'] })).parts.keys()]
    assert.deepEqual(
      names.filter((name) => /chart|drawing|pivot/.test(name)),
      [],
    )
    assert.equal(workbook.figures.length, 2)
  })
  it('stay as they are where they are more than is written here, and are not listed', () => {
    const saved = openPackage(drawn().workbook.save())
    const chart = 'xl/charts/chart1.xml'
    const text = Buffer.from(saved.parts.get(chart)!)
      .toString()
      .replace('<c:roundedCorners val="0"/>', '<c:roundedCorners val="1"/>')
    saved.parts.set(chart, Buffer.from(text))
    const { workbook } = opened(closePackage(saved))
    assert.deepEqual(
      workbook.figures.map(({ kind }) => kind),
      ['PivotTable'],
    )
    assert.equal(Buffer.from(openPackage(workbook.save()).parts.get(chart)!).toString(), text)
  })
  it('are gone from the file when they were deleted', () => {
    const host = opened(drawn().workbook.save())
    host.workbook.figures.length = 0
    const { parts } = openPackage(host.workbook.save())
    assert.deepEqual(
      [...parts.keys()].filter((name) => /chart|drawing|pivot/.test(name)),
      [],
    )
    assert.doesNotMatch(Buffer.from(parts.get('xl/workbook.xml')!).toString(), /pivotCache/)
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
