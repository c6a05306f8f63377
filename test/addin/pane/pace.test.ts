import assert from 'node:assert/strict'
import { endCoach, startCoach } from '../../../addin/pane/session/coach.ts'
import { openBook } from '../../../addin/pane/session/open.ts'
import { isHasty } from '../../../addin/pane/session/pace.ts'
import { createState } from '../../../addin/pane/session/state.ts'
import { blankRow, bookOf, openStage } from './stage.ts'

/** A desk whose clock stands at `seconds` after each exam was opened. */
const after = (state: ReturnType<typeof createState>, seconds: number) =>
  ({ state, now: () => new Date(seconds * 1000) }) as Parameters<typeof isHasty>[0]

describe('the notice about haste', () => {
  it('comes once a session, at the tenth clean exam in a row that took less than three seconds', () => {
    const state = createState()
    const told = Array.from({ length: 30 }, (_, n) => (isHasty(after(state, 2), true) ? n + 1 : 0)).filter((n) => n > 0)
    assert.deepEqual(told, [10])
  })
  it('does not come while one of ten has a deduction or took its time', () => {
    for (const [clean, seconds] of [
      [false, 1],
      [true, 3],
    ] as const) {
      const state = createState()
      const told = Array.from({ length: 40 }, (_, n) =>
        n % 10 === 9 ? isHasty(after(state, seconds), clean) : isHasty(after(state, 1), true),
      )
      assert.equal(told.includes(true), false)
    }
  })
  it('is said with the exam that was written, and gets in nobody’s way', async () => {
    const { desk, type } = await openStage(bookOf(Array.from({ length: 12 }, (_, n) => blankRow(n))))
    for (let n = 0; n < 9; n++) await type('Enter')
    assert.equal(desk.state.message.value?.word, 'score.committed')
    await type('Enter')
    assert.deepEqual([desk.state.message.value?.word, desk.state.message.value?.level], ['score.hasty', 'notice'])
    await type('Enter')
    assert.equal(desk.state.message.value?.word, 'score.committed')
  })
})

describe('the guide of the first run', () => {
  const two = () => openStage(bookOf([blankRow(0), blankRow(1)]))
  it('goes on with the keys that it teaches, and is not shown again in this workbook', async () => {
    const { desk, memory, type, rest } = await two()
    const steps = [desk.state.coach.value]
    for (const key of ['Enter', '2', 'F8']) {
      await type(key)
      steps.push(desk.state.coach.value)
    }
    assert.deepEqual(steps, [0, 1, 2, null])
    await rest()
    assert.equal(memory.settings.get('coach'), 'seen')
    await openBook(desk)
    assert.equal(desk.state.coach.value, null)
  })
  it('is over when it is skipped, and comes again when it is asked for', async () => {
    const { desk, memory, rest } = await two()
    endCoach(desk)
    await rest()
    assert.equal(memory.settings.get('coach'), 'seen')
    startCoach(desk)
    assert.equal(desk.state.coach.value, 0)
  })
  it('is not shown where nothing can be scored', async () => {
    const { desk } = await openStage(bookOf([blankRow(0)]), { readOnly: true })
    assert.equal(desk.state.coach.value, null)
  })
})
