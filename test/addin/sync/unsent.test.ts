import assert from 'node:assert/strict'
import { emptyRow, emptyState, withShadow } from '../../../addin/sync/state.ts'
import { exportUnsent, importUnsent, unsentByRecord } from '../../../addin/sync/unsent.ts'
import type { Fields } from '../../../core/sync/protocol.ts'
import { behind, sheetRow, viewOf as viewOfRows } from './views.ts'

const viewOf = (rows: Readonly<Record<string, Fields>>) =>
  viewOfRows(Object.entries(rows).map(([record, fields]) => sheetRow(record, fields)))
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
    const changes = [{ kind: 'remove', record: 'r1', base: 3, why: 'twice' }] as const
    const inflight = { protocol: 1, push: 'p', epoch: 'e', lineage: { workbook: 'w', copy: 'c' }, changes }
    assert.deepEqual(
      [...unsentByRecord({ ...state, inflight }, viewOf({ r1: { remarks: 'base' } })).keys()],
      ['r1'],
      'what is on its way',
    )
  })

  it('says in the text what the sheet shows beside what was seen, and nothing of rows in which that is the same', () => {
    const waiting = { ...known, behind: behind(5, { remarks: 'typed' }), redo: ['REQ-02'] }
    const rows = { ...typed, rows: [...typed.rows, sheetRow('r3', { remarks: 'base' })] }
    const told = {
      ...state,
      rows: new Map([
        ['r1', waiting],
        ['r3', { ...known, redo: ['remarks'] }],
      ]),
    }
    const { workbook, rows: carried } = JSON.parse(exportUnsent(told, rows))
    assert.equal(workbook, 'w')
    assert.deepEqual(carried, [
      { record: 'r1', set: { remarks: 'typed', 'REQ-01': '√' }, before: { remarks: 'base', 'REQ-01': null } },
      { record: 'r2', set: { remarks: 'new' }, before: { remarks: null } },
    ])
  })

  it('carried into another copy it stands there as if it had been typed', () => {
    const imported = importUnsent(exportUnsent(state, typed), viewOf({ r1: { remarks: 'base' } }))!
    assert.deepEqual(imported.wish.cells, [
      { record: 'r1', field: 'remarks', expected: 'base', value: 'typed' },
      { record: 'r1', field: 'REQ-01', expected: null, value: '√' },
    ])
    assert.deepEqual(imported.wish.add, [{ record: 'r2', fields: { remarks: 'new' } }])
    assert.deepEqual(imported.differ, [])
    const { ids, clear, signs } = imported.wish
    assert.deepEqual([ids, clear, signs.size], [[], [], 0])
  })

  it('what was emptied is emptied, and brings no field of a row that is not there', () => {
    const text = exportUnsent(state, viewOf({ r1: { 'REQ-01': '√' } }))
    const there = importUnsent(text, viewOf({ r1: { remarks: 'base' } }))!
    assert.deepEqual(there.wish.cells[0], { record: 'r1', field: 'remarks', expected: 'base', value: null })
    assert.deepEqual(importUnsent(text, viewOf({}))!.wish.add, [{ record: 'r1', fields: { 'REQ-01': '√' } }])
  })

  it('is not written over what somebody else typed, and twice is once', () => {
    const text = exportUnsent(state, typed)
    const imported = importUnsent(text, viewOf({ r1: { remarks: 'another', 'REQ-01': '√' }, r2: { remarks: 'new' } }))!
    assert.deepEqual(imported.wish.cells, [])
    assert.deepEqual(imported.differ, [{ record: 'r1', field: 'remarks' }])
  })

  it('is not written where a cell cannot be read, or somebody presses keys', () => {
    const text = exportUnsent(state, viewOf({ r2: { remarks: 'new', 'REQ-01': '√', 'REQ-02': 'A' } }))
    const busy = sheetRow('r2', {}, { unread: new Set(['remarks']), pressed: new Set(['REQ-01']) })
    const { wish, differ } = importUnsent(text, viewOfRows([busy]))!
    assert.deepEqual(
      [wish.cells.map(({ field }) => field), differ.map(({ field }) => field)],
      [['REQ-02'], ['remarks', 'REQ-01']],
    )
  })

  it('a text that is none of ours is none', () => {
    const row = { record: 'r1', set: {}, before: {} }
    const ours = { kind: 'imaging-qc/unsent/1', rows: [row] }
    assert.ok(importUnsent(JSON.stringify(ours), typed))
    const rows = [{ record: 1 }, { set: 'a' }, { set: null }, { before: 'a' }, { before: null }]
    for (const other of [
      ...[{}, [], null, { kind: ours.kind }, { ...ours, kind: 'imaging-qc/unsent/2' }, { ...ours, rows: 'none' }],
      ...rows.map((wrong) => ({ ...ours, rows: [row, { ...row, ...wrong }] })),
    ])
      assert.equal(importUnsent(JSON.stringify(other), typed), null, JSON.stringify(other))
    assert.equal(importUnsent('', typed), null)
  })
})
