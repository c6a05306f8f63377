import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createClient } from '@libsql/client'
import { allEntries, type Place, storePlace } from './place.ts'
import { rowsOf, wishOf } from './wishes.ts'

// Where the process dies: see crashing.ts. `rows` and `commit` are in the middle of a write.
const points = ['rows', 'original', 'before commit', 'commit', 'answer']
const program = fileURLToPath(new URL('crashing.ts', import.meta.url))

const died = (folder: string, point: string): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, folder, point], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (_code, signal) => resolve(signal))
  })

describe('a filing whose process is killed', () => {
  let place: Place
  beforeEach(async () => {
    place = await storePlace()
  })
  afterEach(() => place.remove())

  for (const point of points)
    it(`is there whole or not at all, and can be filed again (killed at: ${point})`, async () => {
      assert.equal(await died(place.folder, point), 'SIGKILL')
      const store = await place.open()
      const filings = await store.filings({ site: 'all' })
      const held = await allEntries(store, { site: 'all' })
      if (point !== 'commit') assert.equal(filings.length, point === 'answer' ? 1 : 0)
      assert.equal(held.length, filings.length * 3000)
      assert.equal((await store.receipts('S04')).receipts.length, filings.length)

      const again = await store.file(wishOf(rowsOf(3000)))
      assert.equal(again.repeated, filings.length === 1)
      assert.equal(again.added, 3000)
      assert.equal(again.receipt.number.slice(-6), '000001')
      const { receipts, broken } = await store.receipts('S04')
      assert.deepEqual([receipts.length, broken], [1, null])
      assert.equal((await allEntries(store, { site: 'all' })).length, 3000)
      assert.equal((await store.original('S04', again.receipt.filing))?.bytes.length, wishOf(rowsOf(3000)).bytes.length)
      const client = createClient({ url: place.url })
      assert.equal((await client.execute('pragma integrity_check')).rows[0]?.[0], 'ok')
      client.close()
    })

  it('leaves nothing behind once its hour is over', async () => {
    assert.equal(await died(place.folder, 'before commit'), 'SIGKILL')
    const client = createClient({ url: place.url })
    const count = async () => (await client.execute('select count(*) from versions')).rows[0]?.[0]
    assert.ok(Number(await count()) > 0)
    await client.execute("update stagings set at = '2026-01-01T00:00:00.000Z'")
    await place.open()
    assert.equal(await count(), 0)
    assert.equal((await client.execute('select count(*) from stagings')).rows[0]?.[0], 0)
    client.close()
  })
})
