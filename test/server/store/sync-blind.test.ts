import assert from 'node:assert/strict'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import type { Store } from '../../../server/store/store.ts'
import { blindness, blindTokens, siblings } from '../../../server/store/sync/blindness.ts'
import type { Log } from '../../../server/store/sync/log.ts'
import { type Place, storePlace } from './place.ts'
import { feedOf, pushOf, set, who } from './pushes.ts'
import { scoredRow, wishOf } from './wishes.ts'

const token = '00112233aabbccdd'
const first: Record<string, FieldValue> = {
  accession_token: token,
  qc_role: 'P',
  qc_person_id: 'Q001',
  remarks: 'first',
}
const second: Record<string, FieldValue> = {
  accession_token: token,
  qc_role: 'D',
  qc_person_id: 'Q002',
  remarks: 'second',
}

describe('a second reading', () => {
  let place: Place
  let store: Store
  beforeEach(async () => {
    place = await storePlace()
    store = await place.open()
    await store.push(who('Q001'), pushOf(store, [set('first', first)]))
  })
  afterEach(() => place.remove())

  const sees = async (person: string, since = 0, hash = '') => {
    const role = person === 'Q009' ? 'arbiter' : 'reader'
    const page = await store.feed(who(person, { role }), { since, hash, batch: null, limit: 500 })
    assert.ok(!('lost' in page))
    return page.rows.map(({ record, hidden }) => `${record}${hidden ? ' hidden' : ''}`)
  }

  it('is seen by its reader, who sees the first one no more, and by arbiters', async () => {
    const { next, hash } = await feedOf(store, who('Q002'))
    await store.push(who('Q002'), pushOf(store, [set('second', second)]))
    assert.deepEqual(await sees('Q002', next, hash), ['second', 'first hidden'])
    assert.deepEqual(await sees('Q001'), ['second hidden', 'first'])
    assert.deepEqual(await sees('Q003'), ['second hidden', 'first'])
    assert.deepEqual(await sees('Q009'), ['second', 'first'])
  })

  it('tells nothing of a hidden row: not in the feed, not in its trail, not in an answer to a push', async () => {
    await store.push(who('Q002'), pushOf(store, [set('second', second)]))
    const { rows } = await feedOf(store, who('Q001'))
    assert.deepEqual(rows[0], {
      ...{ record: 'second', mark: 2, rubric: '', set: {}, marks: {}, removed: null, hidden: true },
      ...{ conflicts: [], by: null, at: '' },
    })
    await assert.rejects(store.trail(who('Q001'), 'second'), { code: 'record-unknown' })
    await assert.rejects(store.trail(who('Q002'), 'first'), { code: 'record-unknown' })
    const { results } = await store.push(who('Q002'), pushOf(store, [set('first', { remarks: 'x' }, { remarks: 1 })]))
    assert.deepEqual(results[0], {
      ...{ record: 'first', accepted: {}, conflicts: [], settled: [] },
      refused: { code: 'not-entitled', field: null },
    })
  })

  it('uncovers the first one when it goes, or becomes somebody else’s', async () => {
    await store.push(who('Q002'), pushOf(store, [set('second', second)]))
    const { next, hash } = await feedOf(store, who('Q002'))
    const before = await feedOf(store, who('Q003'))
    await store.push(who('Q002'), pushOf(store, [set('second', { qc_person_id: 'Q003' }, { qc_person_id: 2 })]))
    const page = await store.feed(who('Q002'), { since: next, hash, batch: null, limit: 500 })
    assert.ok(!('lost' in page))
    assert.deepEqual(
      page.rows.map(({ record, hidden, set: fields }) => [record, hidden, fields.remarks]),
      [
        ['second', true, undefined],
        ['first', false, 'first'],
      ],
    )
    assert.deepEqual(await sees('Q003', before.next, before.hash), ['second', 'first hidden'])
    const { next: from, hash: fromHash } = before
    const told = await store.feed(who('Q003'), { since: from, hash: fromHash, from, batch: null, limit: 500 })
    assert.ok(!('lost' in told))
    assert.deepEqual(told.rows[0]!.set, { ...second, qc_person_id: 'Q003' })
    await store.push(who('Q003'), pushOf(store, [{ kind: 'remove', record: 'second', base: 9, why: 'twice' }]))
    assert.deepEqual(await sees('Q003'), ['second', 'first'])
  })

  it('hides the first one also when it is filed', async () => {
    const exam = { accession_no: null, accession_token: token, qc_role: 'D', qc_person_id: 'Q002' }
    const { next, hash } = await feedOf(store, who('Q002'))
    await store.file(wishOf([scoredRow({ n: 5, id: 'second', exam })]))
    assert.deepEqual(await sees('Q002', next, hash), ['second', 'first hidden'])
    assert.equal((await store.verify('S04')).broken, null)
  })

  it('that is filed together with a change of the first one takes nothing of that back', async () => {
    const exam = { accession_no: null, accession_token: token }
    const rows = [
      scoredRow({ n: 4, id: 'first', exam: { ...exam, qc_role: 'P', qc_person_id: 'Q001', remarks: 'changed' } }),
      scoredRow({ n: 5, id: 'second', exam: { ...exam, qc_role: 'D', qc_person_id: 'Q002' } }),
    ]
    await store.file(wishOf(rows))
    assert.deepEqual((await sees('Q002')).toSorted(), ['first hidden', 'second'])
    const { rows: now } = await feedOf(store, who('Q009', { role: 'arbiter' }))
    assert.equal(now.find(({ record }) => record === 'first')!.set.remarks, 'changed')
    assert.equal((await store.verify('S04')).broken, null)
  })

  it('that comes with a change of the first one takes nothing of that back', async () => {
    const both = [set('first', { remarks: 'changed' }, { remarks: 1 }), set('second', second)]
    await store.push(who('Q009', { role: 'arbiter' }), pushOf(store, both))
    assert.deepEqual((await sees('Q002')).toSorted(), ['first hidden', 'second'])
    const { rows } = await feedOf(store, who('Q009', { role: 'arbiter' }))
    assert.equal(rows.find(({ record }) => record === 'first')!.set.remarks, 'changed')
    assert.equal((await store.verify('S04')).broken, null)
  })

  it('uncovers the whole of a first one that changes with it', async () => {
    await store.push(who('Q002'), pushOf(store, [set('second', second)]))
    const { next, hash } = await feedOf(store, who('Q002'))
    const away = set('second', { qc_person_id: 'Q003' }, { qc_person_id: 2 })
    const both = [set('first', { remarks: 'changed' }, { remarks: 1 }), away]
    await store.push(who('Q009', { role: 'arbiter' }), pushOf(store, both))
    const page = await store.feed(who('Q002'), { since: next, hash, from: next, batch: null, limit: 500 })
    assert.ok(!('lost' in page))
    assert.deepEqual(page.rows.find(({ record }) => record === 'first')!.set, { ...first, remarks: 'changed' })
  })

  it('that nobody has signed is of who began it, whoever writes into it or files it', async () => {
    const { qc_person_id: _, ...unsigned } = second
    const more = set('second', { request_dept: 'd' })
    const { results } = await store.push(who('Q002'), pushOf(store, [set('second', unsigned), more]))
    assert.equal(results[1]!.refused, null)
    await store.push(who('Q009', { role: 'arbiter' }), pushOf(store, [set('second', { remarks: 'x' }, { remarks: 2 })]))
    assert.deepEqual(await sees('Q002'), ['first hidden', 'second'])
    const exam = { accession_no: null, accession_token: token, qc_role: 'D', qc_person_id: null, remarks: 'x' }
    await store.file(wishOf([scoredRow({ n: 5, id: 'second', exam })]))
    assert.deepEqual(await sees('Q002'), ['first hidden', 'second'])
    assert.deepEqual(await sees('Q001'), ['first', 'second hidden'])
  })

  it('whose signature is taken away stays with who had signed it', async () => {
    await store.push(who('Q002'), pushOf(store, [set('second', second)]))
    const { next, hash } = await feedOf(store, who('Q002'))
    const away = set('second', { qc_person_id: null }, { qc_person_id: 2 })
    await store.push(who('Q009', { role: 'arbiter' }), pushOf(store, [away]))
    assert.deepEqual(await sees('Q002', next, hash), ['second'])
    assert.deepEqual(await sees('Q002'), ['first hidden', 'second'])
  })

  it('uncovers that the first one was removed meanwhile', async () => {
    await store.push(who('Q002'), pushOf(store, [set('second', second)]))
    const { next, hash } = await feedOf(store, who('Q002'))
    await store.push(who('Q001'), pushOf(store, [{ kind: 'remove', record: 'first', base: 9, why: 'twice' }]))
    await store.push(who('Q002'), pushOf(store, [set('second', { qc_person_id: 'Q003' }, { qc_person_id: 2 })]))
    assert.deepEqual(await sees('Q002', next, hash), ['second hidden', 'first'])
  })
})

describe('whose sight changes with a row', () => {
  const row = (role: string, reader: string | null, token: string | null, removed = false) => ({
    seen: { role, reader, token },
    held: { removed: removed ? { why: 'twice', by: 'Q002', at: 'then', mark: 3 } : null },
  })
  type Row = ReturnType<typeof row>
  const told = (...moves: readonly (readonly [Row | null, Row])[]) => {
    const { moved, exams } = blindness()
    for (const [before, after] of moves) moved(before, after)
    return [...exams].sort()
  }
  const reading = row('D', 'Q002', 't1')

  it('is that of who reads an exam for the second time, or does no more', () => {
    assert.deepEqual(told([null, reading]), ['t1'])
    for (const after of [row('D', 'Q003', 't1'), row('P', 'Q002', 't1'), row('D', 'Q002', 't1', true)])
      assert.deepEqual(told([reading, after], [null, row('D', 'Q002', 't2')]), ['t1', 't2'])
    assert.deepEqual(told([reading, row('D', 'Q002', 't2')]), ['t1', 't2'])
    assert.deepEqual(told([row('D', 'Q002', 't1', true), reading]), ['t1'])
  })

  it('is nobody’s with a first reading, a second one that stays as it is, or one of no exam', () => {
    assert.deepEqual(told([null, row('P', 'Q001', 't1')], [row('P', 'Q001', 't1'), row('P', 'Q002', 't2')]), [])
    assert.deepEqual(told([reading, reading], [null, row('D', 'Q002', null)]), [])
  })

  it('is blind to the exams of that person alone', () => {
    const rows = [
      { reader: 'Q001', token: 't1' },
      { reader: 'Q002', token: 't2' },
    ]
    assert.deepEqual([...blindTokens({ rows } as never, 'Q002')], ['t2'])
  })

  it('is looked at for all exams, however many', async () => {
    const exams = Array.from({ length: 1001 }, (_, n) => `t${n}`)
    const asked: string[][] = []
    const read = async (statements: readonly { readonly args: readonly unknown[] }[]) => {
      asked.push(JSON.parse(String(statements[0]!.args[1])))
      return statements.map(() => ({ rows: [] }))
    }
    const none = { read, rubricOf: assert.fail } as never
    assert.deepEqual(await siblings(none, 'S04', {} as Log, new Set(exams), new Set()), [])
    assert.deepEqual([asked.flat(), Math.max(...asked.map(({ length }) => length))], [exams, 500])
  })
})
