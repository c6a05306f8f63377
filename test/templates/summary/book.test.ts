import assert from 'node:assert/strict'
import { countedExams } from '../../../core/statistics/counted.ts'
import { looks } from '../../../templates/looks.ts'
import type { Cell, Sheet } from '../../../templates/sheet.ts'
import { summaryBook } from '../../../templates/summary/book.ts'
import { summaryNames } from '../../../templates/summary/names.ts'
import { figureRows } from '../../../templates/summary/sheet.ts'
import { many } from '../../core/statistics/filed.ts'
import { rubric } from '../../rubric/rubric.ts'

const filing = {
  receipt: 'S01-2026-000001',
  site: 'S01',
  batch: 'S01-2026Q3',
  at: '2026-10-02T08:30:00.000Z',
  rows: 40,
  sha256: 'c'.repeat(64),
}
const made = { rubricHash: rubric.hash, engineVersion: '9.9.9', at: '2026-11-20T08:00:00.000Z', filings: [filing] }
const period = { from: '2026-07', to: null }

/** Forty exams at one site and eight at another; P009 reported nine of them. */
const rows = [
  ...many(40, (n) => ({
    exam: { reporter_id: n < 9 ? 'P009' : n < 20 ? 'P002' : 'P001', modality: n % 2 ? 'CT' : 'MR' },
    cells: n % 5 === 0 ? { 'RPT-11': 'A', 'IMG-10': 'B' } : {},
  })),
  ...many(8, () => ({ site: 'S02' })),
]
const drawn = (language: 'zh-CN' | 'en-US', given = rows) =>
  summaryBook(rubric, countedExams(rubric, given), { language, period, site: null, made })
const sheetOf = (language: 'zh-CN' | 'en-US', sheet: keyof typeof summaryNames): Sheet =>
  drawn(language).sheets.find(({ name }) => name === summaryNames[sheet][language])!

const shown = (cell: Cell | undefined): unknown =>
  typeof cell === 'object' && cell !== null
    ? 'result' in cell
      ? cell.result
      : 'text' in cell
        ? cell.text
        : cell.date
    : (cell ?? null)
const texts = (sheet: Sheet): string => sheet.rows.flatMap(({ cells }) => cells.map(shown)).join('\n')
type Line = Readonly<Record<string, unknown>>
const linesOf = (sheet: Sheet): readonly Line[] => {
  const heads = sheet.rows[figureRows.head - 1]!.cells.map(shown)
  return sheet.rows
    .slice(figureRows.first - 1)
    .map(({ cells }) => Object.fromEntries(heads.map((head, n) => [head, shown(cells[n])])))
}

for (const language of ['zh-CN', 'en-US'] as const)
  describe(`summary workbook (${language})`, () => {
    const book = drawn(language)
    const figureSheets = book.sheets.slice(1, -1)

    it('has its sheets in the order a manager reads, and says what it is in the last', () => {
      assert.deepEqual(
        book.sheets.slice(0, -1).map(({ name }) => name),
        Object.values(summaryNames).map((names) => names[language]),
      )
      assert.match(texts(book.sheets.at(-1)!), /kind\nsummary/)
      assert.equal(book.sheets.at(-1)!.state, 'veryHidden')
    })
    it('has one header row of distinct texts over a table without merged cells', () => {
      for (const { name, rows: lines, tables, merges, freeze } of figureSheets) {
        const heads = lines[figureRows.head - 1]!.cells
        assert.equal(new Set(heads).size, heads.length, name)
        assert.ok(
          heads.every((head) => typeof head === 'string' && head !== ''),
          name,
        )
        assert.match(tables![0]!.range, new RegExp(`^A${figureRows.head}:`))
        assert.equal(merges, undefined)
        assert.equal(freeze!.rows, figureRows.head)
      }
    })
    it('uses only looks that exist, and holds only finite numbers', () => {
      for (const sheet of book.sheets)
        for (const { cells, look } of sheet.rows) {
          for (const name of Array.isArray(look) ? look : [look]) if (name) assert.ok(name in looks, name)
          for (const cell of cells) if (typeof shown(cell) === 'number') assert.ok(Number.isFinite(shown(cell)))
        }
    })
    it('leaves no place in its words unfilled', () => {
      for (const sheet of book.sheets) assert.doesNotMatch(texts(sheet), /\{\w+\}|undefined|NaN/)
    })
    it('says from what it was made', () => {
      const said = texts(book.sheets[0]!)
      for (const fact of [
        rubric.version,
        rubric.hash,
        '9.9.9',
        '2026-11-20 08:00:00',
        filing.receipt,
        filing.sha256,
        '2026-07',
        language === 'zh-CN' ? rubric.standard.disclaimerZh : rubric.standard.disclaimerEn,
      ])
        assert.ok(said.includes(fact), fact)
    })
    it('can be drawn when nothing was filed', () => {
      const empty = drawn(language, [])
      assert.equal(empty.sheets.length, book.sheets.length)
      assert.doesNotMatch(empty.sheets.map(texts).join(), /NaN|Infinity/)
    })
  })

describe('summary workbook', () => {
  it('gives the same book whatever the order of the rows', () =>
    assert.deepEqual(drawn('zh-CN', [...rows].reverse()), drawn('zh-CN')))
  it('gives k and n of nine cases but no mean and no rate, and says why', () => {
    const line = linesOf(sheetOf('zh-CN', 'physicians')).find(({ 工号: id }) => id === 'P009')!
    assert.deepEqual(
      [line['例数 n'], line['甲级 k'], line.甲级率, line.平均分, line['甲级率 95%下限']],
      [9, 9, null, null, null],
    )
    assert.match(String(line.可信度提示), /n < 10/)
  })
  it('gives figures of ten to twenty-nine cases in grey', () => {
    const sheet = sheetOf('zh-CN', 'physicians')
    const heads = sheet.rows[figureRows.head - 1]!.cells
    const row = sheet.rows.find(({ cells }) => cells.includes('P002'))!
    assert.equal((row.look as readonly string[])[heads.indexOf('平均分')], 'summary-score-grey')
    assert.equal((row.look as readonly string[])[heads.indexOf('例数 n')], 'summary-count')
  })
  it('lists persons by site and id, whatever their scores', () => {
    const ids = linesOf(sheetOf('zh-CN', 'physicians'))
      .filter(({ 岗位: role }) => role === '诊断医师')
      .map((line) => `${line.医院代码} ${line.工号}`)
    assert.deepEqual(ids, ['S01 P001', 'S01 P002', 'S01 P009', 'S02 P001'])
  })
  it('has a line for every hospital and link, and for the composite', () => {
    const lines = linesOf(sheetOf('zh-CN', 'hospitals'))
    assert.equal(lines.length, 2 * (rubric.links.length + 1))
  })
  it('lists every indicator of the rubric over all sites', () => {
    const ids = new Set(
      linesOf(sheetOf('en-US', 'indicators'))
        .filter(({ Scope: scope }) => scope === 'All')
        .map(({ Id: id }) => id),
    )
    assert.deepEqual([...ids].sort(), rubric.indicators.map(({ id }) => id).sort())
  })
  it('explains every indicator that has no value', () => {
    for (const line of linesOf(sheetOf('zh-CN', 'indicators')))
      if (line.值 === null && !String(line.分项).startsWith('见')) assert.ok(line.说明, String(line.编号))
  })
  it('labels sample estimates of national indicators as such', () => {
    const line = linesOf(sheetOf('zh-CN', 'indicators')).find(({ 编号: id }) => id === 'IND-19')!
    assert.equal(line.数据来源, '抽样估计')
    assert.match(String(line.说明), /不得作为国家指标上报/)
  })
  it('prints no number of the standard', () => {
    for (const language of ['zh-CN', 'en-US'] as const)
      for (const sheet of drawn(language).sheets) assert.doesNotMatch(texts(sheet), /T\/CSBME|150号/)
  })
})
