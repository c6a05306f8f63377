import assert from 'node:assert/strict'
import { isAllNews } from '../../../addin/sync/ahead.ts'
import { absorbAnswer } from '../../../addin/sync/answer.ts'
import { markedOf } from '../../../addin/sync/marked.ts'
import { emptyRow, emptyState, markOf, type Row, type State } from '../../../addin/sync/state.ts'
import type { Change, ChangeResult, Fields, PushAnswer } from '../../../core/sync/protocol.ts'
import { side } from './views.ts'

const set = (record: string, fields: Fields): Change => ({ kind: 'set', record, rubric: '1', base: {}, set: fields })
const taken = (record: string, accepted: ChangeResult['accepted']): ChangeResult => ({
  ...{ record, accepted, conflicts: [], settled: [], refused: null },
})
const changes = [set('old', { remarks: 'a' }), set('new', { remarks: 'b', batch_no: 'B1' })]
const answer: PushAnswer = {
  ...{ push: 'p', epoch: 'e', head: 9, hash: 'h9' },
  results: [taken('old', 8), taken('new', 9)],
}
const state: State = {
  ...emptyState('w', 'c'),
  ...{ since: 7, from: 7, hash: 'h7', batch: 'B1', epoch: 'e' },
  rows: new Map([['old', { ...emptyRow('1'), mark: 5 }]]),
  inflight: { protocol: 1, push: 'p', epoch: 'e', lineage: { workbook: 'w', copy: 'c' }, changes },
}

describe('addin/sync/ahead', () => {
  it('moves the reader behind its own push when nobody else did anything', () => {
    assert.ok(isAllNews(state, changes, answer))
    const next = absorbAnswer(state, answer)
    assert.deepEqual([next.since, next.from, next.hash, next.inflight], [9, 9, 'h9', null])
    assert.deepEqual(
      [...next.rows.values()].map((row) => [row.mark, row.owed, markOf(row, 'remarks')]),
      [
        [8, 0, 8],
        [9, 0, 9],
      ],
    )
  })

  it('lets the feed tell when another’s change came in between, before or after', () => {
    assert.ok(!isAllNews(state, changes, { ...answer, head: 10 }))
    assert.ok(!isAllNews({ ...state, since: 6, from: 6 }, changes, answer))
    const between = { ...answer, head: 10, results: [taken('old', 8), taken('new', 10)] }
    assert.ok(!isAllNews(state, changes, between))
  })

  it('lets the feed tell in the middle of pages, and without the chain', () => {
    assert.ok(!isAllNews({ ...state, from: 3 }, changes, answer))
    const { hash: _, ...bare } = answer
    assert.ok(!isAllNews(state, changes, bare))
  })

  it('lets the feed tell when not all of a change holds, or it is about the row', () => {
    const removal: Change = { kind: 'remove', record: 'new', base: 7, why: 'twice' }
    assert.ok(!isAllNews(state, [changes[0]!, removal], answer))
    const some = { ...answer, results: [taken('old', 8), taken('new', { remarks: 9 })] }
    assert.ok(!isAllNews(state, changes, some))
    const [theirs, mine] = [side('b', 8), side('a', 8)]
    const conflict = { id: 'k', record: 'old', field: 'remarks', copy: 'c', base: side(null, 0), theirs, mine }
    const refused = { code: 'rubric-unknown', field: null } as const
    for (const more of [{ conflicts: [conflict] }, { settled: ['k'] }, { refused }]) {
      const results = [{ ...taken('old', 8), ...more }, taken('new', 9)]
      assert.ok(!isAllNews(state, changes, { ...answer, results }), JSON.stringify(more))
    }
  })

  it('lets the feed tell of a row that is hidden or removed, or new and of a batch that is not followed', () => {
    const known = (wish: Partial<Row>) => ({
      ...state,
      rows: new Map([['old', { ...emptyRow('1'), mark: 5, ...wish }]]),
    })
    assert.ok(isAllNews(known({}), changes, answer))
    assert.ok(!isAllNews(known({ hidden: true }), changes, answer))
    assert.ok(!isAllNews(known({ removed: { why: 'twice', by: 'Q002', at: 'then' } }), changes, answer))
    assert.ok(!isAllNews(known({ mark: 0 }), changes, answer))
    const batches = [changes[0]!, set('new', { batch_no: 'B2' })]
    assert.ok(!isAllNews(state, batches, answer))
    assert.ok(isAllNews({ ...state, batch: null }, batches, answer))
  })

  it('lets the feed tell when the centre may say more of the row than was sent', () => {
    for (const change of [
      set('old', { qc_role: 'D' }),
      set('old', { age_unit: 'Y' }),
      set('old', { batch_no: 'B1' }),
      { ...set('old', { remarks: 'a' }), rubric: '2' },
    ])
      assert.ok(!isAllNews(state, [change, changes[1]!], answer), JSON.stringify(change))
    const seen = markedOf(Object.entries({ qc_role: 'D', accession_token: 't' }), 3, {})
    const second = { ...emptyRow('1'), mark: 3, seen }
    const first = set('new', { batch_no: 'B1', qc_role: 'P', accession_token: 't' })
    assert.ok(isAllNews(state, [changes[0]!, first], answer))
    const reading = { ...state, rows: new Map(state.rows).set('second', second) }
    assert.ok(!isAllNews(reading, [changes[0]!, first], answer), 'a first reading that the second reader entered')
    const other = set('old', { remarks: 'a' })
    const unread = set('new', { batch_no: 'B1', accession_token: 't' })
    assert.ok(isAllNews(reading, [other, unread], answer), 'a row that nobody reads yet')
    const twoFirsts = [first, set('newer', { batch_no: 'B1', qc_role: 'P', accession_token: 'another' })]
    const both = { ...answer, results: [taken('new', 8), taken('newer', 9)] }
    assert.ok(!isAllNews(reading, twoFirsts, both), 'one of two first readings')
    const firstKnown = { ...second, seen: markedOf(Object.entries({ qc_role: 'P', accession_token: 't' }), 3, {}) }
    assert.ok(isAllNews({ ...state, rows: new Map(state.rows).set('first', firstKnown) }, [other, first], answer))
    for (const change of [set('new', { batch_no: 'B2' }), set('new', { batch_no: 'B1', qc_role: 'D' })])
      assert.ok(!isAllNews(state, [changes[0]!, change], answer), JSON.stringify(change))
  })
})
