import assert from 'node:assert/strict'
import { createCentre } from './centre.ts'
import { conflicting } from './pairs.ts'
import { emptyFile, openPane, quiet } from './pane.ts'

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
