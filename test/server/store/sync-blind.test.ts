import assert from 'node:assert/strict'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import type { Store } from '../../../server/store/store.ts'
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
