import assert from 'node:assert/strict'
import { createCentre } from './centre.ts'
import { cutOff, shared } from './pairs.ts'
import { copyOf, emptyFile, memoryDevice, openPane, quiet } from './pane.ts'

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
    const centre = createCentre()
    const restore = centre.backup()
    const file = emptyFile(['r1', 'r2'])
    const a = await openPane({ name: 'a', file, centre })
    const b = await openPane({ name: 'b', file: copyOf(file), centre })
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
