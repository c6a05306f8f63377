import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import type { ExamKey } from '../../../core/exam.ts'
import { countedExams } from '../../../core/statistics/counted.ts'
import { statedFields } from '../../../core/sync/fields.ts'
import type { Change } from '../../../core/sync/protocol.ts'
import type { Store } from '../../../server/store/store.ts'
import { allEntries, type Place, storePlace } from './place.ts'
import { feedOf, pushOf, set, who } from './pushes.ts'
import { rubric, scoredRow } from './wishes.ts'

describe('a push into the store', () => {
  let place: Place
  let store: Store
  beforeEach(async () => {
    place = await storePlace()
    store = await place.open()
  })
  afterEach(() => place.remove())

  it('makes a row of what was set, which comes by in the feed', async () => {
    const answer = await store.push(who(), pushOf(store, [set('r1', { qc_role: 'P', remarks: 'a', 'IMG-10': '√' })]))
    assert.deepEqual(answer.results[0]?.accepted, 1)
    assert.equal(answer.head, 1)
    const { rows, next, head, more } = await feedOf(store)
    assert.deepEqual([next, head, more], [1, 1, false])
    assert.deepEqual(rows[0]?.set, { qc_role: 'P', remarks: 'a', 'IMG-10': '√' })
    const [held] = await allEntries(store, { site: 'S04' })
    assert.equal(held?.entry.exam.remarks, 'a')
    assert.ok(Object.values(held!.score.links).every(({ status }) => status === 'INCOMPLETE'))
  })

  it('merges different fields and keeps both values of one field that two set from the same base', async () => {
    await store.push(who(), pushOf(store, [set('r1', { remarks: 'a', request_dept: 'x' })]))
    const first = await store.push(who('Q002'), pushOf(store, [set('r1', { remarks: 'b' }, { remarks: 1 })]))
    assert.deepEqual(first.results[0]?.accepted, 2)
    const copy = { workbook: 'w1', copy: 'copy-2' }
    const second = await store.push(
      who(),
      pushOf(store, [set('r1', { remarks: 'c', request_dept: 'y' }, { remarks: 1, request_dept: 1 })], {
        lineage: copy,
      }),
    )
    const [result] = second.results
    assert.deepEqual(result?.accepted, { request_dept: 3 })
    const [conflict] = result!.conflicts
    assert.deepEqual(
      [conflict?.field, conflict?.base.value, conflict?.theirs.value, conflict?.mine.value],
      ['remarks', 'a', 'b', 'c'],
    )
    assert.deepEqual([conflict?.theirs.by, conflict?.mine.by, conflict?.copy], ['Q002', 'Q001', 'copy-2'])
    const { rows } = await feedOf(store)
    assert.deepEqual(rows[0]?.conflicts, [conflict])
    const settled = await store.push(
      who(),
      pushOf(store, [set('r1', { remarks: 'c' }, { remarks: 2 }, { settles: [conflict!.id] })]),
    )
    assert.deepEqual(settled.results[0]?.settled, [conflict!.id])
    assert.deepEqual((await feedOf(store)).rows[0]?.conflicts, [])
  })

  it('answers a push that comes twice as it did the first time', async () => {
    const push = pushOf(store, [set('r1', { remarks: 'a' }), set('r2', { remarks: null }), set('r3', { nonsense: 1 })])
    const first = await store.push(who(), push)
    await store.push(who(), pushOf(store, [set('r1', { remarks: 'b' }, { remarks: 1 })]))
    assert.deepEqual(await store.push(who(), push), first)
    assert.equal(await store.head('S04'), 2)
    await assert.rejects(store.push(who(), { ...push, changes: [set('r1', { remarks: 'z' })] }), {
      code: 'push-reused',
    })
  })

  it('refuses a change of a locked row but an arbiter’s, and takes what changes nothing', async () => {
    await store.push(who(), pushOf(store, [set('r1', { remarks: 'a', record_status: 'LOCKED' })]))
    const codes = async (change: Change, by = who()) =>
      (await store.push(by, pushOf(store, [change]))).results[0]?.refused?.code ?? null
    assert.equal(await codes(set('r1', { remarks: 'b' }, { remarks: 1 })), 'record-locked')
    assert.equal(await codes({ kind: 'remove', record: 'r1', base: 1, why: 'twice' }), 'record-locked')
    assert.equal(await codes(set('r1', { remarks: 'a' })), null)
    const arbiter = who('Q009', { role: 'arbiter' })
    assert.equal(await codes(set('r1', { record_status: 'SUBMITTED' }, { record_status: 1 }), arbiter), null)
    assert.equal(await codes(set('r1', { remarks: 'b' }, { remarks: 1 })), null)
  })

  it('counts a row once it is scored, and not while an item is blank or when it is removed', async () => {
    const { entry } = scoredRow({ n: 1 })
    const facts = Object.fromEntries(
      [...statedFields(rubric)].flatMap((key) => {
        const value = entry.exam[key as ExamKey]
        return value === null ? [] : [[key, value]]
      }),
    )
    const whole = { ...facts, accession_token: '00112233aabbccdd' }
    const items = Object.fromEntries(rubric.items.map(({ id }) => [id, '√']))
    const scored = async () => {
      const { links } = await store.overview({ site: 'S04' })
      const counted = countedExams(rubric, await allEntries(store, { site: 'S04' }))
      const [exam] = counted.exams
      const of = (link: string) => links.find((each) => each.link === link)
      return [
        of('IMG')?.rows ?? 0,
        of('IMG')?.scored ?? 0,
        of('TOTAL')?.scored ?? 0,
        exam?.score.links.IMG?.status ?? null,
      ]
    }
    await store.push(who(), pushOf(store, [set('r1', whole)]))
    assert.deepEqual(await scored(), [1, 0, 0, 'INCOMPLETE'])
    const { 'IMG-10': last, ...most } = items
    await store.push(who(), pushOf(store, [set('r1', most)]))
    assert.deepEqual(await scored(), [1, 0, 0, 'INCOMPLETE'])
    await store.push(who(), pushOf(store, [set('r1', { 'IMG-10': last! })]))
    assert.deepEqual(await scored(), [1, 1, 1, 'SCORED'])
    await store.push(who(), pushOf(store, [{ kind: 'remove', record: 'r1', base: 3, why: 'twice' }]))
    assert.deepEqual(await scored(), [0, 0, 0, null])
    await store.push(who(), pushOf(store, [{ kind: 'restore', record: 'r1', base: 4, why: 'not twice' }]))
    assert.deepEqual(await scored(), [1, 1, 1, 'SCORED'])
  })

  it('keeps what a database would spoil, and what could tell a person, in the form that it may have', async () => {
    const odd = { remarks: 'x\u0000y\ud800z', 'IMG-10': '', patient_age: 95, age_unit: 'Y' }
    await store.push(who(), pushOf(store, [set('r1', odd), set('r2', { patient_age: 95, age_unit: 'D' })]))
    await store.push(who(), pushOf(store, [set('r2', { age_unit: 'Y' }, { age_unit: 2 })]))
    const { rows } = await feedOf(store)
    assert.deepEqual(rows[0]?.set, { remarks: 'x\ufffdy\ufffdz', patient_age: 90, age_unit: 'Y' })
    assert.deepEqual([rows[1]?.set.patient_age, rows[1]?.set.age_unit], [90, 'Y'])
  })

  it('takes several changes of one row in order, as if they came one by one', async () => {
    const { results } = await store.push(
      who(),
      pushOf(store, [
        set('r1', { remarks: 'a' }),
        set('r1', { remarks: 'b' }, { remarks: 1 }),
        set('r1', { remarks: 'c' }, { remarks: 1 }),
        { kind: 'remove', record: 'r1', base: 3, why: 'twice' },
      ]),
    )
    assert.deepEqual(
      results.map(({ accepted }) => accepted),
      [1, 2, {}, { '*': 4 }],
    )
    const [conflict] = results[2]!.conflicts
    assert.deepEqual([conflict?.base.value, conflict?.theirs.value, conflict?.mine.value], ['a', 'b', 'c'])
    assert.equal((await store.verify('S04')).broken, null)
  })

  it('knows of the conflicts that the changes before it in its push have opened, moved and closed', async () => {
    await store.push(who('Q002'), pushOf(store, [set('r1', { remarks: 'a', request_dept: 'x' })]))
    const { results } = await store.push(
      who(),
      pushOf(store, [
        set('r1', { remarks: 'b' }),
        set('r1', { request_dept: 'y' }),
        set('r1', { remarks: 'c' }),
        set('r1', { remarks: 'd' }, { remarks: 1 }),
        set('r1', { remarks: 'e' }),
        { kind: 'remove', record: 'r1', base: 4, why: 'twice' },
        { kind: 'remove', record: 'r1', base: 6, why: 'twice' },
        set('r1', { remarks: 'f' }, { remarks: 5 }),
      ]),
    )
    const [first, second, third, fourth, fifth, late, gone, last] = results
    const id = first!.conflicts[0]!.id
    assert.deepEqual(
      third!.conflicts.map((each) => [each.id, each.mine.value]),
      [[id, 'c']],
    )
    assert.deepEqual(fourth!.settled, [id])
    assert.notEqual(fifth!.conflicts[0]!.id, id)
    const sides = [late, last].map((each) => {
      const { theirs, mine } = each!.conflicts[0]!
      return [theirs.value, theirs.mark, mine.value]
    })
    assert.deepEqual(sides, [
      [null, 5, 'removed'],
      ['removed', 8, null],
    ])
    assert.deepEqual(gone!.settled, [late!.conflicts[0]!.id])
    const { rows } = await feedOf(store)
    assert.deepEqual(rows[0]!.conflicts, [...second!.conflicts, ...fifth!.conflicts, ...last!.conflicts])
  })

  it('closes the conflict that is decided, and no other one', async () => {
    const rows = ['r1', 'r2'].map((record) => set(record, { remarks: 'a', request_dept: 'x' }))
    await store.push(who('Q002'), pushOf(store, rows))
    const late = ['r1', 'r2'].map((record) => set(record, { remarks: 'b', request_dept: 'y' }))
    const { results } = await store.push(who(), pushOf(store, late))
    const [decided, ...others] = results.flatMap(({ conflicts }) => conflicts)
    await store.push(who(), pushOf(store, [set('r1', {}, {}, { settles: [decided!.id], why: 'theirs' })]))
    const open = (await feedOf(store)).rows.flatMap(({ conflicts }) => conflicts)
    assert.deepEqual(new Set(open.map(({ id }) => id)), new Set(others.map(({ id }) => id)))
    const { changes } = await store.trail(who(), 'r1')
    assert.deepEqual(
      changes.map(({ door, opened, settled }) => [door, opened, settled]),
      [
        ['push', [], []],
        ['conflict', results[0]!.conflicts, []],
        ['settle', [], [decided!.id]],
      ],
    )
  })

  it('says in the trail by which door each change came', async () => {
    const lineage = { workbook: 'w1', copy: 'copy-2' }
    const late = { kind: 'remove', record: 'r1', base: 1, why: 'twice' } as const
    await store.push(who(), pushOf(store, [set('r1', { remarks: 'a' })]))
    await store.push(who(), pushOf(store, [set('r1', { remarks: 'b' }, { remarks: 1 })]))
    const { results } = await store.push(who('Q002'), pushOf(store, [late, set('r1', { remarks: 'c' })], { lineage }))
    const [removal, edit] = results.map(({ conflicts }) => conflicts[0]!.id)
    const mine = set('r1', { remarks: 'd' }, { remarks: 2 }, { settles: [removal!] })
    await store.push(who(), pushOf(store, [mine, set('r1', {}, {}, { settles: [edit!] })]))
    await store.push(
      who(),
      pushOf(store, [
        { ...late, base: 5 },
        { ...late, kind: 'restore', base: 7 },
      ]),
    )
    const { changes } = await store.trail(who(), 'r1')
    assert.deepEqual(
      changes.map(({ door }) => door),
      ['push', 'push', 'conflict', 'conflict', 'push', 'settle', 'remove', 'restore'],
    )
  })

  it('turns a push away that has seen what this database never had', async () => {
    const { head, hash } = await store.push(who(), pushOf(store, [set('r1', { remarks: 'a' })]))
    const next = [set('r1', { remarks: 'b' }, { remarks: 1 })]
    for (const seen of [
      { mark: head, hash: '0'.repeat(64) },
      { mark: 9, hash: hash! },
    ])
      await assert.rejects(store.push(who(), pushOf(store, next, { seen })), { code: 'centre-restored' })
    await assert.rejects(store.push(who(), pushOf(store, next, { epoch: 'other' })), { code: 'centre-restored' })
    const { results } = await store.push(who(), pushOf(store, next, { seen: { mark: head, hash: hash! } }))
    assert.deepEqual(results[0]?.accepted, 2)
    await store.push(who(), pushOf(store, next, { seen: { mark: 0, hash: '' } }))
  })

  it('does not mistake a push of another site for its own', async () => {
    const changes = [set('r1', { remarks: 'a' })]
    await store.push(who(), pushOf(store, changes, { push: 'same' }))
    const there = await store.push(
      who('Q001', { site: 'S05' }),
      pushOf(store, [set('r2', { remarks: 'b' })], { push: 'same' }),
    )
    assert.deepEqual(there.results[0]?.accepted, 1)
    assert.deepEqual(
      (await feedOf(store)).rows.map(({ record }) => record),
      ['r1'],
    )
  })

  it('knows the staff of a pushed row as it knows those of a filed one', async () => {
    const rows = [set('r1', { technician_id: 'T001', technician_title: '263', qc_person_id: 'Q001' })]
    await store.push(who(), pushOf(store, rows))
    const client = createClient({ url: place.url })
    const { rows: staff } = await client.execute('select site, id, role, title from staff order by id')
    client.close()
    assert.deepEqual(
      staff.map(({ site, id, role, title }) => [site, id, role, title]),
      [
        ['S04', 'Q001', 'QC', null],
        ['S04', 'T001', 'TECH', '263'],
      ],
    )
  })
})
