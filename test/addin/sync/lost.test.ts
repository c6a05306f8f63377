import assert from 'node:assert/strict'
import { forget, reconciled } from '../../../addin/sync/lost.ts'
import { eachCell, fieldsOf, markedOf, nothing } from '../../../addin/sync/marked.ts'
import { behindOf, markOf, type Row, seenOf } from '../../../addin/sync/state.ts'
import type { Change } from '../../../core/sync/protocol.ts'
import { copies, cutOff, shared } from './pairs.ts'
import { copyOf, emptyFile, memoryDevice, openPane, quiet } from './pane.ts'
import { behind, openOf, rowAt, stateOf } from './views.ts'

const marksOf = ({ seen }: Row) => {
  const marks: Record<string, number> = {}
  eachCell(seen, (field, _, mark) => {
    marks[field] = mark
  })
  return marks
}

describe('addin/sync: copies of a workbook', () => {
  it('a copy takes its unsent work along, and both send it only once', async () => {
    const { a, centre } = await shared()
    a.type('r1', 'remarks', 'unsent')
    await cutOff(a, 'deaf')
    const b = await openPane({ name: 'b', file: copyOf(a.file), centre })
    await quiet(b, a)
    assert.equal(centre.history.filter(({ value }) => value === 'unsent').length, 1)
    assert.equal(centre.open.size, 0)
    assert.notEqual(a.state().copy, b.state().copy)
    assert.equal(a.state().workbook, b.state().workbook)
  })

  it('a file that was put away and brought out again on the same device goes by another name, the newest one does not', async () => {
    const { centre } = await shared()
    const device = memoryDevice()
    const file = emptyFile(['r8', 'r9'])
    const first = await openPane({ name: 'd', file, centre, device })
    first.type('r9', 'REQ-01', 'A')
    await quiet(first)
    const old = copyOf(file)
    assert.ok(old.kept)
    first.type('r9', 'remarks', 'one')
    await quiet(first)
    const newest = await openPane({ name: 'e', file, centre, device })
    assert.equal(newest.state().copy, first.state().copy)
    const older = await openPane({ name: 'f', file: old, centre, device })
    assert.notEqual(older.state().copy, first.state().copy)
  })

  it('an old copy catches up without a conflict', async () => {
    const { a, b, centre } = await shared()
    const old = copyOf(b.file)
    a.type('r1', 'remarks', 'newer')
    await quiet(a, b)
    const again = await openPane({ name: 'o', file: old, centre })
    await quiet(again)
    assert.equal(again.shown('r1', 'remarks'), 'newer')
    assert.equal(centre.open.size, 0)
  })
})

describe('addin/sync: a centre that was set back', () => {
  it('gets again what it had acknowledged and lost', async () => {
    const { a, b, centre } = await shared()
    const restore = centre.backup()
    a.type('r1', 'remarks', 'newer')
    a.type('r2', 'remarks', 'new row')
    await quiet(a, b)
    restore('e2')
    await quiet(a, b)
    assert.equal(centre.rows.get('r2')!.cells.get('remarks')!.value, 'new row')
    // What the centre has differs from what was acknowledged: a person decides.
    assert.deepEqual([...centre.open.values()].map(({ mine, theirs }) => [theirs.value, mine.value]).at(0), [
      'base',
      'newer',
    ])
    assert.equal(a.shown('r1', 'remarks'), 'newer')
  })

  it('and gave the row of a lost exam to another one, does not mix the two', async () => {
    const { centre, a, b } = await copies()
    const restore = centre.backup()
    b.type('r1', 'accession_token', 't2')
    b.type('r1', 'qc_date', 1)
    b.type('r1', 'REQ-01', 'A')
    await quiet(b)
    restore('e2')
    a.type('r1', 'accession_token', 't1')
    a.type('r1', 'qc_date', 1)
    a.type('r1', 'remarks', 'of t1')
    await quiet(a, b)
    for (const pane of [a, b]) {
      const remarks = pane.file.rows.map(({ fields }) => [fields.accession_token, fields.remarks ?? null])
      assert.deepEqual(
        remarks.sort(([one], [other]) => String(one).localeCompare(String(other))),
        [
          ['t1', 'of t1'],
          ['t2', null],
        ],
      )
    }
    a.type('r1', 'REQ-01', 'B')
    await quiet(a, b)
    assert.equal(b.shown('r1', 'REQ-01'), 'B')
  })

  it('is noticed even by a pane that had not read so far, from the answer that it got', async () => {
    const { a, centre } = await shared()
    const restore = centre.backup()
    a.type('r2', 'remarks', 'acknowledged')
    await a.sync.steps.push()
    restore('e1')
    const other = await openPane({ name: 'z', file: emptyFile(['z1', 'z2']), centre })
    other.type('z1', 'remarks', 'another history')
    other.type('z2', 'remarks', 'another history')
    await quiet(other)
    await quiet(a)
    assert.equal(centre.rows.get('r2')!.cells.get('remarks')!.value, 'acknowledged')
  })
})

describe('addin/sync/lost: the state when the centre was set back', () => {
  const removal: Change = { kind: 'remove', record: 'r1', base: 4, why: 'twice' }
  const decision = { change: { kind: 'set', record: 'r1', rubric: '1', base: {}, set: {} } as Change, field: 'remarks' }
  const row = rowAt(
    4,
    { remarks: 'a', 'REQ-01': 'A' },
    {
      ...{ behind: behind(5, { remarks: 'b' }), over: { remarks: ['c'] }, redo: ['REQ-02'], hidden: true, owed: 5 },
      removed: { why: 'twice', by: 'Q002', at: 'then' },
    },
  )
  const before = stateOf(
    { r1: row },
    {
      ...{ since: 5, hash: 'h5', from: 4, heard: { mark: 5, hash: 'h5' } },
      inflight: { protocol: 1, push: 'p', epoch: 'e', lineage: { workbook: 'w', copy: 'c' }, changes: [removal] },
      conflicts: new Map([['about remarks', openOf('remarks')]]),
      decisions: new Map([['about remarks', decision]]),
      removals: new Map([['r1', removal]]),
    },
  )

  it('keeps what was seen and forgets all marks, what was heard, and what was on its way', () => {
    const { rows, removals, decisions, conflicts, ...rest } = forget(before, 'e2')
    const now = rows.get('r1')!
    assert.deepEqual(
      [seenOf(now, 'remarks'), seenOf(now, 'REQ-01'), marksOf(now)],
      ['a', 'A', { remarks: -1, 'REQ-01': -1 }],
    )
    const unheard = { mark: 0, behind: nothing, over: {}, redo: [], removed: null, hidden: false, owed: 0 }
    assert.deepEqual({ ...now, seen: nothing }, { ...row, ...unheard, seen: nothing })
    assert.deepEqual([...removals.values()], [{ ...removal, base: 0 }])
    assert.deepEqual([decisions.size, conflicts.size], [1, 0])
    const { since, hash, from, heard, inflight, recovering, epoch } = rest
    assert.deepEqual([since, hash, from, heard, inflight, recovering, epoch], [0, '', 0, null, null, true, 'e2'])
  })

  it('takes what came again as it was, and sends what did not, whatever it holds', () => {
    const seen = markedOf(
      Object.entries({ remarks: 'a', 'REQ-01': 'A', 'REQ-02': null, qc_role: null, exam_item: 'E', batch_no: 'B1' }),
      -1,
      { batch_no: 7 },
    )
    const came = markedOf(Object.entries({ remarks: 'a', 'REQ-01': 'other', qc_role: 'P' }), 9, { remarks: 8 })
    const read = stateOf({ r1: rowAt(9, {}, { seen, behind: came, redo: ['IMG-10'] }) }, { recovering: true })
    const now = reconciled(read).rows.get('r1')!
    assert.deepEqual([seenOf(now, 'remarks'), markOf(now, 'remarks'), behindOf(now, 'remarks')], ['a', 8, undefined])
    assert.deepEqual(behindOf(now, 'REQ-01'), { value: 'other', mark: 9, over: [] })
    assert.deepEqual(fieldsOf(now.seen).toSorted(), ['batch_no', 'remarks'])
    assert.equal(markOf(now, 'batch_no'), 7)
    assert.deepEqual(now.redo.toSorted(), ['IMG-10', 'REQ-01', 'exam_item', 'qc_role'])
  })

  it('takes back the decisions about what is no conflict any more', () => {
    const there = { ...before, conflicts: new Map([['k2', openOf('remarks')]]) }
    const decided = {
      ...there,
      decisions: new Map([
        ['k1', decision],
        ['k2', decision],
      ]),
      recovering: true,
    }
    const after = reconciled(decided)
    assert.deepEqual([[...after.decisions.keys()], after.recovering], [['k2'], false])
  })
})
