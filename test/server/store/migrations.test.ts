import assert from 'node:assert/strict'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@libsql/client'
import { openDatabase } from '../../../server/store/database.ts'
import { contentHashOf } from '../../../server/store/stored-row.ts'
import { type Place, storePlace } from './place.ts'
import { feedOf, who } from './pushes.ts'
import { rowsOf, rubric, wishOf } from './wishes.ts'

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
      const database = await openDatabase({ url: older.url, migrations: old })
      await database.batch([{ sql: "insert into meta (key, value) values ('kept', 'yes')", args: [] }])
      await database.close()
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

  it('bring what was filed before there was sync into the change log', async () => {
    const old = join(place.folder, 'migrations')
    await cp(folder, old, { recursive: true })
    const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as Journal
    const before = { ...journal, entries: journal.entries.filter(({ tag }) => tag < '0002') }
    await writeFile(join(old, 'meta/_journal.json'), JSON.stringify(before))
    const older = await openDatabase({ url: place.url, migrations: old })
    await older.close()
    const client = createClient({ url: place.url })
    const facts = (remarks: string) => JSON.stringify({ app_hospital_code: 'S04', batch_no: 'B1', remarks })
    const items = JSON.stringify(Object.fromEntries(rubric.links.map(({ id }) => [id, ''])))
    await client.batch([
      `insert into sites (code, name, company, receipts) values ('S04', 'x', 'x', 2)`,
      ...['f1', 'f2'].map((id, n) => ({
        sql: `insert into filings values (?, 'S04', ?, 'B1', 'w1', 'w1', 'zh-CN', ?, 1, ?, '0', ?, null, null, 1, 1, 0, 0, 0, '[]', 0)`,
        args: [id, n + 1, id, rubric.hash, `2026-05-0${n + 1}T08:00:00.000Z`],
      })),
      ...['first', 'second'].map((text, n) => ({
        sql: `insert into versions (site, record_id, filing, month, hash, vetoes, "row", facts, rest, items, links) values ('S04', 'r1', ?, '', ?, 0, 5, ?, '{}', ?, '{}')`,
        args: [`f${n + 1}`, contentHashOf(rubric.version, facts(text), items), facts(text), items],
      })),
      `insert into entries (site, record_id, version, source, month, hash, vetoes) select 'S04', 'r1', id, 'w1', '', hash, 0 from versions where id = 2`,
    ])
    client.close()
    const store = await place.open()
    assert.deepEqual(await store.verify('S04'), { changes: 2, broken: null })
    const { changes } = await store.trail(who(), 'r1')
    assert.deepEqual(
      changes.map(({ at, door, fields }) => [at.slice(0, 10), door, fields.remarks]),
      [
        ['2026-05-01', 'filing', { old: null, new: 'first' }],
        ['2026-05-02', 'filing', { old: 'first', new: 'second' }],
      ],
    )
    const [row] = (await feedOf(store, who(), 'B1')).rows
    assert.deepEqual([row?.set.remarks, row?.marks, row?.mark], ['second', { app_hospital_code: 1, batch_no: 1 }, 2])
  })

  it('are done once, also when two processes open a new database at the same time', async () => {
    const opened = await Promise.all([openDatabase(place), openDatabase(place), openDatabase(place)])
    for (const { close } of opened) close()
    const client = createClient({ url: place.url })
    const { rows } = await client.execute(
      'select count(*) as done, count(distinct hash) as kinds from __drizzle_migrations',
    )
    assert.equal(rows[0]?.done, rows[0]?.kinds)
    client.close()
  })
})
