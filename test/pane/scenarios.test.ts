// All actions and states of the pane in node; in Chromium they run in actions-*.test.ts and states.test.ts.
import assert from 'node:assert/strict'
import { runScenario } from '../excel/scenario.ts'
import { chapters } from './actions/chapters.ts'
import { states } from './states/states.ts'

const file = new URL('scenarios/actions.ts', import.meta.url)
const all = [...chapters, ...states]
const titles = (list: typeof all) => list.map(({ title }) => title)

/** Those that ask nothing of Excel share one: it takes longer to boot than most of them take. */
const groups: Readonly<Record<string, readonly string[]>> = {
  'whatever a plain Excel does': titles(all.filter(({ host }) => host === undefined)),
  ...Object.fromEntries(titles(all.filter(({ host }) => host !== undefined)).map((title) => [title, [title]])),
}

describe('all actions and states of the pane in node, on the real office.js', () => {
  for (const [group, named] of Object.entries(groups))
    for (const level of ['1.10', '1.15'] as const)
      it(`hold at ExcelApi ${level}: ${group}`, async function () {
        this.timeout(120_000)
        const outcomes = await runScenario(file, level, ...named)
        assert.ok(outcomes.length > 2 * named.length)
        const faults = outcomes.filter(({ fault }) => fault !== null)
        assert.deepEqual(faults.map(({ title, fault }) => `${title}: ${fault}`).join('\n'), '')
      })
})
