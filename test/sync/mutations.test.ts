import assert from 'node:assert/strict'
import { currentRubric } from '../../server/rubrics.ts'
import { caught } from './mutants.ts'
import { type Mutation, mutations } from './mutations.ts'
import { seedsOf } from './series.ts'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
/** The slowest of them took 300, of a few seeds. */
const most = 1500

describe(`the simulator notices that something is broken (seed ${seed})`, function () {
  this.timeout(120_000)
  const rubric = currentRubric()
  for (const mutation of mutations)
    it(`when ${mutation.name}`, async () => {
      const { after, by } = await caught(mutation, rubric, seedsOf(seed, most))
      console.log(`      after ${String(after).padStart(4)} histories: ${by.slice(0, 100)}`)
      assert.ok(after !== null)
    })
  it('and nothing when a copy is as the product is', async () => {
    const same: Mutation = { name: 'the product', mood: 'filed', changes: [] }
    assert.deepEqual(await caught(same, rubric, seedsOf(seed, 150)), { name: same.name, after: null, by: '' })
  })
  it('in the eleven ways that others have been bitten by, and more of our own', () => {
    assert.equal(new Set(mutations.map(({ name }) => name)).size, mutations.length)
    assert.ok(mutations.length >= 16)
  })
})
