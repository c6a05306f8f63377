import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import fc from 'fast-check'
import { allEntries, storePlace } from './place.ts'
import { recount, storedRollups } from './recount.ts'
import { scoredRow, wishOf } from './wishes.ts'

const row = fc.record({
  n: fc.integer({ min: 1, max: 9 }),
  month: fc.constantFrom('2026-01', '2026-02'),
  status: fc.constantFrom('SUBMITTED', 'SUBMITTED', 'VOID'),
  role: fc.constantFrom('P', 'D', 'T'),
  sampling: fc.constantFrom('R', 'G'),
  scope: fc.constantFrom('ALL', 'REQ;IMG'),
  items: fc.dictionary(fc.constantFrom('IMG-10', 'RPT-05', 'IMG-02'), fc.constantFrom('A', 'B', 'V', ''), {
    maxKeys: 2,
  }),
})

describe('roll-ups and what the tables hold of scores', () => {
  it('equal a recount of the entries after any run of filings', async () => {
    const seed = Number(process.env.SEED ?? 20260508)
    console.log(`      seed ${seed}`)
    const filings = fc.array(fc.uniqueArray(row, { minLength: 1, maxLength: 6, selector: ({ n }) => n }), {
      minLength: 1,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(filings, async (given) => {
        const place = await storePlace()
        try {
          const store = await place.open()
          for (const [index, rows] of given.entries()) {
            const entries = rows.map(({ n, month, status, role, sampling, scope, items }) =>
              scoredRow({
                n,
                month,
                items,
                exam: { record_status: status, qc_role: role, sampling_method: sampling, qc_scope: scope },
              }),
            )
            await store.file(wishOf(entries, { bytes: Buffer.from(`${index}`) }))
          }
          assert.deepEqual(await storedRollups(place.url), recount(await allEntries(store, { site: 'all' })))
        } finally {
          await place.remove()
        }
      }),
      { seed, numRuns: 40 },
    )
  })

  it('hold per row what scoring says', async () => {
    const place = await storePlace()
    const store = await place.open()
    const entries = [scoredRow({ n: 1, items: { 'IMG-02': 'V' } }), scoredRow({ n: 2, exam: { qc_scope: 'IMG' } })]
    await store.file(wishOf(entries))
    const client = createClient({ url: place.url })
    const { rows } = await client.execute('select score, grade, vetoes, month, status from entries order by record_id')
    client.close()
    const { composite } = entries[0]!.score
    assert.ok(composite.status === 'SCORED')
    const plain = rows.map(({ score, grade, vetoes, month, status }) => [score, grade, vetoes, month, status])
    assert.deepEqual(plain, [
      [Math.round(composite.effective * 10), composite.grade, 1, '2026-05', 'SUBMITTED'],
      [null, null, 0, '2026-05', 'SUBMITTED'],
    ])
    await place.remove()
  })

  it('make the overview: sites, months and links with their counts', async () => {
    const place = await storePlace()
    const store = await place.open()
    await store.file(
      wishOf([
        scoredRow({ n: 1, items: { 'IMG-02': 'V' } }),
        scoredRow({ n: 2, month: '2026-06', exam: { qc_role: 'T' } }),
      ]),
    )
    await store.file(wishOf([scoredRow({ n: 3, site: 'S05' })], { site: 'S05' }))
    const all = await store.overview({ site: 'all' })
    assert.deepEqual(
      all.sites.map(({ site, filings, entries }) => [site, filings, entries]),
      [
        ['S04', 1, 2],
        ['S05', 1, 1],
      ],
    )
    assert.deepEqual(all.months, [{ month: '2026-05', rows: 2 }])
    const image = all.links.find(({ link }) => link === 'IMG')!
    assert.deepEqual([image.rows, image.scored, image.vetoes, image.grades], [2, 2, 1, { A: 1, B: 0, C: 0, D: 1 }])
    assert.deepEqual((await store.overview({ site: 'all', from: '2026-06' })).links, [])
    assert.deepEqual((await store.overview({ site: 'S06' })).sites, [])
    await place.remove()
  })
})
