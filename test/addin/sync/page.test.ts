import assert from 'node:assert/strict'
import { absorbAnswer } from '../../../addin/sync/answer.ts'
import { markedOf } from '../../../addin/sync/marked.ts'
import { absorbPage } from '../../../addin/sync/page.ts'
import { emptyRow, emptyState, type State, seenOf } from '../../../addin/sync/state.ts'
import type { FeedPage, PushAnswer } from '../../../core/sync/protocol.ts'

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

  it('does not miss the changes of a row that left the batch, which do not come by', () => {
    const seen = markedOf(Object.entries({ batch_no: 'B1', remarks: 'typed' }), 5, {})
    const typed = { ...emptyRow('1'), seen, mark: 5, owed: 5 }
    const reading = { ...state, batch: 'B1', since: 4, hash: 'h4', inflight: null }
    const end: FeedPage = { ...page, since: 4, next: 5, hash: 'h5', head: 5, rows: [] }
    const left = absorbPage({ ...reading, rows: new Map([['left', { ...typed, hidden: true }]]) }, end)
    assert.equal(left?.recovering, false)
    assert.equal(absorbPage({ ...reading, rows: new Map([['stayed', typed]]) }, end), null)
  })
})
