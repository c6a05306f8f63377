import assert from 'node:assert/strict'
import { runScenario } from '../../excel/scenario.ts'

// Each scenario boots the real office.js in a process of its own; its statements are in its file.
const scenarios: Readonly<Record<string, string>> = {
  daily: 'a day with a score workbook',
  failures: 'Excel refuses',
  'read-only': 'a read-only workbook',
  check: '3,000 rows are checked',
  dirty: 'what people do to a workbook',
  pens: 'both pens draw the same book',
  summary: 'the summary is written into the workbook',
  list: 'a long list becomes a workbook of ours',
  guards: 'what guards the cells is lost and mended',
  refresh: 'statistics are written again in place',
  remove: 'sheets of ours are taken out again',
  sync: 'the state of sync is kept and values of others come in',
  figures: 'charts and a PivotTable go with the statistics',
}

/** Large workbooks are the same at every level. */
const large = ['check', 'list']

for (const [file, title] of Object.entries(scenarios))
  describe(`${title}, on the real office.js`, () => {
    for (const level of large.includes(file) ? ['1.10'] : ['1.10', '1.15'])
      it(`holds at ExcelApi ${level}`, async function () {
        this.timeout(120_000)
        const outcomes = await runScenario(new URL(`scenarios/${file}.ts`, import.meta.url), level)
        assert.ok(outcomes.length > 0)
        const faults = outcomes.filter(({ fault }) => fault !== null)
        assert.deepEqual(faults.map(({ title, fault }) => `${title}: ${fault}`).join('\n'), '')
      })
  })
