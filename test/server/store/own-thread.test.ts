import assert from 'node:assert/strict'
import { createClient, LibsqlError } from '@libsql/client'
import { ownThread } from '../../../server/store/own-thread.ts'
import { allEntries, type Place, storePlace } from './place.ts'
import { pushOf, set, who } from './pushes.ts'
import { rowsOf, wishOf } from './wishes.ts'

describe('a thread that writes', () => {
  let place: Place
  beforeEach(async () => {
    place = await storePlace()
  })
  afterEach(() => place.remove())

  it('writes what is filed and pushed, for two stores that overtake each other', async () => {
    const stores = [await place.open({ ownThread: true }), await place.open({ ownThread: true })]
    await stores[0]!.file(wishOf(rowsOf(300)))
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => {
        const store = stores[n % 2]!
        return store.push(who(), pushOf(store, [set(`row-${n}`, { remarks: 'a' })]))
      }),
    )
    assert.deepEqual(await stores[1]!.verify('S04'), { changes: 330, broken: null })
    assert.equal((await allEntries(stores[1]!, { site: 'S04' })).length, 330)
  })

  it('leaves others their turn while it writes', async () => {
    const store = await place.open({ ownThread: true })
    const writing = store.file(wishOf(rowsOf(3000)))
    let turns = 0
    let longest = 0
    let last = performance.now()
    let done = false
    void writing.finally(() => {
      done = true
    })
    while (!done) {
      await new Promise(setImmediate)
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
      turns++
    }
    assert.equal((await writing).added, 3000)
    assert.ok(turns > 1000, `${turns} turns, the longest ${longest.toFixed(0)} ms`)
  })

  it('says what a database says, and goes on', async () => {
    const thread = ownThread({ url: place.url })
    try {
      await thread.batch([{ sql: 'create table few (id integer primary key)', args: [] }], 'write')
      const twice = { sql: 'insert into few values (1), (1)', args: [] }
      await assert.rejects(
        () => thread.batch([twice], 'write'),
        (error) =>
          error instanceof LibsqlError && error.code.startsWith('SQLITE_CONSTRAINT') && /few\.id/.test(error.message),
      )
      thread.reconnect()
      await thread.batch([{ sql: 'insert into few values (2)', args: [] }], 'write')
      const client = createClient({ url: place.url })
      assert.deepEqual(
        (await client.execute('select id from few')).rows.map(({ id }) => id),
        [2],
      )
      client.close()
    } finally {
      await thread.close()
    }
  })

  it('is told busy when another program holds the database', async () => {
    const thread = ownThread({ url: place.url, timeout: 1 })
    const holder = createClient({ url: place.url })
    try {
      await holder.execute('create table few (id integer)')
      const held = await holder.transaction('write')
      await held.execute('insert into few values (1)')
      const write = () => thread.batch([{ sql: 'insert into few values (2)', args: [] }], 'write')
      await assert.rejects(write, (error) => error instanceof LibsqlError && error.code.startsWith('SQLITE_BUSY'))
      await held.rollback()
      thread.reconnect()
      await write()
      assert.equal((await holder.execute('select id from few')).rows.length, 1)
    } finally {
      holder.close()
      await thread.close()
    }
  })

  it('says each time why it cannot start', async () => {
    const thread = ownThread({ url: 'nonsense:' })
    for (let n = 0; n < 2; n++)
      await assert.rejects(() => thread.batch([{ sql: 'select 1', args: [] }], 'write'), /nonsense/)
    await thread.close()
  })
})
