import assert from 'node:assert/strict'
import { runScenario } from '../excel/scenario.ts'

const file = new URL('scenarios/traffic.ts', import.meta.url)

/** A large workbook is the same at every level. */
const runs = [
  [500, '1.10'],
  [500, '1.15'],
  [5000, '1.10'],
] as const

describe('what the pane costs in Excel, on the real office.js', () => {
  for (const [exams, level] of runs)
    it(`grows with the rows by nothing but bytes: ${exams} exams at ExcelApi ${level}`, async function () {
      this.timeout(120_000)
      const outcomes = await runScenario(file, level, String(exams))
      assert.ok(outcomes.length > 1)
      const faults = outcomes.filter(({ fault }) => fault !== null)
      assert.deepEqual(faults.map(({ title, fault }) => `${title}: ${fault}`).join('\n'), '')
    })
})
