import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Store } from '../../../server/store/store.ts'
import { allEntries, type Place, storePlace } from './place.ts'
import { feedOf, pushOf, set, who } from './pushes.ts'
import { recordIdOf, rubric, scoredRow, wishOf } from './wishes.ts'

const folder = new URL('../../../server/store/', import.meta.url)
const sites = ['S04', 'S05', 'S06'] as const
const months = ['2026-01', '2026-02', '2026-03']
const filing = fc.record({
  site: fc.constantFrom(...sites),
  // Few numbers, so that sites share record ids, exams, workbook ids and files.
  rows: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 }),
  workbook: fc.constantFrom('w1', 'w2', null),
  month: fc.constantFrom(...months),
  status: fc.constantFrom('SUBMITTED', 'LOCKED', 'VOID'),
  bytes: fc.integer({ min: 0, max: 5 }),
})

describe('the wall between sites', () => {
  let place: Place
  beforeEach(async () => {
    place = await storePlace()
  })
  afterEach(() => place.remove())

  it('lets no answer for a site hold another site’s row', async () => {
    const seed = Number(process.env.SEED ?? 20260508)
    console.log(`      seed ${seed}`)
    await fc.assert(
      fc.asyncProperty(fc.array(filing, { minLength: 2, maxLength: 6 }), async (filings) => {
        const own = await storePlace()
        try {
          const store = await own.open()
          for (const { site, rows, workbook, month, status, bytes } of filings) {
            const entries = rows.map((n) => scoredRow({ n, site, month, exam: { record_status: status } }))
            const wish = wishOf(entries, { site, workbookId: workbook, bytes: Buffer.from(`${bytes}`) })
            await store.file(wish).catch((error) => assert.equal(error.code, 'record-locked'))
          }
          for (const [n, site] of sites.entries()) {
            const text = `of ${site}`
            const changes = [1, 2, 3].map((row) =>
              set(recordIdOf(row), { remarks: text, qc_role: 'D', app_hospital_code: site }),
            )
            await store.push(who('Q001', { site }), pushOf(store, changes, { push: `push-${n % 2}` }))
          }
          for (const site of sites) {
            await assertOwn(store, site)
            await assertOwnSync(store, site)
          }
        } finally {
          await own.remove()
        }
      }),
      { seed, numRuns: 25 },
    )
  })

  async function assertOwn(store: Store, site: string) {
    const other = (found: { readonly site: string }) => found.site !== site
    for (const month of [undefined, ...months]) {
      const filter = { site, ...(month ? { from: month, to: month } : {}) }
      const held = await allEntries(store, filter)
      assert.equal(held.some(other), false)
      assert.ok(held.every(({ entry }) => entry.exam.app_hospital_code === site))
      assert.equal((await store.filings(filter)).some(other), false)
      const { sites: counted } = await store.overview(filter)
      assert.equal(counted.some(other), false)
      assert.equal(counted[0]?.entries ?? 0, held.length)
    }
    assert.ok([...(await store.locked(site)).values()].every(({ exam }) => exam.app_hospital_code === site))
    const { receipts, broken } = await store.receipts(site)
    assert.equal(receipts.some(other), false)
    assert.equal(broken, null)
    for (const { id } of await store.filings({ site: 'all' })) {
      const mine = receipts.some(({ filing }) => filing === id)
      assert.equal((await store.original(site, id)) !== null, mine)
    }
  }

  /** Everything that sync answers; each site's pushed remarks say whose they are. */
  async function assertOwnSync(store: Store, site: string) {
    const others = sites.filter((each) => each !== site)
    for (const role of ['reader', 'arbiter'] as const) {
      const by = who('Q001', { site, role })
      const { rows, head } = await feedOf(store, by)
      const heard: unknown[] = [rows, await store.verify(site)]
      for (let row = 1; row <= 8; row++) heard.push(await store.trail(by, recordIdOf(row)).catch(({ code }) => code))
      const known = rows.map(({ record }) => set(record, { remarks: 'late' }, { remarks: 1 }))
      if (role === 'arbiter') heard.push(await store.push(by, pushOf(store, known)))
      const text = JSON.stringify(heard)
      for (const other of others) assert.equal(text.includes(`of ${other}`) || text.includes(`"${other}"`), false)
      assert.ok(rows.every(({ mark }) => mark <= head))
    }
    assert.ok((await store.devices.list(site)).every((device) => device.site === site))
  }

  it('stands in every statement that is written by hand', () => {
    let walls = 0
    for (const name of readdirSync(folder, { recursive: true }) as string[]) {
      if (!name.endsWith('.ts')) continue
      const text = readFileSync(new URL(name, folder), 'utf8')
      for (const [statement] of text.matchAll(
        /\b(?:from|update|join) (?:entries|versions|conflicts|pushes|staff|rollups)\b[^`;]*/g,
      )) {
        walls++
        assert.match(statement, /\bsite = |\$\{which\}|where id = \?|v\.id = e\.version/, `${name}: ${statement}`)
      }
    }
    assert.ok(walls >= 12, `${walls}`)
  })

  it('stands in every query of a table with sites', () => {
    let walls = 0
    for (const name of readdirSync(folder, { recursive: true }) as string[]) {
      if (!name.endsWith('.ts')) continue
      const text = readFileSync(new URL(name, folder), 'utf8')
      for (const [, rest] of text.matchAll(
        /\.from\((?:entries|filings|receipts|versions|originals|rollups|population|actions|staff|devices|conflicts|pushes)\)([\s\S]*?)(?=\.from\(|$)/g,
      )) {
        walls++
        assert.match(rest!, /^\s*(\.innerJoin\(.*\)\s*)*\.where\(\s*walled\(/, `${name}: a query without its wall`)
      }
    }
    assert.ok(walls >= 10)
  })

  it('keeps sites of one file apart when they are asked for at once', async () => {
    const store = await place.open()
    const [here, there] = await Promise.all(
      ['S04', 'S05'].map((site) => store.file(wishOf([scoredRow({ n: 1, site })], { site, rubric }))),
    )
    assert.deepEqual([here?.receipt.site, there?.receipt.site], ['S04', 'S05'])
    assert.deepEqual([here?.repeated, there?.repeated], [false, false])
  })
})
