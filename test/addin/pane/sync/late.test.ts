import assert from 'node:assert/strict'
import { keepTyped, leftOver, markSent } from '../../../../addin/pane/sync/typed-answers.ts'
import { createCentre } from '../../sync/centre.ts'
import { first, openDesk } from '../../sync/desks.ts'
import { blankRow } from '../stage.ts'

/** Both have typed another remark, and the second has decided for a third while it could not reach the centre. */
async function decided() {
  const centre = createCentre()
  const a = await openDesk(centre, [blankRow(0, { remarks: 'base' })], 3)
  await a.now()
  const b = await openDesk(centre, [], 2)
  await b.now()
  await a.type(first, 'remarks', 'of a')
  await b.type(first, 'remarks', 'of b')
  for (const desk of [a, b, a]) await desk.now()
  const { id } = b.sync.conflicts.value[0]!.conflict
  b.line.whole = false
  keepTyped(b.desk, id, { record: first, title: 'remarks', other: 'third', why: '', sent: false })
  markSent(b.desk, [id], true)
  await b.sync.decide([{ conflict: id, choice: { value: 'third' } }])
  b.desk.state.message.value = null
  return { a, b, id }
}

describe('a decision of a conflict', () => {
  it('that comes after somebody else’s is told of, and what was typed for it is still there', async () => {
    const { a, b, id } = await decided()
    await a.sync.decide([{ conflict: id, choice: 'mine' }])
    await a.now()
    b.line.whole = true
    await b.now()
    assert.equal(b.desk.state.message.value?.word, 'sync.decidedLate')
    assert.deepEqual(
      leftOver(b.desk, b.sync).map(([, { other }]) => other),
      ['third'],
    )
  })

  it('that is taken leaves nothing to tell', async () => {
    const { b } = await decided()
    b.line.whole = true
    await b.now()
    assert.equal(b.shown(first, 'remarks'), 'third')
    assert.equal(b.desk.state.message.value, null)
    assert.deepEqual(leftOver(b.desk, b.sync), [])
  })
})
