import assert from 'node:assert/strict'
import type { Exam } from '../../../core/exam.ts'
import type { FilingWish, Store } from '../../../server/store/store.ts'
import { type Place, storePlace } from './place.ts'
import { feedOf } from './pushes.ts'
import { recordIdOf, rubric, scoredRow, wishOf } from './wishes.ts'

type Row = { readonly exam?: Partial<Exam>; readonly items?: Readonly<Record<string, string>> }

/** What stands in a workbook's rows beside what all of them have, by their number. */
type Book = Readonly<Record<number, Row>>

const unscored: Row = {
  exam: { qc_person_id: null, record_status: null },
  items: Object.fromEntries(rubric.items.map(({ id }) => [id, ''])),
}
const scored = (reader: string, items: Row['items'] = {}, exam: Partial<Exam> = {}): Row => ({
  exam: { qc_person_id: reader, ...exam },
  items,
})
const remark = (remarks: string): Row => ({ exam: { remarks } })
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)
const all = (row: Row, from: number, to: number): Book => Object.fromEntries(numbers(from, to).map((n) => [n, row]))

describe('two copies of one workbook that are filed', () => {
  let place: Place
  let store: Store
  let files: number
  beforeEach(async () => {
    files = 0
    place = await storePlace()
    store = await place.open()
  })
  afterEach(() => place.remove())

  const rowsOf = (book: Book) => Object.entries(book).map(([n, row]) => scoredRow({ n: Number(n), ...row }))
  const file = (book: Book, wish: Partial<FilingWish> = {}) =>
    store.file(wishOf(rowsOf(book), { bytes: Buffer.from(`${++files}`), ...wish }))
  const held = async (n: number) => {
    const row = (await feedOf(store)).rows.find(({ record }) => record === recordIdOf(n))!
    return { fields: row.set, open: row.conflicts }
  }
  const said = async (n: number, field: string) => (await held(n)).fields[field] ?? null
  const remarks = async (from: number, to: number) => Promise.all(numbers(from, to).map((n) => said(n, 'remarks')))

  it('both hold, when each scored its half of a list that was handed out', async () => {
    const a = { ...all(unscored, 1, 6), ...all(scored('Q001', { 'IMG-10': 'A' }), 1, 3) }
    const b = { ...all(unscored, 1, 6), ...all(scored('Q002'), 4, 6) }
    await file(a)
    const second = await file(b)
    assert.ok(second.kept > 0)
    assert.deepEqual([second.conflicts, second.reverted, second.changed], [0, 0, 3])
    for (const n of numbers(1, 3))
      assert.deepEqual([await said(n, 'qc_person_id'), await said(n, 'IMG-10')], ['Q001', 'A'])
    for (const n of numbers(4, 6))
      assert.deepEqual([await said(n, 'qc_person_id'), await said(n, 'IMG-10')], ['Q002', '√'])
  })

  it('both hold, when a part of the list was scored before it was copied and never filed', async () => {
    const chief = { ...all(unscored, 1, 30), ...all(scored('Q003'), 1, 20) }
    await file({ ...chief, ...all(scored('Q001'), 21, 23) })
    await file({ ...chief, ...all(scored('Q002'), 24, 26), 1: scored('Q003', { 'RPT-05': 'B' }) })
    assert.deepEqual([await said(21, 'qc_person_id'), await said(21, 'IMG-01')], ['Q001', '√'])
    assert.deepEqual([await said(26, 'qc_person_id'), await said(1, 'RPT-05')], ['Q002', 'B'])
  })

  it('keep what the other one changed, and bring what they changed themselves, in turn', async () => {
    const first = all(scored('Q001'), 1, 8)
    await file(first)
    const a = { ...first, 1: remark('a1'), 2: remark('a2'), 3: remark('a3') }
    const b = { ...first, 5: remark('b5'), 6: remark('b6'), 7: remark('b7') }
    assert.deepEqual([(await file(a)).kept, await remarks(1, 3)], [0, ['a1', 'a2', 'a3']])
    const older = await file(b)
    assert.deepEqual([older.changed, older.kept, older.conflicts, older.reverted], [3, 3, 0, 0])
    assert.deepEqual(await remarks(1, 8), ['a1', 'a2', 'a3', null, 'b5', 'b6', 'b7', null])
    const further = await file({ ...a, 3: remark('a3 again'), 4: remark('a4') })
    assert.deepEqual([further.changed, further.kept, further.conflicts], [2, 3, 0])
    assert.deepEqual(await remarks(1, 8), ['a1', 'a2', 'a3 again', 'a4', 'b5', 'b6', 'b7', null])
    const last = await file({ ...b, 7: remark('b7 again'), 8: remark('b8') })
    assert.deepEqual([last.changed, last.kept, last.conflicts], [2, 4, 0])
    assert.deepEqual(await remarks(1, 8), ['a1', 'a2', 'a3 again', 'a4', 'b5', 'b6', 'b7 again', 'b8'])
  })

  it('keep it also when the filing that had not seen it is far from doubt', async () => {
    const first = all(scored('Q001'), 1, 60)
    await file(first)
    await file({ ...first, 1: remark('a') })
    const b = { ...first, ...all(remark('b'), 6, 60) }
    await file(b)
    const { kept, changed, reverted } = await file({ ...b, 2: remark('b') })
    assert.deepEqual([kept, changed, reverted, await remarks(1, 2)], [1, 1, 0, ['a', 'b']])
  })

  it('are in conflict where both changed a value', async () => {
    const first = all(scored('Q001'), 1, 3)
    await file(first)
    await file({ ...first, 1: remark('a1'), 2: remark('a2') })
    const { conflicts, kept, changed } = await file({ ...first, 1: remark('b1'), 3: remark('b3') })
    assert.deepEqual([conflicts, kept, changed], [1, 1, 1])
    const { fields, open } = await held(1)
    const [conflict] = open
    assert.deepEqual(
      [fields.remarks, conflict?.base.value, conflict?.theirs.value, conflict?.mine.value],
      ['a1', null, 'a1', 'b1'],
    )
    assert.deepEqual(await remarks(2, 3), ['a2', 'b3'])
  })

  it('are in conflict where two readers scored one exam', async () => {
    const list = all(unscored, 1, 4)
    await file({ ...list, 1: scored('Q001', { 'IMG-10': 'A' }) })
    const { conflicts } = await file({ ...list, 1: scored('Q002', { 'RPT-05': 'B' }) })
    assert.equal(conflicts, 3)
    const { fields, open } = await held(1)
    assert.equal(fields.qc_person_id, 'Q001')
    assert.deepEqual(open.map(({ field, mine }) => [field, mine.value]).sort(), [
      ['IMG-10', '√'],
      ['RPT-05', 'B'],
      ['qc_person_id', 'Q002'],
    ])
  })

  for (const [how, row] of [
    ['scored', scored('Q001')],
    ['listed', unscored],
  ] as const)
    it(`never put two exams into one prepared row, where the other copy ${how} one`, async () => {
      const first = all(scored('Q001'), 1, 3)
      await file(first)
      await file({ ...first, 4: row })
      const other = scoredRow({ n: 99, id: recordIdOf(4) })
      await assert.rejects(store.file(wishOf([...rowsOf(first), other], { bytes: Buffer.from('other') })), {
        code: 'record-taken',
        details: { count: 1, rows: '104' },
      })
      assert.equal((await feedOf(store)).head, 4)
    })

  it('that is one and the same may take back some of what it changed, and it is said how much', async () => {
    const first = all(scored('Q001'), 1, 10)
    await file(first)
    const changed = { ...first, ...Object.fromEntries(numbers(1, 6).map((n) => [n, remark(`r${n}`)])) }
    await file(changed)
    const back = await file({ ...changed, 6: scored('Q001') })
    assert.deepEqual([back.changed, back.kept, back.reverted, back.receipt.reverted], [1, 0, 1, 1])
    assert.deepEqual(await remarks(5, 6), ['r5', null])
    assert.equal((await store.filings({ site: 'S04' }))[0]?.reverted, 1)
  })

  it('that is one and the same may change again what it changed in all rows', async () => {
    const first = all(scored('Q001'), 1, 8)
    await file(first)
    await file(all(remark('once'), 1, 8))
    const { changed, conflicts, reverted } = await file(all(remark('twice'), 1, 8))
    assert.deepEqual([changed, conflicts, reverted], [8, 0, 0])
  })

  it('hold when a person says that the file is the newest, which the same bytes may be filed for once', async () => {
    const first = all(scored('Q001'), 1, 2)
    await file(first)
    await file({ ...first, 1: remark('changed') })
    const bytes = Buffer.from('back')
    const back = await file(first, { bytes })
    assert.deepEqual([back.changed, back.kept, await remarks(1, 1)], [0, 1, ['changed']])
    assert.equal((await file(first, { bytes })).repeated, true)
    const newest = await file(first, { bytes, newest: true })
    assert.deepEqual([newest.repeated, newest.changed, newest.kept, newest.reverted], [false, 1, 0, 1])
    assert.deepEqual(await remarks(1, 1), [null])
    const again = await file(first, { bytes, newest: true })
    assert.deepEqual([again.repeated, again.receipt], [true, newest.receipt])
  })

  it('take no scores away from a row that one of them never scored', async () => {
    const first = all(scored('Q001'), 1, 20)
    await file(first)
    const emptied = { ...first, 20: unscored }
    const { kept, changed } = await file(emptied)
    assert.ok(kept > 0)
    assert.deepEqual([await said(20, 'IMG-10'), changed], ['√', 0])
    await file(emptied, { newest: true })
    assert.equal(await said(20, 'IMG-10'), null)
  })

  it('keep each other’s rows of workload and actions', async () => {
    const first = all(scored('Q001'), 1, 3)
    const action = (row: number, action_id: string, measure: string) => ({ row, values: { action_id, measure } })
    const measures = async () =>
      (await store.facts({ site: 'S04' })).actions.map(({ action_id, measure }) => [action_id, measure])
    await file(first)
    await file({ ...first, 1: remark('a') }, { actions: [action(5, 'Z1', 'a'), action(6, 'Z2', 'a')] })
    const b = await file({ ...first, 2: remark('b') }, { actions: [action(5, 'Z1', 'b'), action(6, 'Z3', 'b')] })
    assert.equal(b.kept, 2)
    assert.deepEqual(await measures(), [
      ['Z1', 'a'],
      ['Z2', 'a'],
      ['Z3', 'b'],
    ])
    await file({ ...first, 1: remark('a'), 2: remark('b') }, { actions: [action(5, 'Z1', 'c')] })
    assert.deepEqual(await measures(), [['Z1', 'c']])
  })

  it('bring rows of workload and actions once that both have, by what these are about', async () => {
    const first = all(scored('Q001'), 1, 3)
    const lines = { last: 4 }
    const action = (action_id: string | null, measure: string) => ({
      row: ++lines.last,
      values: { action_id, measure },
    })
    const load = (period: string, exams_n: number) => ({
      row: ++lines.last,
      values: { period, hospital: 'S04', modality: 'CT', encounter_type: null, role: null, staff_id: null, exams_n },
    })
    await file(first)
    const both = [action('Z1', 'a'), action(null, 'without a number'), action('Z2', 'a\u0001')]
    await file({ ...first, 1: remark('a') }, { actions: both, population: [load('p1', 1), load('p3', 1)] })
    const { kept } = await file(
      { ...first, 2: remark('b') },
      { actions: [...both, action(null, 'another')], population: [load('p1', 3), load('p2', 2), load('p3', 1)] },
    )
    assert.equal(kept, 2, 'a remark and the workload of p1')
    const facts = await store.facts({ site: 'S04' })
    assert.deepEqual(
      facts.actions.map(({ measure }) => measure),
      ['a', 'without a number', 'a\ufffd', 'another'],
    )
    assert.deepEqual(
      facts.population.map(({ period, exams_n }) => [period, exams_n]),
      [
        ['p1', 1],
        ['p3', 1],
        ['p2', 2],
      ],
    )
  })

  it('leave the tables of other workbooks out of it', async () => {
    const first = all(scored('Q001'), 1, 3)
    const actions = [{ row: 5, values: { action_id: 'Z1', measure: 'a' } }]
    await store.file(wishOf([scoredRow({ n: 50 })], { bytes: Buffer.from('other'), workbookId: 'w2', actions }))
    await file(first)
    await file({ ...first, 1: remark('a') })
    await file({ ...first, 2: remark('b') }, { actions })
    assert.equal((await store.facts({ site: 'S04' })).actions.length, 2)
  })
})
