import assert from 'node:assert/strict'
import { currentRubric } from '../../server/rubrics.ts'
import { type Bench, createBench } from './bench.ts'
import { storeDoor } from './doors.ts'
import { historyOf } from './history.ts'
import { httpDoor } from './http-door.ts'
import { product } from './product.ts'
import { playSeries, seedsOf, summary, tell } from './series.ts'

const rubric = currentRubric()
/** The same in every run, so that a change is judged by itself; `npm run torture` looks for what no run has met. */
const seed = Number(process.env.SEED ?? 20261125)
const histories = Number(process.env.HISTORIES ?? 5000)

describe('readers who sync through a network that fails, at a centre that is killed and put back', function () {
  this.timeout(600_000)
  let bench: Bench
  afterEach(() => bench.close())

  for (const [way, makeDoor, count] of [
    ['the store', storeDoor, histories],
    ['HTTP, as a pane goes', httpDoor, Math.ceil(histories / 50)],
  ] as const)
    it(`come to the same and lose nothing, in any of ${count} histories by ${way} (seed ${seed})`, async () => {
      bench = await createBench(product, rubric, makeDoor)
      const totals = await playSeries(bench, { seeds: seedsOf(seed, count) })
      console.log(`      seed ${seed}: ${summary(totals)}`)
      assert.equal(totals.violations.length, 0, `\n${totals.violations.map(tell).join('\n\n')}`)
      assert.ok(totals.edits > count && totals.conflicts > count / 10)
    })

  it('do the same again when a seed is played again, whichever sites it is played at', async () => {
    bench = await createBench(product, rubric, storeDoor)
    const seeds = seedsOf(20260508, 30)
    const play = async () => {
      const told = []
      for (const each of seeds) told.push(await bench.play(historyOf(each)))
      return told
    }
    // An odd one in between, so that the second time each is at other sites.
    const first = await play()
    await bench.play(historyOf(1))
    assert.deepEqual(await play(), first)
    assert.ok(first.some(({ said }) => said.length > 20))
  })
})
