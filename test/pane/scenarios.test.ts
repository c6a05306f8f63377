import assert from 'node:assert/strict'
import { runScenario } from '../excel/scenario.ts'

describe('a day with the pane, on the real office.js', () => {
  for (const level of ['1.10', '1.15'])
    it(`holds at ExcelApi ${level}`, async function () {
      this.timeout(120_000)
      const outcomes = await runScenario(new URL('scenarios/day.ts', import.meta.url), level)
      assert.ok(outcomes.length > 0)
      const faults = outcomes.filter(({ fault }) => fault !== null)
      assert.deepEqual(faults.map(({ title, fault }) => `${title}: ${fault}`).join('\n'), '')
    })
})
