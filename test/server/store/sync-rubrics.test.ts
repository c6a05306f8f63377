import assert from 'node:assert/strict'
import type { Rubric } from '../../../core/rubric.ts'
import type { Fields, Marks } from '../../../core/sync/protocol.ts'
import type { Store } from '../../../server/store/store.ts'
import { type Place, storePlace } from './place.ts'
import { feedOf, pushOf, set, who } from './pushes.ts'
import { rubric } from './wishes.ts'

/** The version after it, which has no remarks any more. */
const next: Rubric = {
  ...rubric,
  version: `${rubric.version}+1`,
  hash: rubric.hash.replaceAll('0', 'f'),
  columns: rubric.columns.filter(({ key }) => key !== 'remarks'),
}
const first = { qc_role: 'P', remarks: 'a', request_dept: 'x', 'IMG-10': '√' }

describe('a row at a centre that knows two versions of the rubric', () => {
  let place: Place
  let store: Store
  beforeEach(async () => {
    place = await storePlace()
    store = await place.open({ rubrics: new Map([rubric, next].map((each) => [each.version, each])) })
    await send(rubric.version, first)
  })
  afterEach(() => place.remove())

  async function send(version: string, fields: Fields, base: Marks = {}) {
    const { results } = await store.push(who(), pushOf(store, [set('r1', fields, base, { rubric: version })]))
    return results[0]!
  }
  const held = async () => {
    const [row] = (await feedOf(store)).rows
    return [row!.rubric, row!.set] as const
  }

  it('goes on by the newer one that it is scored by, without what that one does not know; the trail keeps it', async () => {
    await send(next.version, { request_dept: 'y' }, { request_dept: 1 })
    const { remarks: _, ...left } = first
    assert.deepEqual(await held(), [next.version, { ...left, remarks: null, request_dept: 'y' }])
    const { changes } = await store.trail(who(), 'r1')
    assert.deepEqual(changes[1]!.fields, {
      remarks: { old: 'a', new: null },
      request_dept: { old: 'x', new: 'y' },
    })
    assert.equal((await store.verify('S04')).broken, null)
  })

  it('never goes back to the older one, whoever sends by it', async () => {
    await send(next.version, { request_dept: 'y' }, { request_dept: 1 })
    await send(rubric.version, { 'IMG-10': 'A' }, { 'IMG-10': 1 })
    assert.equal((await held())[0], next.version)
    assert.equal((await send(rubric.version, { remarks: 'b' }, { remarks: 2 })).refused?.code, 'field-unknown')
  })

  it('stays with its own while it is not said anew', async () => {
    await send(next.version, { request_dept: 'x' })
    await store.push(who(), pushOf(store, [{ kind: 'remove', record: 'r1', base: 1, why: 'twice' }]))
    await store.push(who(), pushOf(store, [{ kind: 'restore', record: 'r1', base: 2, why: 'needed' }]))
    assert.deepEqual(await held(), [rubric.version, first])
  })

  it('takes nothing by a version that the centre does not know', async () => {
    const refused = { code: 'rubric-unknown', field: null }
    assert.deepEqual((await send('of tomorrow', { remarks: 'b' }, { remarks: 1 })).refused, refused)
    assert.deepEqual(await held(), [rubric.version, first])
  })
})
