import assert from 'node:assert/strict'
import { closeConflicts, replaceConflicts } from '../../../addin/sync/conflicts.ts'
import { behindOf, draftOf } from '../../../addin/sync/state.ts'
import { createCentre } from './centre.ts'
import { conflicting } from './pairs.ts'
import { emptyFile, openPane, quiet } from './pane.ts'
import { openOf, rowAt, side, stateOf } from './views.ts'

describe('addin/sync: conflicts', () => {
  it('the first value holds, the second stays in its sheet, and neither is sent again', async () => {
    const { a, b, centre } = await conflicting()
    assert.equal(a.shown('r1', 'remarks'), 'of a')
    assert.equal(b.shown('r1', 'remarks'), 'of b')
    assert.equal(centre.open.size, 1)
    b.line.calls.length = 0
    await b.round()
    assert.deepEqual(b.line.calls, ['feed'])
  })

  it('decided as theirs, the other value comes into the sheet', async () => {
    const { a, b, id, centre } = await conflicting()
    await b.decide(id, { take: 'theirs' })
    await quiet(b, a)
    assert.equal(b.shown('r1', 'remarks'), 'of a')
    assert.equal(centre.open.size, 0)
    assert.equal(b.state().conflicts.size, 0)
  })

  it('decided as mine by the other side, the loser shows it', async () => {
    const { a, b, id } = await conflicting()
    await a.decide(id, { take: 'mine' })
    await quiet(a, b)
    assert.equal(a.shown('r1', 'remarks'), 'of b')
    assert.equal(b.shown('r1', 'remarks'), 'of b')
    assert.equal(b.state().conflicts.size, 0)
  })

  it('decided as a third value, both show that', async () => {
    const { a, b, id, centre } = await conflicting()
    await b.decide(id, { take: 'value', value: 'both' })
    await quiet(b, a)
    assert.equal(a.shown('r1', 'remarks'), 'both')
    assert.equal(b.shown('r1', 'remarks'), 'both')
    assert.equal(centre.open.size, 0)
  })

  it('a newer value of the same copy takes the place of its own in the conflict', async () => {
    const { b, centre, id } = await conflicting()
    b.type('r1', 'remarks', 'of b, better')
    await quiet(b)
    assert.equal(centre.open.size, 1)
    assert.equal(centre.open.get(id)!.mine.value, 'of b, better')
    assert.equal(b.shown('r1', 'remarks'), 'of b, better')
  })

  it('a decision is not undone by the value that was decided about, even when the pane was closed in between', async () => {
    const { a, b, id, centre } = await conflicting()
    await a.decide(id, { take: 'theirs' })
    await quiet(a)
    const again = await openPane({ name: 'b2', file: b.file, centre })
    await quiet(again)
    assert.equal(again.shown('r1', 'remarks'), 'of a')
    assert.equal(centre.open.size, 0)
  })

  it('a person who goes back to the value before gets theirs, and the conflict stays to be decided', async () => {
    const { b, centre } = await conflicting()
    b.type('r1', 'remarks', 'base')
    await quiet(b)
    assert.equal(b.shown('r1', 'remarks'), 'of a')
    assert.equal(centre.open.size, 1)
  })
})

describe('addin/sync: while somebody types', () => {
  it('what was typed between reading and writing is not written over', async () => {
    const centre = createCentre()
    const a = await openPane({ name: 'a', file: emptyFile(['r1']), centre })
    const typing = { value: '' }
    const file = emptyFile(['x1'])
    const onWrite = () => {
      const row = file.rows.find(({ record }) => record === 'r1')
      if (row && typing.value !== '') row.fields.remarks = typing.value
      typing.value = ''
    }
    const b = await openPane({ name: 'b', file, centre, onWrite })
    a.type('r1', 'remarks', 'base')
    await quiet(a, b)
    a.type('r1', 'remarks', 'of a')
    await quiet(a)
    typing.value = 'of b'
    await quiet(b)
    assert.equal(b.shown('r1', 'remarks'), 'of b')
    assert.deepEqual(
      [...centre.open.values()].map(({ mine }) => mine.value),
      ['of b'],
    )
  })
})

describe('addin/sync/conflicts: over', () => {
  const row = rowAt(4, { remarks: 'a' })
  const draft = (...open: readonly ReturnType<typeof openOf>[]) =>
    draftOf(stateOf({ r1: row }, { conflicts: new Map(open.map((each) => [each.conflict.id, each])) }))
  const close = (...open: readonly ReturnType<typeof openOf>[]) => {
    const over = draft(...open)
    closeConflicts(over, 'r1', new Set(['about remarks', 'about *']))
    return behindOf(over.rows.get('r1')!, 'remarks')
  }

  it('what this copy had sent gives way, unless another conflict of its holds it', () => {
    assert.deepEqual(close(openOf('remarks')), { value: 'a', mark: 4, over: ['mine'] })
    assert.equal(close(openOf('remarks', { own: false })), undefined)
    assert.equal(close(openOf('*')), undefined)
    const other = openOf('remarks')
    assert.equal(close(openOf('remarks'), { ...other, conflict: { ...other.conflict, id: 'k2' } }), undefined)
    const elsewhere = { ...other.conflict, id: 'k2', record: 'r2' }
    assert.ok(close(openOf('remarks'), { ...other, conflict: elsewhere }))
    assert.ok(close(openOf('remarks'), { ...other, own: false, conflict: { ...other.conflict, id: 'k2' } }))
  })

  it('are those that the feed does not tell of their row any more', () => {
    const elsewhere = openOf('REQ-02')
    const of = draft(openOf('remarks'), openOf('REQ-01'), {
      ...elsewhere,
      conflict: { ...elsewhere.conflict, record: 'r2' },
    })
    const kept = { ...openOf('REQ-01').conflict, theirs: side('newer', 8) }
    replaceConflicts(of, 'r1', [kept], new Set())
    assert.deepEqual([...of.conflicts.keys()], ['about REQ-01', 'about REQ-02'])
    assert.deepEqual(of.conflicts.get('about REQ-01'), { conflict: kept, own: true, set: {} })
    assert.deepEqual(behindOf(of.rows.get('r1')!, 'remarks')?.over, ['mine'])
  })
})
