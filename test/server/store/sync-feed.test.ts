import assert from 'node:assert/strict'
import type { FeedPage, FeedQuery } from '../../../core/sync/protocol.ts'
import type { Store } from '../../../server/store/store.ts'
import { type Place, storePlace } from './place.ts'
import { feedOf, pushOf, set, who } from './pushes.ts'

const row = (n: number, more = {}) => set(`r${n}`, { batch_no: 'B1', remarks: 'a', ...more })

describe('a page of the feed', () => {
  let place: Place
  let store: Store
  beforeEach(async () => {
    place = await storePlace()
    store = await place.open()
  })
  afterEach(() => place.remove())

  const send = (...changes: readonly ReturnType<typeof set>[]) => store.push(who(), pushOf(store, changes))
  async function page(wish: Partial<FeedQuery> = {}): Promise<FeedPage> {
    const told = await store.feed(who('Q002'), { since: 0, hash: '', batch: null, limit: 500, ...wish })
    assert.ok(!('lost' in told))
    return told
  }
  const after = ({ next, hash }: FeedPage) => ({ since: next, hash, from: next })
  const records = ({ rows }: FeedPage) => rows.map(({ record, hidden }) => `${record}${hidden ? ' hidden' : ''}`)

  it('tells who follows what has changed, and the mark of what did not change last', async () => {
    await send(row(1, { request_dept: 'x' }))
    const before = await page()
    await send(set('r1', { remarks: 'b' }, { remarks: 1 }))
    const between = await page(after(before))
    await send(set('r1', { request_dept: null }, { request_dept: 1 }))
    assert.deepEqual((await page(after(between))).rows[0]!.set, { request_dept: null })
    const [told] = (await page(after(before))).rows
    assert.deepEqual([told!.set, told!.marks], [{ remarks: 'b', request_dept: null }, { remarks: 2 }])
    const [anew] = (await page()).rows
    assert.deepEqual(anew!.set, { batch_no: 'B1', remarks: 'b', request_dept: null })
    assert.deepEqual(anew!.marks, { batch_no: 1, remarks: 2 })
  })

  it('tells the marks of what was set before the row was taken away and brought back', async () => {
    await send(row(1))
    const reason = { record: 'r1', why: 'twice' } as const
    await send({ kind: 'remove', base: 1, ...reason }, { kind: 'restore', base: 2, ...reason })
    const [told] = (await page()).rows
    assert.deepEqual([told!.mark, told!.marks], [3, { batch_no: 1, remarks: 1 }])
  })

  it('has the rows in the order of their marks, as many as are asked for, and leads on to the next', async () => {
    await send(row(1), row(2), row(3), row(4))
    await send(set('r1', { remarks: 'b' }, { remarks: 1 }))
    const first = await page({ limit: 2 })
    assert.deepEqual([records(first), first.next, first.more, first.head], [['r2', 'r3'], 3, true, 5])
    const second = await page({ ...after(first), from: 0, limit: 2 })
    assert.deepEqual([records(second), second.next, second.more], [['r4', 'r1'], 5, false])
    assert.equal(second.hash, (await feedOf(store)).hash)
  })

  it('ends early when its rows are long', async () => {
    const long = 'x'.repeat(32_000)
    await send(...Array.from({ length: 70 }, (_, n) => row(n, { remarks: long })))
    const first = await page()
    assert.deepEqual([first.more, first.rows.length, first.next], [true, 63, 63])
    const second = await page(after(first))
    assert.deepEqual([second.more, second.rows.length, second.next], [false, 7, 70])
  })

  it('of one batch has what is in it, whole once it came into it, and says of what left it that it did', async () => {
    await send(row(1), row(2, { batch_no: 'B2' }), row(3), row(5, { batch_no: 'B2' }))
    const before = await page({ batch: 'B1' })
    assert.deepEqual([records(before), before.next], [['r1', 'r3'], 4])
    await send(set('r1', { batch_no: 'B2' }, { batch_no: 1 }), set('r2', { batch_no: 'B1' }, { batch_no: 2 }))
    await send(row(4, { batch_no: 'B2' }), set('r3', { remarks: 'b' }, { remarks: 3 }))
    const told = await page({ ...after(before), batch: 'B1' })
    assert.deepEqual(records(told), ['r1 hidden', 'r2', 'r3'])
    assert.deepEqual(
      told.rows.map(({ set: fields }) => fields),
      [{}, { batch_no: 'B1', remarks: 'a' }, { remarks: 'b' }],
    )
    assert.deepEqual(records(await page({ batch: 'B2' })), ['r5', 'r1', 'r2 hidden', 'r4'])
  })

  it('is not given from a mark that the centre never had, or had otherwise', async () => {
    await send(row(1))
    const { next, hash } = await page()
    const lost = { epoch: store.epoch, lost: true, head: 1 }
    const ask = (wish: Partial<FeedQuery>) =>
      store.feed(who(), { since: 0, hash: '', batch: null, limit: 500, ...wish })
    const other = 'f'.repeat(64)
    for (const wish of [
      { since: 2, hash },
      { since: next, hash: other },
      { since: next, hash: '' },
      { since: next, hash, heard: 2, heardHash: hash },
      { since: next, hash, heard: next, heardHash: other },
    ])
      assert.deepEqual(await ask(wish), lost)
    assert.ok('rows' in (await ask({ since: next, hash, heard: next, heardHash: hash })))
  })
})
