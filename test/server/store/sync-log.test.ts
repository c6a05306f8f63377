import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import fc from 'fast-check'
import type { FeedRow, FieldValue } from '../../../core/sync/protocol.ts'
import type { Store } from '../../../server/store/store.ts'
import { allEntries, type Place, storePlace } from './place.ts'
import { feedOf, pushOf, set, who } from './pushes.ts'
import { recount, storedRollups } from './recount.ts'
import { history, sites, take } from './sync-histories.ts'
import { rowsOf, rubric, scoredRow, wishOf } from './wishes.ts'

const seed = Number(process.env.SEED ?? 20260508)
const arbiter = (site: string) => who('Q003', { site, role: 'arbiter' })

describe('the change log', function () {
  this.timeout(120_000)

  it('replays to what holds, whatever was pushed, filed, removed and decided', async () => {
    console.log(`      seed ${seed}`)
    let conflicts = 0
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const place = await storePlace()
        try {
          const store = await place.open()
          for (const [n, step] of steps.entries()) conflicts += (await take(store, step, n))?.conflicts.length ?? 0
          for (const site of sites) {
            assert.equal((await store.verify(site)).broken, null)
            const { rows } = await feedOf(store, arbiter(site))
            assert.deepEqual(heldIn(rows), await replayed(place.url, site))
          }
          assert.deepEqual(await storedRollups(place.url), recount(await allEntries(store, { site: 'all' })))
        } finally {
          await place.remove()
        }
      }),
      { seed, numRuns: 40 },
    )
    assert.ok(conflicts > 20, `only ${conflicts} conflicts`)
  })

  it('comes to the same when it is followed step by step as when it is read from the beginning', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom('Q001', 'Q002', 'Q003'), async (steps, person) => {
        const place = await storePlace()
        try {
          const store = await place.open()
          for (const batch of [null, 'B1']) {
            const by = who(person, { role: person === 'Q003' ? 'arbiter' : 'reader' })
            const follower = createFollower(store, by, batch)
            for (const [n, step] of steps.entries()) {
              await take(store, step, batch === null ? n : 1000 + n)
              if (n % 3 === 0) await follower.follow()
            }
            await follower.follow()
            const anew = createFollower(store, by, batch)
            await anew.follow()
            assert.deepEqual(follower.rows(), anew.rows())
          }
        } finally {
          await place.remove()
        }
      }),
      { seed, numRuns: 25 },
    )
  })

  it('holds with a reason that no database can keep as it was typed', async () => {
    const place = await storePlace()
    const store = await place.open()
    for (const why of ['cut\u0000off', 'half \ud83d'])
      await store.push(
        who(),
        pushOf(store, [
          set(why.slice(0, 3), { remarks: 'a' }, {}, { why }),
          { kind: 'remove', record: why.slice(0, 3), base: 9, why },
        ]),
      )
    const trails = await Promise.all(['cut', 'hal'].map((record) => store.trail(who(), record)))
    assert.deepEqual(
      trails.map(({ changes }) => changes.map(({ why }) => why)),
      ['cut\ufffdoff', 'half \ufffd'].map((why) => [why, why]),
    )
    assert.deepEqual(await store.verify('S04'), { changes: 4, broken: null })
    await place.remove()
  })

  describe('when somebody was at the database', () => {
    let place: Place
    beforeEach(async () => {
      place = await storePlace()
      const store = await place.open()
      await store.file(wishOf(rowsOf(3)))
      await store.push(who(), pushOf(store, [set('r1', { remarks: 'a' })]))
      await store.push(who(), pushOf(store, [set('r1', { remarks: 'b' }, { remarks: 4 })]))
      assert.deepEqual(await store.verify('S04'), { changes: 5, broken: null })
    })
    afterEach(() => place.remove())

    for (const [what, sql, broken] of [
      ['a value', `update versions set facts = replace(facts, '"b"', '"z"') where seq = 5`, 5],
      ['what a change says', `update versions set delta = '{"remarks":["a","z"]}' where seq = 5`, 5],
      ['who made it', `update versions set person = 'Q002' where seq = 4`, 4],
      ['why', `update versions set why = 'other' where seq = 4`, 4],
      ['a change that is taken out', 'delete from versions where seq = 3', 3],
      ['the last change, taken out', 'delete from versions where seq = 5', 5],
      ['an entry that points elsewhere', `update entries set mark = 4 where record_id = 'r1'`, 4],
      ['an entry that is gone', `delete from entries where record_id = 'r1'`, 6],
    ] as const)
      it(`shows it: ${what}`, async () => {
        const client = createClient({ url: place.url })
        await client.execute(sql)
        client.close()
        assert.equal((await (await place.open()).verify('S04')).broken, broken)
      })
  })

  it('is written for what was filed before there was one, as if it had always been', async () => {
    const place = await storePlace()
    const store = await place.open()
    await store.file(wishOf(rowsOf(700)))
    await store.file(
      wishOf([scoredRow({ n: 1, items: { 'RPT-05': 'A' } }), ...rowsOf(699, {}, 2)], { bytes: Buffer.from('2') }),
    )
    await store.file(wishOf(rowsOf(3, { site: 'S05' }), { site: 'S05' }))
    const before = await Promise.all(sites.map((site) => feedOf(store, arbiter(site))))
    const logged = await logOf(place.url)
    await store.close()
    const client = createClient({ url: place.url })
    await client.executeMultiple(`
update versions set seq = 0, created = 0, whole = 0, fv = null, delta = null, chain = '';
update entries set mark = 0, created = 0, whole = 0, fv = null, batch = null, token = null, reader = null;
update sites set marks = 0, chain = ''`)
    client.close()
    const again = await place.open()
    assert.deepEqual(await logOf(place.url), logged)
    assert.deepEqual(await Promise.all(sites.map((site) => feedOf(again, arbiter(site)))), before)
    assert.equal((await again.verify('S04')).broken, null)
    await place.remove()
  })
})

const logOf = async (url: string) => {
  const client = createClient({ url })
  const { rows } = await client.execute(
    'select site, seq, record_id, delta, fv, chain from versions order by site, seq',
  )
  client.close()
  return rows.map((row) => ({ ...row }))
}

type Shown = { readonly [field: string]: FieldValue }

const heldIn = (rows: readonly FeedRow[]) =>
  Object.fromEntries(rows.map(({ record, set, removed }) => [record, [filled(set), removed?.why ?? null]]))

const filled = (set: Shown): Shown => Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null))

/** The log added up, sharing nothing with the store. */
async function replayed(url: string, site: string) {
  const client = createClient({ url })
  const { rows } = await client.execute({
    sql: 'select seq, record_id, delta, facts, items, removed from versions where site = ? order by seq',
    args: [site],
  })
  client.close()
  const held: Record<string, [Shown, string | null]> = {}
  for (const [n, { seq, record_id, delta, facts, items, removed }] of rows.entries()) {
    assert.equal(seq, n + 1)
    const record = String(record_id)
    const moved = JSON.parse(String(delta)) as Record<string, [FieldValue, FieldValue]> | null
    const texts = JSON.parse(String(items)) as Record<string, string>
    const first = () => ({
      ...JSON.parse(String(facts)),
      ...Object.fromEntries(
        rubric.items.map(({ id, link }) => [id, texts[id] ?? texts[link] ?? '√']).filter(([, text]) => text !== ''),
      ),
    })
    const before = held[record]?.[0]
    const now: Shown = moved
      ? { ...before, ...Object.fromEntries(Object.entries(moved).map(([field, [, value]]) => [field, value])) }
      : first()
    for (const [field, [old]] of Object.entries(moved ?? {})) assert.equal(before?.[field] ?? null, old)
    held[record] = [filled(now), removed ? (JSON.parse(String(removed)) as { why: string }).why : null]
  }
  return held
}

/** A reader who keeps what the feed tells, as a client does. */
function createFollower(store: Store, by: ReturnType<typeof who>, batch: string | null) {
  const known = new Map<string, { set: Shown; removed: boolean; conflicts: unknown }>()
  const place = { since: 0, hash: '' }
  return {
    follow: async () => {
      for (;;) {
        const page = await store.feed(by, { ...place, batch, limit: 2 })
        assert.ok(!('lost' in page))
        for (const { record, set, hidden, removed, conflicts } of page.rows)
          if (hidden) known.delete(record)
          else
            known.set(record, {
              set: filled({ ...known.get(record)?.set, ...set }),
              removed: removed !== null,
              conflicts,
            })
        place.since = page.next
        place.hash = page.hash
        if (!page.more) return
      }
    },
    rows: () => Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
