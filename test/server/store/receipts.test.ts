import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { canonical } from '../../../core/rubric.ts'
import { brokenReceipt, type Receipt } from '../../../server/store/receipt.ts'
import type { Store } from '../../../server/store/store.ts'
import { type Place, storePlace } from './place.ts'
import { rowsOf, rubric, wishOf } from './wishes.ts'

describe('receipts', () => {
  let place: Place
  let store: Store
  let chain: readonly Receipt[]
  before(async () => {
    place = await storePlace()
    store = await place.open()
    for (let n = 1; n <= 4; n++) {
      await store.file(wishOf(rowsOf(n), { bytes: Buffer.from(`file ${n}`), workbookId: `w${n}` }))
      await store.file(wishOf(rowsOf(n, { site: 'S05' }), { bytes: Buffer.from(`file ${n}`), site: 'S05' }))
    }
    chain = (await store.receipts('S04')).receipts
  })
  after(() => place.remove())

  it('are numbered by site without a gap', () => {
    assert.deepEqual(
      chain.map(({ number }) => number),
      ['S04-2026-000001', 'S04-2026-000002', 'S04-2026-000003', 'S04-2026-000004'],
    )
  })

  it('bind the file, the content, the rubric, the counts and the time', () => {
    const { hash, ...body } = chain[1]!
    assert.equal(body.sha256, createHash('sha256').update('file 2').digest('hex'))
    assert.equal(body.rubricHash, rubric.hash)
    assert.deepEqual([body.rows, body.added, body.unchanged], [2, 1, 1])
    assert.match(body.at, /^2026-06-01T08:00:\d\d\.000Z$/)
    assert.deepEqual([body.from, body.to], ['2026-05', '2026-05'])
    assert.equal(body.previous, chain[0]!.hash)
    assert.equal(hash, createHash('sha256').update(canonical(body)).digest('hex'))
  })

  it('verify offline, and show what was changed, taken out, put in or reordered', () => {
    assert.equal(brokenReceipt(chain), null)
    assert.equal(brokenReceipt([]), null)
    for (const key of Object.keys(chain[2]!) as (keyof Receipt)[]) {
      const changed = chain.map((receipt, n) => (n === 2 ? { ...receipt, [key]: 'other' } : receipt))
      assert.equal(brokenReceipt(changed), key === 'number' ? 'other' : 'S04-2026-000003', key)
    }
    assert.equal(brokenReceipt([chain[0]!, chain[2]!]), 'S04-2026-000003')
    assert.equal(brokenReceipt(chain.slice(1)), 'S04-2026-000002')
    assert.equal(brokenReceipt([chain[0]!, chain[0]!]), 'S04-2026-000001')
    assert.equal(brokenReceipt([chain[1]!, chain[0]!]), 'S04-2026-000002')
  })

  it('have the same content hash for the same rows in another order, and another one for other rows', async () => {
    const file = (name: string, entries: ReturnType<typeof rowsOf>) =>
      store.file(wishOf(entries, { bytes: Buffer.from(name), site: 'S06' }))
    const rows = rowsOf(5, { site: 'S06' })
    const first = await file('a', rows)
    const sorted = await file('b', [...rows].reverse())
    const fewer = await file('c', rows.slice(1))
    assert.equal(sorted.receipt.contentHash, first.receipt.contentHash)
    assert.notEqual(fewer.receipt.contentHash, first.receipt.contentHash)
  })

  it('are found by their number, and by no other text', async () => {
    assert.deepEqual(await store.receipt('S04-2026-000003'), chain[2])
    for (const number of ['S04-2026-000009', 'S04-2025-000003', 'all-2026-000001', '', "S04'--", 'S07-2026-000001'])
      assert.equal(await store.receipt(number), null)
  })
})
