import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Store } from '../../../server/store/store.ts'
import { allEntries, type Place, storePlace } from './place.ts'
import { rubric, scoredRow, wishOf } from './wishes.ts'

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
          for (const site of sites) await assertOwn(store, site)
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
      assert.equal(counted[0]?.entries ?? 0, (await store.filings(filter)).length > 0 ? held.length : 0)
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

  it('stands in every query of a table with sites', () => {
    const folder = new URL('../../../server/store/', import.meta.url)
    let walls = 0
    for (const name of readdirSync(folder)) {
      const text = readFileSync(new URL(name, folder), 'utf8')
      for (const [, rest] of text.matchAll(
        /\.from\((?:entries|filings|receipts|versions|originals|rollups|population|actions|staff)\)([\s\S]*?)(?=\.from\(|$)/g,
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
