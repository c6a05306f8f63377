import assert from 'node:assert/strict'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@libsql/client'
import { openDatabase } from '../../../server/store/database.ts'
import { type Place, storePlace } from './place.ts'
import { rowsOf, wishOf } from './wishes.ts'

const folder = fileURLToPath(new URL('../../../server/migrations', import.meta.url))
type Journal = { entries: { tag: string }[] }

describe('migrations', () => {
  let place: Place
  beforeEach(async () => {
    place = await storePlace()
  })
  afterEach(() => place.remove())

  const names = async () => {
    const client = createClient({ url: place.url })
    const { rows } = await client.execute("select sql from sqlite_master where name not like 'sqlite_%' order by name")
    client.close()
    return rows.map((row) => row.sql)
  }

  it('bring a database of every earlier version to the same shape as an empty one, with its rows', async () => {
    await (await place.open()).close()
    const newest = await names()
    const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as Journal
    assert.ok(journal.entries.length > 1)
    for (let count = 1; count <= journal.entries.length; count++) {
      const older = await storePlace()
      const old = join(older.folder, 'migrations')
      await cp(folder, old, { recursive: true })
      const cut = { ...journal, entries: journal.entries.slice(0, count) }
      await writeFile(join(old, 'meta/_journal.json'), JSON.stringify(cut))
      const database = await openDatabase(older.url, old)
      await database.batch([{ sql: "insert into meta (key, value) values ('kept', 'yes')", args: [] }])
      database.close()
      const store = await older.open()
      assert.equal((await store.file(wishOf(rowsOf(2)))).added, 2)
      const client = createClient({ url: older.url })
      const { rows } = await client.execute("select value from meta where key = 'kept'")
      assert.equal(rows[0]?.value, 'yes')
      const shape = await client.execute("select sql from sqlite_master where name not like 'sqlite_%' order by name")
      assert.deepEqual(
        shape.rows.map((row) => row.sql),
        newest,
      )
      client.close()
      await older.remove()
    }
  })

  it('are done once, also when two processes open a new database at the same time', async () => {
    const opened = await Promise.all([openDatabase(place.url), openDatabase(place.url), openDatabase(place.url)])
    for (const { close } of opened) close()
    const client = createClient({ url: place.url })
    const { rows } = await client.execute(
      'select count(*) as done, count(distinct hash) as kinds from __drizzle_migrations',
    )
    assert.equal(rows[0]?.done, rows[0]?.kinds)
    client.close()
  })
})
