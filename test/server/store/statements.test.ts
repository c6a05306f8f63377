import assert from 'node:assert/strict'
import { type Client, type Config, createClient, type InArgs, type InStatement } from '@libsql/client'
import { openStore, type Store } from '../../../server/store/store.ts'
import { type Place, storePlace } from './place.ts'
import { feedOf, pushOf, set, who } from './pushes.ts'
import { recordIdOf, rowsOf, rubric, scoredRow, wishOf } from './wishes.ts'

const large = /\b(?:versions|entries|conflicts)\b/
/** A step of a plan that goes through one of the large tables, bounded by nothing, or by the site alone. */
const unbounded = /^(?:SCAN|SEARCH) (?:versions|entries|conflicts|[evc])\b(?:(?!=\?|>\?).)*(?:\(site=\?\))?$/

describe('what a person waits for', () => {
  let place: Place
  let store: Store
  let client: Client
  let asked: Map<string, InArgs>

  const listening = (config: Config): Client =>
    new Proxy(createClient(config), {
      get: (real, name) => {
        const value: unknown = Reflect.get(real, name, real)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          if (name === 'execute' || name === 'batch')
            for (const statement of [given[0]].flat() as InStatement[])
              if (typeof statement !== 'string') asked.set(statement.sql, statement.args ?? [])
          return value.apply(real, given)
        }
      },
    })

  beforeEach(async () => {
    asked = new Map()
    place = await storePlace()
    const { url, keyFile } = place
    const made = { ids: 0 }
    const newId = () => String(++made.ids)
    const rubrics = new Map([[rubric.version, rubric]])
    store = await openStore({ url, keyFile, connect: listening, now: () => new Date(), newId, rubrics })
    client = createClient({ url })
  })
  afterEach(async () => {
    client.close()
    await store.close()
    await place.remove()
  })

  async function unboundedSteps(): Promise<readonly string[]> {
    const found: string[] = []
    for (const [sql, args] of asked) {
      if (!large.test(sql)) continue
      const { rows } = await client.execute({ sql: `explain query plan ${sql}`, args })
      for (const { detail } of rows) if (unbounded.test(String(detail))) found.push(`${sql}\n  ${detail}`)
    }
    return found
  }

  it('reads no more of a site’s rows, log and conflicts than it is about', async () => {
    const row = recordIdOf(1)
    await store.file(wishOf(rowsOf(3), { bytes: Buffer.from('1') }))
    await store.push(who('Q002'), pushOf(store, [set(row, { remarks: 'pushed' })]))
    await store.push(who('Q003'), pushOf(store, [set(row, { remarks: 'another' })]))
    const second = scoredRow({ n: 1, id: recordIdOf(9), exam: { qc_role: 'D', qc_person_id: 'Q002' } })
    const rows = [scoredRow({ n: 1, exam: { remarks: 'filed' } }), second]
    const { conflicts } = await store.file(wishOf(rows, { bytes: Buffer.from('2') }))
    assert.equal(conflicts, 1)
    await feedOf(store, who('Q003'), 'S04-2026Q2')
    await store.trail(who('Q003'), row)
    assert.ok([...asked.keys()].filter((sql) => large.test(sql)).length >= 10)
    assert.deepEqual(await unboundedSteps(), [])
  })
})
