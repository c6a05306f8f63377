import assert from 'node:assert/strict'
import { absorbAnswer } from '../../../addin/sync/answer.ts'
import { fieldsOf, markedOf, nothing } from '../../../addin/sync/marked.ts'
import { absorbPage } from '../../../addin/sync/page.ts'
import { behindOf, emptyRow, emptyState, type Row, type State, seenOf } from '../../../addin/sync/state.ts'
import type { Conflict, FeedPage, FieldValue, PushAnswer } from '../../../core/sync/protocol.ts'

const sent = { qc_role: 'P', accession_token: '00000000000000aa' }
const state: State = {
  ...emptyState('w', 'c'),
  epoch: 'e',
  inflight: {
    ...{ protocol: 1, push: 'p', epoch: 'e', lineage: { workbook: 'w', copy: 'c' } },
    changes: [{ kind: 'set', record: 'sent', rubric: '1', base: {}, set: sent }],
  },
}
const hidden = (record: string, mark: number): FeedPage['rows'][number] => ({
  ...{ record, mark, rubric: '', set: {}, marks: {}, removed: null, hidden: true, conflicts: [], by: null, at: '' },
})
const side = (value: FieldValue, mark: number) => ({ value, mark, by: 'Q001', at: null })
const page: FeedPage = {
  ...{ epoch: 'e', since: 0, next: 2, hash: 'h2', more: false, head: 2 },
  rows: [hidden('of another', 1), hidden('sent', 2)],
}
const answer: PushAnswer = {
  ...{ push: 'p', epoch: 'e', head: 2, hash: 'h2' },
  results: [{ record: 'sent', accepted: 2, conflicts: [], settled: [], refused: null }],
}

describe('addin/sync/page', () => {
  it('tells of a row that is hidden before the answer to the push that brought it', () => {
    const read = absorbPage(state, page)!
    const { rows } = absorbAnswer(read, answer)
    assert.deepEqual([...rows.keys()], ['sent'])
    assert.equal(rows.get('sent')?.hidden, true)
    assert.equal(seenOf(rows.get('sent'), 'qc_role'), 'P')
  })

  const told = (mark: number, wish: Partial<FeedPage['rows'][number]> = {}): FeedPage['rows'][number] => ({
    ...{ ...hidden('r1', mark), rubric: '1', set: { remarks: 'b' }, hidden: false, by: 'Q002', at: 'then' },
    ...wish,
  })
  const following: State = { ...state, inflight: null, since: 4, from: 4, hash: 'h4' }
  const of = (row: FeedPage['rows'][number], more = false): FeedPage => ({
    ...{ epoch: 'e', since: 4, next: row.mark, hash: 'h', more, head: 9 },
    rows: [row],
  })
  const reading = (row: Partial<Row>): State => ({
    ...following,
    rows: new Map([['r1', { ...emptyRow('1'), ...row }]]),
  })

  it('puts what it tells behind what was seen, and goes on from its end', () => {
    const before = reading({ seen: markedOf([['remarks', 'a']], 3, {}), mark: 3, owed: 0 })
    const next = absorbPage(before, of(told(6, { set: { remarks: 'b', 'REQ-01': 'A' }, marks: { 'REQ-01': 5 } })))!
    const row = next.rows.get('r1')!
    assert.deepEqual(behindOf(row, 'remarks'), { value: 'b', mark: 6, over: [] })
    assert.deepEqual(behindOf(row, 'REQ-01'), { value: 'A', mark: 5, over: [] })
    assert.deepEqual([seenOf(row, 'remarks'), row.mark], ['a', 6])
    assert.deepEqual([next.since, next.from, next.hash, next.heard], [6, 6, 'h', { mark: 6, hash: 'h' }])
    const first = absorbPage(before, of(told(6), true))!
    assert.deepEqual([first.since, first.from], [6, 4])
  })

  it('adds to what waits, and tells nothing that was seen before', () => {
    const told6 = told(6, { set: { 'REQ-01': 'A', remarks: 'b' }, marks: { remarks: 3 } })
    const waiting = absorbPage(reading({ mark: 5, behind: markedOf([['REQ-02', 'B']], 5, {}) }), of(told6))!
    const row = waiting.rows.get('r1')!
    assert.deepEqual(fieldsOf(row.behind).toSorted(), ['REQ-01', 'REQ-02', 'remarks'])
    const sent = absorbPage(reading({ mark: 5, seen: markedOf([['remarks', 'mine']], 5, {}) }), of(told6))!
    assert.deepEqual(fieldsOf(sent.rows.get('r1')!.behind), ['REQ-01'])
  })

  it('is thrown away when it does not begin where the reader stands, or is another centre’s', () => {
    assert.equal(absorbPage(following, { ...of(told(6)), since: 3 }), following)
    assert.equal(absorbPage(following, { ...of(told(6)), epoch: 'other' }), following)
  })

  it('that is older than what an answer told does not say that it came by', () => {
    const row = (known: Partial<Row>, mark: number) => absorbPage(reading(known), of(told(mark), true))!.rows.get('r1')
    const late = row({ mark: 8, owed: 8 }, 6)
    assert.deepEqual([late?.mark, late?.owed], [8, 8])
    assert.equal(row({ mark: 8, owed: 8 }, 8)?.owed, 0)
    const batch = markedOf([['batch_no', 'B1']], 4, {})
    for (const seen of [nothing, batch])
      assert.equal(absorbPage(reading({ mark: 8, owed: 8, seen }), of(told(6))), null)
    assert.equal(absorbPage({ ...reading({ mark: 8, owed: 8 }), recovering: true }, of(told(6)))?.recovering, false)
  })

  it('that hides a row says nothing else of it, and takes its conflicts away', () => {
    const conflict: Conflict = {
      ...{ id: 'k1', record: 'r1', field: 'remarks', copy: 'c' },
      ...{ base: side('a', 1), theirs: side('b', 3), mine: side('m', 4) },
    }
    const removed = { why: 'twice', by: 'Q002', at: 'then' }
    const seen = markedOf([['remarks', 'a']], 3, {})
    const open = new Map([['k1', { conflict, own: true, set: {} }]])
    const other = { conflict: { ...conflict, id: 'k2', record: 'r2' }, own: true, set: {} }
    const before = { ...reading({ seen, mark: 3, removed }), conflicts: new Map(open).set('k2', other) }
    const next = absorbPage(before, of(hidden('r1', 6)))!
    const row = next.rows.get('r1')!
    assert.deepEqual([row.hidden, row.mark, row.rubric, row.removed, row.behind], [true, 6, '1', removed, nothing])
    assert.deepEqual([...next.conflicts.keys()], ['k2'])
    const shown = absorbPage({ ...next, since: 4 }, of(told(7, { rubric: '2', conflicts: [conflict] })))!
    const again = shown.rows.get('r1')!
    assert.deepEqual([again.hidden, again.rubric, again.removed], [false, '2', null])
    assert.equal(shown.conflicts.get('k1')?.own, true)
    const theirs = absorbPage(following, of(told(7, { conflicts: [{ ...conflict, copy: 'c2' }] })))!
    assert.equal(theirs.conflicts.get('k1')?.own, false)
  })

  it('knows a conflict of the copy that this one was when it sent its push', () => {
    const sent = { ...state.inflight!, lineage: { workbook: 'w', copy: 'of before' } }
    const conflict: Conflict = {
      ...{ id: 'k1', record: 'r1', field: 'remarks', copy: 'of before' },
      ...{ base: side('a', 1), theirs: side('b', 3), mine: side('m', 4) },
    }
    const next = absorbPage({ ...following, inflight: sent }, of(told(6, { conflicts: [conflict] })))!
    assert.equal(next.conflicts.get('k1')?.own, true)
  })

  it('does not miss the changes of a row that left the batch, which do not come by', () => {
    const seen = markedOf(Object.entries({ batch_no: 'B1', remarks: 'typed' }), 5, {})
    const typed = { ...emptyRow('1'), seen, mark: 5, owed: 5 }
    const reading = { ...state, batch: 'B1', since: 4, hash: 'h4', inflight: null }
    const end: FeedPage = { ...page, since: 4, next: 5, hash: 'h5', head: 5, rows: [] }
    const left = absorbPage({ ...reading, rows: new Map([['left', { ...typed, hidden: true }]]) }, end)
    assert.equal(left?.recovering, false)
    assert.equal(absorbPage({ ...reading, rows: new Map([['stayed', typed]]) }, end), null)
    const elsewhere = { ...typed, seen: markedOf([['batch_no', 'B2']], 5, {}) }
    assert.ok(absorbPage({ ...reading, rows: new Map([['moved', elsewhere]]) }, end))
  })

  it('has what was turned down as none of the reader’s sent again once the row is shown to them', () => {
    const refused: Row['refused'] = [
      { refusal: { code: 'not-entitled', field: null }, set: { remarks: 'typed' } },
      { refusal: { code: 'value-wrong', field: 'qc_date' }, set: { qc_date: 'x' } },
    ]
    const read = (from: boolean) => {
      const rows = new Map([['r1', { ...emptyRow('1'), hidden: from, refused }]])
      const row = { ...hidden('r1', 2), hidden: false }
      return absorbPage({ ...state, inflight: null, rows }, { ...page, rows: [row] })!.rows.get('r1')!.refused
    }
    assert.deepEqual(
      read(true).map(({ refusal }) => refusal.code),
      ['value-wrong'],
    )
    assert.deepEqual(read(false), refused)
  })
})
