import assert from 'node:assert/strict'
import { absorbAnswer } from '../../../addin/sync/answer.ts'
import { fieldsOf, markedOf, nothing } from '../../../addin/sync/marked.ts'
import { behindOf, emptyRow, emptyState, markOf, type Row, type State, seenOf } from '../../../addin/sync/state.ts'
import type { Change, ChangeResult, Conflict, Fields, Refusal } from '../../../core/sync/protocol.ts'

const set = (fields: Fields, more: Partial<Change> = {}): Change =>
  ({ kind: 'set', record: 'r1', rubric: '1', base: {}, set: fields, ...more }) as Change
const result = (wish: Partial<ChangeResult> = {}): ChangeResult => ({
  ...{ record: 'r1', accepted: {}, conflicts: [], settled: [], refused: null },
  ...wish,
})
const side = (value: string | null, mark: number) => ({ value, mark, by: 'Q001', at: null })
const conflict = (field: string): Conflict => ({
  ...{ id: 'k1', record: 'r1', field, copy: 'c' },
  ...{ base: side(null, 0), theirs: side('theirs', 4), mine: side('mine', 9) },
})
const row = (fields: Fields, mark: number, wish: Partial<Row> = {}): Row => ({
  ...{ ...emptyRow('1'), placed: true, mark, seen: markedOf(Object.entries(fields), mark, {}) },
  ...wish,
})
const state = (known: Row | null, changes: readonly Change[]): State => ({
  ...{ ...emptyState('w', 'c'), epoch: 'e', since: 4, from: 4, hash: 'h4' },
  rows: new Map(known ? [['r1', known]] : []),
  inflight: { protocol: 1, push: 'p', epoch: 'e', lineage: { workbook: 'w', copy: 'c' }, changes },
})
const answered = (before: State, results: readonly ChangeResult[], head = 9) =>
  absorbAnswer(before, { push: 'p', epoch: 'e', head, hash: `h${head}`, results })
const refused = (refusal: Refusal) => result({ refused: refusal })

describe('addin/sync/answer', () => {
  it('makes what was sent the base of what is typed next, and leaves what others did to the feed', () => {
    const known = row({ remarks: 'a', 'REQ-01': 'A' }, 4)
    const sent = set({ remarks: 'b' })
    const next = answered(state(known, [sent]), [result({ accepted: 9 })])
    const now = next.rows.get('r1')!
    assert.deepEqual([seenOf(now, 'remarks'), markOf(now, 'remarks'), markOf(now, 'REQ-01')], ['b', 9, 4])
    assert.deepEqual([now.mark, now.owed, next.since, next.inflight], [9, 9, 4, null])
    assert.deepEqual(next.heard, { mark: 9, hash: 'h9' })
    const held = set({ remarks: 'b', 'REQ-01': 'A' })
    const some = answered(state({ ...known, owed: 5 }, [held]), [result({ accepted: { remarks: 7, 'REQ-01': 4 } })])
    assert.deepEqual([some.rows.get('r1')?.mark, some.rows.get('r1')?.owed], [7, 7])
    const owing = answered(state({ ...known, owed: 11 }, [sent]), [result({ accepted: 9 })])
    assert.equal(owing.rows.get('r1')?.owed, 11)
  })

  it('changes nothing when it is to another push, or to none', () => {
    const before = state(row({ remarks: 'a' }, 4), [set({ remarks: 'b' })])
    const late = { push: 'of before', epoch: 'e', head: 9, hash: 'h9', results: [result({ accepted: 9 })] }
    assert.equal(absorbAnswer(before, late), before)
    const idle = { ...before, inflight: null }
    assert.equal(absorbAnswer(idle, late), idle)
  })

  it('knows that a row which was sent first from here stands in the sheet', () => {
    const next = answered(state(null, [set({ remarks: 'b' })]), [result({ accepted: 9 })])
    assert.deepEqual([next.rows.get('r1')?.placed, next.rows.get('r1')?.rubric], [true, '1'])
  })

  it('shows theirs when the value ran into a conflict, and keeps what was sent of a row that is gone', () => {
    const known = row({ remarks: 'a' }, 3, { redo: ['remarks', 'REQ-01'] })
    const next = answered(state(known, [set({ remarks: 'mine' })]), [result({ conflicts: [conflict('remarks')] })])
    const now = next.rows.get('r1')!
    assert.deepEqual([behindOf(now, 'remarks')?.value, behindOf(now, 'remarks')?.mark], ['theirs', 4])
    assert.deepEqual([seenOf(now, 'remarks'), now.redo], ['a', ['REQ-01']])
    assert.deepEqual(next.conflicts.get('k1'), { conflict: conflict('remarks'), own: true, set: {} })
    const gone = answered(state(known, [set({ remarks: 'b' })]), [result({ conflicts: [conflict('*')] })])
    const more = { ...gone, inflight: state(null, [set({ 'REQ-01': 'A' })]).inflight }
    const both = answered(more, [result({ conflicts: [conflict('*')] })])
    assert.deepEqual(both.conflicts.get('k1')?.set, { remarks: 'b', 'REQ-01': 'A' })
    assert.equal(both.rows.get('r1')?.behind, nothing)
  })

  it('brings what was decided into the sheet like a value from elsewhere', () => {
    const sent = set({ remarks: 'both' }, { settles: ['k1'] })
    const before: State = {
      ...state(row({ remarks: 'a' }, 3), [sent]),
      conflicts: new Map([['k1', { conflict: conflict('remarks'), own: true, set: {} }]]),
      decisions: new Map([['k1', { change: sent, field: 'remarks' }]]),
    }
    const next = answered(before, [result({ accepted: 9, settled: ['k1'] })])
    const now = next.rows.get('r1')!
    assert.deepEqual(
      [seenOf(now, 'remarks'), behindOf(now, 'remarks')],
      ['a', { value: 'both', mark: 9, over: ['mine'] }],
    )
    assert.deepEqual([next.conflicts.size, next.decisions.size], [0, 0])
    const unknown = answered(before, [refused({ code: 'conflict-unknown', field: null })])
    assert.deepEqual([unknown.conflicts.size, unknown.decisions.size], [0, 0])
    const other = answered(before, [refused({ code: 'not-entitled', field: 'remarks' })])
    assert.deepEqual([other.conflicts.size, other.decisions.size], [1, 0])
  })

  it('forgets a wish that was answered, and not one that was made anew meanwhile', () => {
    const removal: Change = { kind: 'remove', record: 'r1', base: 4, why: 'twice' }
    const before = { ...state(row({ remarks: 'a' }, 4), [removal]), removals: new Map([['r1', removal]]) }
    const removed = answered(before, [result({ accepted: { '*': 9 } })])
    assert.deepEqual([removed.removals.size, fieldsOf(removed.rows.get('r1')!.seen)], [0, ['remarks']])
    const anew = { ...before, removals: new Map([['r1', { ...removal, why: 'not in the sample' }]]) }
    assert.equal(answered(anew, [result({ accepted: { '*': 9 } })]).removals.size, 1)
  })

  it('keeps a refusal of one field beside those of others, and one of the row in place of all', () => {
    const sent = set({ remarks: 'b', 'REQ-01': 'A' })
    const first = answered(state(row({}, 4), [sent]), [refused({ code: 'value-wrong', field: 'REQ-01' })])
    const again = (before: State, refusal: Refusal | null, change = sent) =>
      answered({ ...before, inflight: state(null, [change]).inflight }, [
        refusal ? refused(refusal) : result({ accepted: 9 }),
      ])
    const wrong = { refusal: { code: 'value-wrong', field: 'REQ-01' }, set: { 'REQ-01': 'A' } }
    assert.deepEqual(first.rows.get('r1')?.refused, [wrong])
    const both = again(first, { code: 'field-unknown', field: 'remarks' })
    const unknown = { refusal: { code: 'field-unknown', field: 'remarks' }, set: { remarks: 'b' } }
    assert.deepEqual(both.rows.get('r1')?.refused, [wrong, unknown])
    assert.deepEqual(again(both, { code: 'value-wrong', field: 'REQ-01' }).rows.get('r1')?.refused, [unknown, wrong])
    assert.deepEqual(again(both, null, set({ remarks: 'c' })).rows.get('r1')?.refused, [wrong])
    const whole = again(both, { code: 'record-locked', field: null })
    assert.deepEqual(whole.rows.get('r1')?.refused, [
      { refusal: { code: 'record-locked', field: null }, set: sent.kind === 'set' ? sent.set : {} },
    ])
    assert.deepEqual(again(whole, { code: 'value-wrong', field: 'REQ-01' }).rows.get('r1')?.refused, [wrong])
    assert.deepEqual(again(whole, null, set({ remarks: 'c' })).rows.get('r1')?.refused, [])
  })

  it('takes a refusal about what was not sent for one of the row', () => {
    const told = refused({ code: 'record-taken', field: 'accession_token' })
    const next = answered(state(row({}, 4), [set({ remarks: 'b' })]), [told])
    assert.deepEqual(next.rows.get('r1')?.refused, [
      { refusal: { code: 'record-taken', field: null }, set: { remarks: 'b' } },
    ])
  })

  it('waits for the rubric that a refused change was made with', () => {
    const sent = set({ remarks: 'b' }, { rubric: '2' })
    const refusal = (code: 'rubric-unknown' | 'record-locked') =>
      answered(state(row({}, 4), [sent]), [refused({ code, field: null })]).rows.get('r1')?.rubric
    assert.deepEqual([refusal('rubric-unknown'), refusal('record-locked')], ['2', '1'])
  })

  it('leaves what is newer than what was sent behind, and does not go back behind what was seen', () => {
    const newer = row({ remarks: 'a' }, 4, { behind: markedOf([['remarks', 'newest']], 11, {}) })
    const now = answered(state(newer, [set({ remarks: 'b' })]), [result({ accepted: 9 })]).rows.get('r1')!
    assert.deepEqual([seenOf(now, 'remarks'), behindOf(now, 'remarks')?.value], ['b', 'newest'])
    const older = row({ remarks: 'a' }, 4, { behind: markedOf([['remarks', 'older']], 8, {}) })
    const after = answered(state(older, [set({ remarks: 'b' })]), [result({ accepted: 9 })]).rows.get('r1')!
    assert.deepEqual([seenOf(after, 'remarks'), behindOf(after, 'remarks')], ['b', undefined])
    const ahead = row({ remarks: 'newest' }, 12)
    const late = answered(state(ahead, [set({ remarks: 'b' })]), [result({ accepted: 9 })]).rows.get('r1')!
    assert.deepEqual([seenOf(late, 'remarks'), late.mark], ['newest', 12])
  })
})
