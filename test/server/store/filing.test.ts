import assert from 'node:assert/strict'
import { Problem } from '../../../core/problem.ts'
import type { Store } from '../../../server/store/store.ts'
import { allEntries, type Place, storePlace } from './place.ts'
import { itemsOf, recordIdOf, rowsOf, rubric, scoredRow, wishOf } from './wishes.ts'

describe('filing into the store', () => {
  let place: Place
  let store: Store
  beforeEach(async () => {
    place = await storePlace()
    store = await place.open()
  })
  afterEach(() => place.remove())

  it('gives back each entry as it was filed, without the accession number, and scores it the same', async () => {
    const rows = [
      scoredRow({ n: 1, items: { 'IMG-10': 'A', 'REQ-02': 'NA:N01', 'RPT-05': '' } }),
      scoredRow({ n: 2, exam: { qc_scope: 'REQ;IMG', REQ_raw: 92.3, REQ_grade: 'A', remarks: '"引号"，\n两行' } }),
      scoredRow({
        n: 3,
        items: { 'REQ-02': 'Z?', ...Object.fromEntries(rubric.itemsOf.get('RPT')!.map(({ id }) => [id, ''])) },
      }),
      scoredRow({ n: 4, items: { 'IMG-02': 'V' }, exam: { row_version: 3, check_status: 'OK', age_unit: null } }),
    ]
    const unread = { ...rows[3]!, entry: { ...rows[3]!.entry, unread: new Set(['limit_min']) } }
    await store.file(wishOf([...rows.slice(0, 3), unread]))
    const found = await allEntries(store, { site: 'S04' })
    assert.equal(found.length, 4)
    for (const [n, { site, entry, score }] of found.entries()) {
      const sent = n === 3 ? unread : rows[n]!
      assert.equal(site, 'S04')
      assert.match(entry.exam.accession_token ?? '', /^[0-9a-f]{16}$/)
      assert.deepEqual({ ...entry.exam, accession_token: null }, { ...sent.entry.exam, accession_no: null })
      assert.deepEqual(entry.items, sent.entry.items)
      assert.deepEqual(entry.unread, sent.entry.unread)
      assert.equal(entry.row, sent.entry.row)
      assert.deepEqual(score, sent.score)
    }
  })

  it('answers the same bytes with the first receipt, also after another version and from another process', async () => {
    const first = await store.file(wishOf(rowsOf(3)))
    await store.file(wishOf(rowsOf(3, { items: { 'IMG-10': 'A' } }), { bytes: Buffer.from('second version') }))
    const again = await (await place.open()).file(wishOf(rowsOf(3)))
    assert.deepEqual(again, { ...first, repeated: true })
    assert.equal((await store.filings({ site: 'S04' })).length, 2)
    const [held] = await allEntries(store, { site: 'S04' })
    assert.deepEqual(held?.score.codes, [rubric.itemById.get('IMG-10')!.deductions[0]!.code])
    const elsewhere = await store.file(wishOf(rowsOf(3, { site: 'S05' }), { site: 'S05' }))
    assert.equal(elsewhere.repeated, false)
  })

  it('tells added, changed, unchanged and missing rows of a workbook that is filed again', async () => {
    const first = await store.file(wishOf(rowsOf(10)))
    assert.deepEqual([first.added, first.changed, first.unchanged, first.missing], [10, 0, 0, 0])
    const kept = rowsOf(10).filter((_, n) => n !== 2 && n !== 6)
    kept[0] = scoredRow({ n: 1, items: { 'RPT-05': 'A' } })
    const sorted = [...kept.reverse(), scoredRow({ n: 11 })]
    const second = await store.file(wishOf(sorted, { bytes: Buffer.from('2') }))
    assert.deepEqual([second.added, second.changed, second.unchanged, second.missing], [1, 1, 7, 2])
    assert.deepEqual(second.missingRows, [recordIdOf(3), recordIdOf(7)])
    assert.equal((await allEntries(store, { site: 'S04' })).length, 11)
    const other = await store.file(wishOf(rowsOf(2, {}, 20), { bytes: Buffer.from('3'), workbookId: 'w2' }))
    assert.equal(other.missing, 0)
  })

  it('does not call a row changed when only totals, bookkeeping or its place differ', async () => {
    await store.file(wishOf([scoredRow({ n: 1 })]))
    const recalculated = scoredRow({
      n: 1,
      exam: { total_score: 99, check_status: '1 warning', row_version: 2, sync_status: 'OK' },
    })
    const moved = { ...recalculated, entry: { ...recalculated.entry, row: 77 } }
    const { changed, unchanged } = await store.file(wishOf([moved], { bytes: Buffer.from('2') }))
    assert.deepEqual([changed, unchanged], [0, 1])
  })

  it('finds rows without an id again, whatever their order, and keeps copies with one id apart', async () => {
    const without = [1, 2, 3].map((n) => scoredRow({ n, id: null, items: itemsOf(n) }))
    const copies = [scoredRow({ n: 8, id: 'same' }), scoredRow({ n: 9, id: 'same' })]
    const first = await store.file(wishOf([...without, ...copies], { workbookId: null }))
    assert.equal(first.added, 5)
    const second = await store.file(
      wishOf([...copies, ...without.reverse()], { workbookId: null, bytes: Buffer.from('2') }),
    )
    assert.deepEqual([second.added, second.changed, second.unchanged, second.missing], [0, 0, 5, 0])
    for (const { entry } of await allEntries(store, { site: 'S04' })) assert.ok(entry.exam.record_id)
  })

  it('keeps rows of two sites with the same record id apart', async () => {
    await store.file(wishOf([scoredRow({ n: 1 })]))
    const there = await store.file(
      wishOf([scoredRow({ n: 1, site: 'S05', items: { 'IMG-10': 'A' } })], { site: 'S05' }),
    )
    assert.deepEqual([there.added, there.changed], [1, 0])
    const [here] = await allEntries(store, { site: 'S04' })
    assert.deepEqual(here?.score.codes, [])
    assert.equal((await allEntries(store, { site: 'all' })).length, 2)
  })

  it('refuses a change to a locked row by its row number and writes nothing', async () => {
    await store.file(wishOf([scoredRow({ n: 1, exam: { record_status: 'LOCKED' } }), scoredRow({ n: 2 })]))
    assert.deepEqual([...(await store.locked('S04')).keys()], [recordIdOf(1)])
    assert.equal((await store.locked('S05')).size, 0)
    const again = [
      scoredRow({ n: 1, exam: { record_status: 'LOCKED' }, items: { 'IMG-10': 'A' } }),
      scoredRow({ n: 2, items: { 'IMG-10': 'A' } }),
      scoredRow({ n: 3 }),
    ]
    await assert.rejects(store.file(wishOf(again, { bytes: Buffer.from('2') })), (error) => {
      assert.ok(error instanceof Problem && error.code === 'record-locked' && error.status === 409)
      assert.deepEqual(error.details, { count: 1, rows: '6' })
      return true
    })
    assert.equal((await store.filings({ site: 'S04' })).length, 1)
    const held = await allEntries(store, { site: 'S04' })
    assert.deepEqual(
      held.map(({ score }) => score.codes.length),
      [0, 0],
    )
    const same = await store.file(
      wishOf([again[2]!, scoredRow({ n: 1, exam: { record_status: 'LOCKED' } })], { bytes: Buffer.from('3') }),
    )
    assert.deepEqual([same.added, same.unchanged], [1, 1])
  })

  it('refuses a site that nobody knows', async () => {
    await assert.rejects(store.file(wishOf(rowsOf(1), { site: 'S99' })), { code: 'site-unknown' })
  })

  it('cleans what a database would cut or spoil', async () => {
    const row = scoredRow({ n: 1, id: 'a\u0000b', exam: { remarks: 'x\u0000y\ud800z\ttab' } })
    await store.file(wishOf([row], { batch: 'B\u0007' }))
    const [found] = await allEntries(store, { site: 'S04' })
    assert.equal(found?.entry.exam.record_id, 'a\ufffdb')
    assert.equal(found?.entry.exam.remarks, 'x\ufffdy\ufffdz\ttab')
    assert.equal((await store.filings({ site: 'S04' }))[0]?.batch, 'B\ufffd')
  })

  it('keeps ages above 89 years as 90, and no other age', async () => {
    const ages = [
      ['Y', 89],
      ['Y', 93],
      ['D', 93],
    ] as const
    const aged = ages.map(([age_unit, patient_age], n) => scoredRow({ n: n + 1, exam: { age_unit, patient_age } }))
    await store.file(wishOf(aged))
    const held = await allEntries(store, { site: 'S04' })
    assert.deepEqual(
      held.map(({ entry }) => entry.exam.patient_age),
      [89, 90, 93],
    )
  })

  it('answers for months, both bounds included', async () => {
    const months = ['2026-01', '2026-02', '2026-03', '2026-12']
    const rows = [
      ...months.map((month, n) => scoredRow({ n: n + 1, month })),
      scoredRow({ n: 9, exam: { exam_start: null } }),
    ]
    await store.file(wishOf(rows))
    const count = async (from?: string, to?: string) =>
      (await allEntries(store, { site: 'S04', ...(from ? { from } : {}), ...(to ? { to } : {}) })).length
    assert.deepEqual(
      [await count(), await count('2026-02', '2026-03'), await count('2026-12'), await count(undefined, '2026-01')],
      [5, 2, 1, 1],
    )
    assert.equal((await store.filings({ site: 'all', from: '2027-01' })).length, 0)
    assert.equal((await store.filings({ site: 'all', from: '2026-02', to: '2026-02' })).length, 1)
  })

  it('hands out bounded pages that together hold every row once, in order', async () => {
    await store.file(wishOf([...rowsOf(1500), ...rowsOf(700, { month: '2026-01' }, 2000)]))
    const sizes: number[] = []
    const keys: string[] = []
    for await (const page of store.entries({ site: 'S04' })) {
      sizes.push(page.length)
      for (const { entry } of page)
        keys.push(`${entry.exam.exam_start! < Date.UTC(2026, 1) / 1000 ? 1 : 5} ${entry.exam.record_id}`)
    }
    assert.deepEqual(sizes, [1000, 1000, 200])
    assert.deepEqual(keys, [...new Set(keys)].sort())
  })

  it('hands out the tables of a workbook as they were filed last, each site its own', async () => {
    const table = (hospital: string, exams: number) => [{ row: 3, values: { hospital, exams_n: exams } }]
    await store.file(wishOf(rowsOf(1), { fileName: 'a', population: table('S04', 10), actions: table('S04', 0) }))
    await store.file(wishOf(rowsOf(2), { fileName: 'b', population: table('S04', 12) }))
    await store.file(wishOf(rowsOf(1, { site: 'S05' }), { site: 'S05', population: table('S05', 7) }))
    const own = { population: [{ hospital: 'S04', exams_n: 12 }], actions: [] }
    assert.deepEqual(await store.facts({ site: 'S04' }), own)
    assert.equal((await store.facts({ site: 'all' })).population.length, 2)
  })
})
