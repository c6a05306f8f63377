import assert from 'node:assert/strict'
import { nothing } from '../../../addin/sync/marked.ts'
import { behindOf, type Refused, type State } from '../../../addin/sync/state.ts'
import { askFor, type Choice, decide, putBack, sendAgain, takeTheirs } from '../../../addin/sync/wishes.ts'
import { behind, openOf, rowAt, side, stateOf } from './views.ts'

const refused: Refused = { refusal: { code: 'record-locked', field: null }, set: { remarks: 'typed', 'REQ-01': 'A' } }
const row = rowAt(4, { remarks: 'a' })

describe('addin/sync/wishes: a decision', () => {
  const field = openOf('remarks')
  const deciding = (open: typeof field, choice: Choice, why = '', known = row) => {
    const state = stateOf(
      { r1: known },
      { conflicts: new Map([['k1', { ...open, conflict: { ...open.conflict, id: 'k1' } }]]) },
    )
    return decide(state, { conflict: 'k1', choice, why }, '2').decisions.get('k1')
  }
  const settles = { record: 'r1', rubric: '2', settles: ['k1'] }

  it('about a field sets what is taken on what holds, or leaves it at that', () => {
    const set = { kind: 'set', ...settles }
    assert.deepEqual(deciding(field, { take: 'theirs' }, 'seen'), {
      ...{ field: 'remarks', change: { ...set, why: 'seen', base: {}, set: {} } },
    })
    const mine = { ...set, base: { remarks: 4 }, set: { remarks: 'mine' } }
    assert.deepEqual(deciding(field, { take: 'mine' })?.change, mine)
    assert.deepEqual(deciding(field, { take: 'value', value: 'both' })?.change, { ...mine, set: { remarks: 'both' } })
    const moved = rowAt(4, {}, { behind: behind(7, { remarks: 'newest' }) })
    assert.deepEqual(deciding(field, { take: 'mine' }, '', moved)?.change, { ...mine, base: { remarks: 7 } })
    assert.deepEqual(deciding(field, { take: 'mine' }, '', rowAt(2, { remarks: 'a' }))?.change, mine)
  })

  it('about a row removes it or brings it back, by what mine is', () => {
    const about = (mine: 'removed' | null) => {
      const open = openOf('*')
      return { ...open, conflict: { ...open.conflict, mine: side(mine, 5) } }
    }
    const whole = { record: 'r1', base: 4, settles: ['k1'], why: 'seen' }
    assert.deepEqual(deciding(about('removed'), { take: 'mine' }, 'seen')?.change, { kind: 'remove', ...whole })
    assert.deepEqual(deciding(about(null), { take: 'mine' }, 'seen')?.change, { kind: 'restore', ...whole })
    assert.deepEqual(deciding(about('removed'), { take: 'theirs' })?.change, {
      kind: 'set',
      ...settles,
      base: {},
      set: {},
    })
  })

  it('about what is no conflict any more is none', () => {
    const state = stateOf({ r1: row })
    assert.equal(decide(state, { conflict: 'k1', choice: { take: 'mine' }, why: '' }, '1'), state)
  })
})

describe('addin/sync/wishes: what is asked for', () => {
  it('a removal is based on what was seen of the row, a restoring on all that was heard', () => {
    const known = rowAt(4, { remarks: 'a' }, { mark: 9, behind: behind(9, { remarks: 'b' }) })
    const base = (kind: 'remove' | 'restore', of = known) => {
      const change = askFor(stateOf({ r1: of }), 'r1', kind, ' why ').removals.get('r1')!
      assert.deepEqual([change.kind, change.record, change.why], [kind, 'r1', 'why'])
      return change.kind !== 'set' && change.base
    }
    assert.deepEqual([base('remove'), base('restore')], [4, 9])
    assert.equal(base('remove', { ...known, behind: nothing }), 9)
  })

  it('needs a reason, and a row that the centre knows', () => {
    for (const [state, why] of [
      [stateOf({ r1: row }), ' '],
      [stateOf({ r1: rowAt(0, {}) }), 'twice'],
      [stateOf({}), 'twice'],
    ] as const)
      assert.equal(askFor(state, 'r1', 'remove', why), state)
  })

  it('a row is put back by what is known of it, and one that is not known is not', () => {
    assert.equal(putBack(stateOf({ r1: row }), 'r1').rows.get('r1')?.placed, false)
    const state = stateOf({})
    assert.equal(putBack(state, 'r1'), state)
  })

  it('what was refused goes out again: of one row, or of all', () => {
    const state = stateOf({ r1: { ...row, refused: [refused] }, r2: { ...row, refused: [refused] } })
    const left = ({ rows }: State) => [...rows].filter(([, each]) => each.refused.length > 0).map(([record]) => record)
    assert.deepEqual([left(sendAgain(state, 'r1')), left(sendAgain(state, null))], [['r2'], []])
  })

  it('theirs takes the place of what was refused, and of nothing else', () => {
    const known = { ...row, refused: [refused], behind: behind(6, { 'REQ-01': 'B' }), over: { 'REQ-01': ['C'] } }
    const next = takeTheirs(stateOf({ r1: known }), 'r1').rows.get('r1')!
    assert.deepEqual(behindOf(next, 'remarks'), { value: 'a', mark: 4, over: ['typed'] })
    assert.deepEqual(behindOf(next, 'REQ-01'), { value: 'B', mark: 6, over: ['C', 'A'] })
    assert.deepEqual(next.refused, [])
    for (const other of [row, { ...known, mark: 0 }]) {
      const state = stateOf({ r1: other })
      assert.equal(takeTheirs(state, 'r1'), state)
    }
  })
})
