import assert from 'node:assert/strict'
import type { FiledEntry } from '../../../core/filed.ts'
import { countedExams } from '../../../core/statistics/counted.ts'
import { itemTallies } from '../../../core/statistics/item-tally.ts'
import { type Stratum, strataOf } from '../../../core/statistics/strata.ts'
import { drawBook } from '../../../server/pen/pen.ts'
import { openBook } from '../../../server/reader/book.ts'
import { loadRubrics } from '../../../server/rubrics.ts'
import { sampleBooks } from '../../../server/sample/sample.ts'
import type { Chart } from '../../../templates/figures/figure.ts'
import { nativeFigures } from '../../../templates/figures/native-figures.ts'
import { openJudgement } from '../../../templates/judge.ts'
import { contextOf } from '../../../templates/summary/context.ts'
import { isFiguresTitle } from '../../../templates/summary/names.ts'

const rubrics = loadRubrics()
const rubric = [...rubrics.values()].at(-1)!

async function filedOf(cases: number): Promise<readonly FiledEntry[]> {
  const [sample] = sampleBooks(rubric, { sites: 1, cases, seed: 7, language: 'zh-CN' })
  const book = openBook(await drawBook(sample!.book))
  const opened = openJudgement(rubrics, book.survey, { today: Date.UTC(2026, 10, 15) / 1000 })
  for (const { sheet, take } of opened.sheets) await book.rows(sheet, take)
  return opened.close().rows.map(({ entry, score }) => ({
    site: 'S01',
    entry: { ...entry, exam: { ...entry.exam, accession_token: entry.exam.accession_no } },
    score,
  }))
}

const making = {
  language: 'zh-CN',
  period: { from: null, to: null },
  site: null,
  made: { rubricHash: '', engineVersion: '', at: '2026-11-15T00:00:00Z', filings: [] },
} as const

describe('native figures', () => {
  let counted: ReturnType<typeof countedExams>
  let strata: readonly Stratum[]
  before(async () => {
    counted = countedExams(rubric, await filedOf(80))
    strata = strataOf(rubric, counted.exams)
    assert.ok(counted.exams.length > 60)
  })
  const sum = (of: (stratum: Stratum) => number) => strata.reduce((total, each) => total + of(each), 0)
  const figures = (exams = counted.exams) => nativeFigures(contextOf(rubric, { ...counted, exams }, making))

  it('count the cases, deductions, points and vetoes that the other sheets count', () => {
    const tallies = itemTallies(rubric, counted.exams)
    const all = (key: 'deductions' | 'lost' | 'vetoes') => tallies.reduce((total, each) => total + each[key], 0)
    for (const { id } of rubric.links)
      assert.equal(
        sum(({ link, cases }) => (link === id ? cases : 0)),
        counted.exams.filter(({ score }) => score.links[id]!.status === 'SCORED').length,
      )
    assert.deepEqual(
      [sum(({ deductions }) => deductions), sum(({ lost }) => lost), sum(({ vetoes }) => vetoes)],
      [all('deductions'), all('lost'), all('vetoes')],
    )
    assert.ok(all('lost') > 0)
  })
  it('hold no single exam, no score and no grade in what a PivotTable counts', () => {
    const { sheet } = figures().sheets.find(({ key }) => key === 'summary_strata')!
    assert.deepEqual(sheet.rows[2]!.cells, [
      ...['环节', '条目', '扣分代码', '岗位', '医院代码', '工号', '检查类型', '月份'],
      ...['例数 n', '扣分次数', '失分', '否决次数'],
    ])
    const tokens = new Set(counted.exams.flatMap(({ token, exam }) => [token, exam.accession_no]))
    for (const { cells } of sheet.rows)
      for (const cell of cells) assert.ok(typeof cell !== 'string' || !tokens.has(cell))
  })
  it('stand in the order of the rubric and of names, whatever was lost', () => {
    const places = strata.map(({ link }) => rubric.links.findIndex(({ id }) => id === link))
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    )
    const people = strata.filter(({ item, link }) => item === null && link === 'IMG').map(({ person }) => person ?? '')
    assert.deepEqual(people, [...people].sort())
  })
  it('draw no mean of fewer cases than may be compared', () => {
    const lines = (exams: typeof counted.exams) =>
      figures(exams)
        .sheets[0]!.sheet.rows.slice(-7)
        .map(({ cells }) => cells)
    for (const [, , n, , , , , ...means] of lines(counted.exams)) assert.equal(means[0] === null, Number(n) < 30)
    assert.ok(lines(counted.exams.slice(0, 29)).every((cells) => cells.slice(7).every((cell) => cell === null)))
  })
  it('draw items and links only, in ranges that the sheet has', () => {
    const { sheets, figures: all } = figures()
    const charts = all.filter((figure): figure is Chart => figure.kind === 'chart')
    assert.equal(charts.length, 3)
    const { rows } = sheets[0]!.sheet
    const people = new Set(strata.map(({ person }) => person))
    for (const { categories, seed } of charts) {
      const [, column, first, last] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(categories)!
      const names = rows.slice(Number(first) - 1, Number(last)).map(({ cells }) => cells[column!.charCodeAt(0) - 65])
      assert.ok(names.length > 6 && names.every((name) => typeof name === 'string' && !people.has(name)))
      const [, of, from, to] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(seed)!
      const numbers = rows.slice(Number(from) - 1, Number(to)).map(({ cells }) => cells[of!.charCodeAt(0) - 65])
      assert.ok(numbers.every((number) => typeof number === 'number'))
    }
  })
  it('have titles that tell them as ours', () => {
    for (const { sheet } of figures().sheets) assert.ok(isFiguresTitle(sheet.rows[0]!.cells[0]))
    assert.equal(isFiguresTitle('图表'), false)
  })
})
