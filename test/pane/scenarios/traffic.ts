// What the pane costs in Excel, by the number of exams: nothing grows with the rows but bytes.
import assert from 'node:assert/strict'
import { report, scenarioLevel } from '../../excel/scenario.ts'
import { actions, measureTraffic } from '../traffic.ts'

const exams = Number(process.argv[2])
const { rows, costs } = await measureTraffic(exams, scenarioLevel())

/** Watched, looked at in two, read in chunks of 4 MB, selection asked; our mark is added once in the life of a workbook. */
const openings = exams > 2000 ? 8 : 7

/** Syncs at most, and bytes at most where they may not grow with the rows. */
const most: readonly (readonly [action: string, syncs: number, bytes: number])[] = [
  [actions.open, openings, 12_000_000],
  [actions.clean, 1, 60_000],
  [actions.two, 1, 60_000],
  [actions.item, 1, 60_000],
  [actions.typed, 1, 20_000],
  [actions.undo, 3, 60_000],
  [actions.check, 3, 12_000_000],
  [actions.statistics, 4, 5_000_000],
  [actions.again, 4, 5_000_000],
]

await report({
  'every exam is read': async () => assert.ok(rows >= exams, `${rows}`),
  ...Object.fromEntries(
    most.map(([action, syncs, bytes]) => [
      `${action}: at most ${syncs} syncs and ${bytes} bytes, none of them 5 MB`,
      async () => {
        const cost = costs.find((each) => each.action === action)!
        assert.ok(cost.syncs <= syncs, `${cost.syncs} syncs`)
        assert.ok(cost.request + cost.response <= bytes, `${cost.request + cost.response} bytes`)
        assert.ok(cost.largest < 5_000_000, `${cost.largest} at once`)
      },
    ]),
  ),
})
