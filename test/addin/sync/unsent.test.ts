import assert from 'node:assert/strict'
import type { SheetView } from '../../../addin/sync/ports.ts'
import { emptyRow, emptyState, withShadow } from '../../../addin/sync/state.ts'
import { exportUnsent, importUnsent, unsentByRecord } from '../../../addin/sync/unsent.ts'
import type { Fields } from '../../../core/sync/protocol.ts'

const viewOf = (rows: Readonly<Record<string, Fields>>): SheetView => ({
  rubric: '1',
  fields: ['remarks', 'REQ-01'],
  rows: Object.entries(rows).map(([record, fields], place) => ({
    place,
    record,
    fallback: record,
    fields,
    unread: new Set<string>(),
  })),
})
const known = withShadow({ ...emptyRow('1'), mark: 3, placed: true }, [['remarks', 'base', 3]])
const state = { ...emptyState('w', 'c'), rows: new Map([['r1', known]]) }
const typed = viewOf({ r1: { remarks: 'typed', 'REQ-01': '√' }, r2: { remarks: 'new' } })

describe('addin/sync/unsent', () => {
  it('counts what the centre has not acknowledged', () => {
    assert.deepEqual(
      [...unsentByRecord(state, typed)],
      [
        ['r1', { remarks: 'typed', 'REQ-01': '√' }],
        ['r2', { remarks: 'new' }],
      ],
    )
    assert.equal(unsentByRecord(state, viewOf({ r1: { remarks: 'base' } })).size, 0)
  })

  it('carried into another copy it stands there as if it had been typed', () => {
    const imported = importUnsent(exportUnsent(state, typed), viewOf({ r1: { remarks: 'base' } }))!
    assert.deepEqual(imported.wish.cells, [
      { record: 'r1', field: 'remarks', expected: 'base', value: 'typed' },
      { record: 'r1', field: 'REQ-01', expected: null, value: '√' },
    ])
    assert.deepEqual(imported.wish.add, [{ record: 'r2', fields: { remarks: 'new' } }])
    assert.deepEqual(imported.differ, [])
  })

  it('is not written over what somebody else typed, and twice is once', () => {
    const text = exportUnsent(state, typed)
    const imported = importUnsent(text, viewOf({ r1: { remarks: 'another', 'REQ-01': '√' }, r2: { remarks: 'new' } }))!
    assert.deepEqual(imported.wish.cells, [])
    assert.deepEqual(imported.differ, [{ record: 'r1', field: 'remarks' }])
  })

  it('a text that is none of ours is none', () => {
    for (const text of [
      '',
      '{}',
      '[]',
      'null',
      '{"kind":"imaging-qc/unsent/1"}',
      '{"kind":"imaging-qc/unsent/1","rows":[{}]}',
    ])
      assert.equal(importUnsent(text, typed), null, text)
  })
})
