import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import { Problem } from '../../../core/problem.ts'
import { openDatabase } from '../../../server/store/database.ts'
import { allEntries, type Place, storePlace } from './place.ts'
import { rowsOf, scoredRow, wishOf } from './wishes.ts'

describe('many who file at once', () => {
  let place: Place
  beforeEach(async () => {
    place = await storePlace()
  })
  afterEach(() => place.remove())

  it('are all served: twenty filings get twenty receipts in one chain', async () => {
    const store = await place.open()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        store.file(wishOf(rowsOf(30, {}, n * 30 + 1), { bytes: Buffer.from(`${n}`), workbookId: `w${n}` })),
      ),
    )
    assert.equal(new Set(results.map(({ receipt }) => receipt.number)).size, 20)
    const { receipts, broken } = await store.receipts('S04')
    assert.deepEqual([receipts.length, broken], [20, null])
    assert.equal((await allEntries(store, { site: 'S04' })).length, 600)
  })

  it('get one receipt when they send the same bytes', async () => {
    const store = await place.open()
    const results = await Promise.all(Array.from({ length: 20 }, () => store.file(wishOf(rowsOf(3)))))
    assert.equal(new Set(results.map(({ receipt }) => receipt.hash)).size, 1)
    assert.equal(results.filter(({ repeated }) => !repeated).length, 1)
  })

  it('do not lose each other between two stores of one database, which know nothing of each other', async () => {
    const stores = [await place.open(), await place.open()]
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        stores[n % 2]!.file(
          wishOf([scoredRow({ n: 1, exam: { remarks: `version ${n}` } }), scoredRow({ n: n + 2 })], {
            bytes: Buffer.from(`${n % 10}`),
          }),
        ),
      ),
    )
    assert.equal(results.filter(({ repeated }) => !repeated).length, 10)
    const { receipts, broken } = await stores[0]!.receipts('S04')
    assert.deepEqual([receipts.length, broken], [10, null])
    assert.equal(
      results.reduce((sum, { added, repeated }) => sum + (repeated ? 0 : added), 0),
      (await allEntries(stores[1]!, { site: 'S04' })).length,
    )
  })

  it('are answered while a long filing goes on', async () => {
    const store = await place.open()
    let answered = 0
    let filing = true
    const long = store.file(wishOf(rowsOf(6000))).finally(() => {
      filing = false
    })
    while (filing) {
      await store.overview({ site: 'all' })
      await new Promise(setImmediate)
      answered++
    }
    assert.equal((await long).added, 6000)
    assert.ok(answered > 5, `${answered}`)
  })

  it('hear that the store is busy when another program holds it, and are served once it lets go', async () => {
    await (await place.open()).close()
    const holder = createClient({ url: place.url })
    const held = await holder.transaction('write')
    const impatient = await openDatabase({ url: place.url, timeout: 1 })
    const write = () =>
      impatient.write(() => impatient.batch([{ sql: "insert into meta (key, value) values ('probe', 'x')", args: [] }]))
    await assert.rejects(write(), (error) => error instanceof Problem && error.code === 'store-busy')
    await held.rollback()
    await write()
    await impatient.close()
    const { rows } = await holder.execute("select value from meta where key = 'probe'")
    assert.equal(rows.length, 1)
    holder.close()
  })
})
