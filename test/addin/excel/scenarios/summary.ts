// The sheets of the summary workbook, written into the workbook that is open.
import assert from 'node:assert/strict'
import { judgeBook } from '../../../../addin/host/judge-book.ts'
import type { RefreshedSheet } from '../../../../addin/host/sheet-host.ts'
import type { FiledEntry } from '../../../../core/filed.ts'
import { countedExams } from '../../../../core/statistics/counted.ts'
import { drawBook } from '../../../../server/pen/pen.ts'
import { summaryBook } from '../../../../templates/summary/book.ts'
import { figureRows } from '../../../../templates/summary/sheet.ts'
import { report } from '../../../excel/scenario.ts'
import { contentOf } from '../picture.ts'
import { got, openStage, rubric, sampleBook } from '../stage.ts'

const { excel, port } = await openStage(sampleBook(300))
got(await port.open())
const rubrics = new Map([[rubric.version, rubric]])
const { judgement } = got(await judgeBook(port, rubrics, { today: Date.UTC(2026, 10, 15) / 1000 }))
const filed = judgement.rows.map(({ entry, score }): FiledEntry => ({ site: 'S01', entry, score }))

const summary = (entries: readonly FiledEntry[]) =>
  summaryBook(rubric, countedExams(rubric, entries), {
    language: 'zh-CN',
    period: { from: null, to: null },
    site: null,
    made: { rubricHash: rubric.hash, engineVersion: '0', at: '2026-11-15T08:00:00Z', filings: [] },
  })
const wanted = (entries: readonly FiledEntry[]): readonly RefreshedSheet[] =>
  summary(entries)
    .sheets.filter(({ state }) => state === undefined)
    .map((sheet, n) => ({
      key: `figures_${'abcdefghij'[n]}`,
      sheet,
      firstLine: sheet.tables ? figureRows.first : 1,
      nameColumns: 1,
    }))

const add = await excel.count(() => port.refresh(wanted(filed)))
const again = await excel.count(() => port.refresh(wanted(filed.slice(0, 200))))
const book = excel.workbook

/** What stands on a sheet, its own cells only. */
const contents = (entries: readonly FiledEntry[]) => {
  for (const { sheet } of wanted(entries))
    for (const [row, { cells }] of sheet.rows.entries())
      for (const [column, cell] of cells.entries()) {
        const there = book.sheet(sheet.name).rows[row]?.cells[column]
        const at = `${sheet.name} ${row + 1} ${column}`
        if (typeof cell === 'object' && cell !== null && 'formula' in cell)
          assert.equal(there?.formula, `=${cell.formula}`, at)
        else if (typeof cell !== 'object') assert.equal(there?.value ?? '', cell ?? '', at)
      }
}

await report({
  'nine sheets are added in at most 4 syncs': async () => {
    assert.equal(got(add.result).sheets.length, 9)
    assert.ok(add.syncs <= 4, String(add.syncs))
  },
  'they are written again in at most 4 syncs': async () => {
    got(again.result)
    assert.ok(again.syncs <= 4, String(again.syncs))
  },
  'what stands there are the figures of now': async () => contents(filed.slice(0, 200)),
  'nothing is held': async () => assert.deepEqual(excel.references(), []),
  'a summary that the server drew is taken over, not doubled': async () => {
    book.load(await drawBook(summary(filed.slice(0, 100))))
    got(await port.open())
    const sheets = book.sheets.length
    const taken = await excel.count(() => port.refresh(wanted(filed)))
    got(taken.result)
    assert.ok(taken.syncs <= 4, String(taken.syncs))
    assert.equal(book.sheets.length, sheets)
    contents(filed)
    const fresh = Object.keys(contentOf(book.sheet(wanted(filed)[1]!.sheet.name))).length
    assert.ok(fresh > 0)
  },
})
