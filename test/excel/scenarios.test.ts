import assert from 'node:assert/strict'
import { runScenario } from './scenario.ts'

// Each file boots the real office.js in a process of its own; the statements are in it.
const scenarios = { cells: 'cells and ranges', objects: 'what a workbook holds', life: 'what happens around it' }

for (const [file, title] of Object.entries(scenarios))
  describe(`the Excel of the tests, through the real office.js: ${title}`, () => {
    for (const level of ['1.10', '1.15'])
      it(`holds at ExcelApi ${level}`, async () => {
        const outcomes = await runScenario(new URL(`scenarios/${file}.ts`, import.meta.url), level)
        assert.ok(outcomes.length > 10)
        const faults = outcomes.filter(({ fault }) => fault !== null)
        assert.equal(faults.map(({ title: statement, fault }) => `${statement}: ${fault}`).join('\n'), '')
      })
  })
