import assert from 'node:assert/strict'
import { sidesOf } from '../../../core/sync/dispute.ts'
import type { Held } from '../../../core/sync/held.ts'
import type { Change, Fields, Marks } from '../../../core/sync/protocol.ts'

const row: Held = {
  ...{ fields: { remarks: 'a', exam_item: 'x' }, created: 1, marks: { remarks: 5, request_dept: 4 } },
  ...{ removed: null, open: [] },
}
const asked = (set: Fields, base: Marks = {}, held = row) =>
  sidesOf(held, { kind: 'set', record: 'r1', rubric: '1', base, set })
const removal: Change = { kind: 'remove', record: 'r1', base: 3, why: 'twice' }

describe('the marks that a merge is told of beforehand', () => {
  it('are those of both sides of what comes late', () => {
    assert.deepEqual(asked({ remarks: 'b' }, { remarks: 2 }), [2, 5])
    assert.deepEqual(asked({ exam_item: 'y', request_dept: 'd' }), [0, 1, 0, 4])
  })

  it('are none of what is in time, was never set, or is as it stands', () => {
    assert.deepEqual(asked({ remarks: 'b', exam_item: null }, { remarks: 5, exam_item: 1 }), [])
    assert.deepEqual(asked({ appeal_note: 'n' }, { appeal_note: 3 }), [])
    assert.deepEqual(asked({ remarks: 'a', request_dept: null }, { remarks: 2 }), [])
  })

  it('are those of the row when it is removed, or about to be', () => {
    const removed = { ...row, removed: { why: 'twice', by: 'Q002', at: 'then', mark: 7 } }
    assert.deepEqual(asked({ remarks: 'a' }, {}, removed), [1, 7])
    assert.deepEqual(sidesOf(row, removal), [3, 5])
    assert.deepEqual(sidesOf(removed, removal), [3, 7])
  })
})
