import assert from 'node:assert/strict'
import { nextChanges, pushOf, unsent } from '../../../addin/sync/outbox.ts'
import type { Row, State } from '../../../addin/sync/state.ts'
import { type Change, limits } from '../../../core/sync/protocol.ts'
import { openOf, rowAt, sheetRow, stateOf, viewOf } from './views.ts'

const typed = (count: number, text = 'typed') =>
  viewOf(Array.from({ length: count }, (_, n) => sheetRow(`r${n + 1}`, { remarks: text })))
const records = (changes: readonly Change[]) => changes.map(({ kind, record }) => `${kind} ${record}`)
const settling: Change = { kind: 'set', record: 'r2', rubric: '1', base: {}, set: {}, settles: ['k1'] }
const removal: Change = { kind: 'remove', record: 'r1', base: 3, why: 'twice' }

describe('addin/sync/outbox', () => {
  it('sends what was decided, then what was asked for, then what was typed, of each row one', () => {
    const state = stateOf(
      {},
      { decisions: new Map([['k1', { change: settling, field: 'remarks' }]]), removals: new Map([['r1', removal]]) },
    )
    assert.deepEqual(records(nextChanges(state, typed(3))), ['set r2', 'remove r1', 'set r3'])
    assert.deepEqual(records(unsent(state, typed(3))), ['set r2', 'remove r1', 'set r1', 'set r2', 'set r3'])
  })

  it('sends nothing of a row that holds nothing new, was refused, is in conflict or has the id of another exam', () => {
    const of = (row: Row, wish: Partial<State> = {}) => records(unsent(stateOf({ r1: row }, wish), typed(1)))
    assert.deepEqual(of(rowAt(3, {})), ['set r1'])
    assert.deepEqual(of(rowAt(3, { remarks: 'typed' })), [])
    const refused = (code: 'record-locked' | 'record-taken', remarks: string) =>
      rowAt(3, {}, { refused: [{ refusal: { code, field: null }, set: { remarks } }] })
    assert.deepEqual(of(refused('record-locked', 'typed')), [])
    assert.deepEqual(of(refused('record-locked', 'before')), ['set r1'])
    assert.deepEqual(of(refused('record-taken', 'before')), [])
    assert.deepEqual(of(rowAt(3, {}), { conflicts: new Map([['k1', openOf('remarks', { mine: 'typed' })]]) }), [])
  })

  it('has as many changes as the centre takes, and as many as it is asked for', () => {
    assert.equal(nextChanges(stateOf({}), typed(limits.changes + 1)).length, limits.changes)
    assert.equal(nextChanges(stateOf({}), typed(limits.changes)).length, limits.changes)
    assert.deepEqual(records(nextChanges(stateOf({}), typed(3), 2)), ['set r1', 'set r2'])
  })

  it('is no larger than the centre takes, whatever is written in it, and never empty', () => {
    for (const letter of ['x', 'é', '质', '"', '𠀀']) {
      const text = letter.repeat(Math.floor(30_000 / letter.length))
      const changes = nextChanges(stateOf({}), typed(60, text))
      const push = Buffer.byteLength(JSON.stringify(pushOf(stateOf({}), 1, 'p'.repeat(36), changes)))
      const more = Buffer.byteLength(JSON.stringify(changes[0]))
      assert.ok(push <= limits.pushBytes, `${letter}: ${push}`)
      // Letters of two units are taken for longer than they are.
      assert.ok(push + 2 * more > limits.pushBytes || letter === '𠀀', `${letter}: ${push}`)
    }
    assert.equal(nextChanges(stateOf({}), typed(2, '质'.repeat(200_000))).length, 1)
  })

  it('says what was heard of the centre last, when anything was', () => {
    const state = stateOf({}, { heard: { mark: 7, hash: 'h7' } })
    assert.deepEqual(pushOf(state, 1, 'p', [removal]), {
      ...{ protocol: 1, push: 'p', epoch: 'e', seen: { mark: 7, hash: 'h7' } },
      ...{ lineage: { workbook: 'w', copy: 'c' }, changes: [removal] },
    })
    assert.ok(!('seen' in pushOf(stateOf({}), 1, 'p', [])))
    assert.ok(!('seen' in pushOf(stateOf({}, { heard: { mark: 0, hash: '' } }), 1, 'p', [])))
  })
})
