import assert from 'node:assert/strict'
import { laid, planOf, writesOf } from '../../../addin/sync/lay.ts'
import type { SheetRow, SheetWritten } from '../../../addin/sync/ports.ts'
import { behindOf, markOf, type Open, type Row, type State, seenOf } from '../../../addin/sync/state.ts'
import type { Change, Fields } from '../../../core/sync/protocol.ts'
import { behind, openOf, rowAt, sheetRow, stateOf, viewOf } from './views.ts'

const ids = { last: 0 }
const planned = (state: State, rows: readonly SheetRow[]) => planOf(state, viewOf(rows), () => `new-${++ids.last}`)
const all: SheetWritten = { missed: [], undone: new Set() }
const flying = (change: Change) => ({
  inflight: { protocol: 1, push: 'p', epoch: 'e', lineage: { workbook: 'w', copy: 'c' }, changes: [change] },
})
const setting = (set: Fields): Change => ({ kind: 'set', record: 'r1', rubric: '1', base: {}, set })

describe('addin/sync/lay: a value that waits', () => {
  const waiting = (wish: Partial<Row> = {}) =>
    rowAt(4, { remarks: 'a' }, { behind: behind(7, { remarks: 'b' }), ...wish })
  const cells = (
    shown: string | null,
    known = waiting(),
    open: readonly Open[] = [],
    unread: readonly string[] = [],
  ) => {
    const state = stateOf({ r1: known }, { conflicts: new Map(open.map((each, n) => [`k${n}`, each])) })
    const row = sheetRow('r1', shown === null ? {} : { remarks: shown }, { unread: new Set(unread) })
    return planned(state, [row])
  }

  it('is written where the sheet shows what was seen, and is the base of what is typed next', () => {
    const plan = cells('a')!
    assert.deepEqual(plan.wish.cells, [{ record: 'r1', field: 'remarks', expected: 'a', value: 'b' }])
    const now = laid(stateOf({ r1: waiting() }), plan, all).rows.get('r1')!
    assert.deepEqual([seenOf(now, 'remarks'), markOf(now, 'remarks'), behindOf(now, 'remarks')], ['b', 7, undefined])
  })

  it('is taken for seen where the sheet shows it already, or has no column for it', () => {
    const plan = cells('b')!
    assert.deepEqual([plan.wish.cells, plan.seen], [[], [{ record: 'r1', field: 'remarks', mark: 7 }]])
    const now = laid(stateOf({ r1: waiting() }), plan, all).rows.get('r1')!
    assert.deepEqual([seenOf(now, 'remarks'), markOf(now, 'remarks'), behindOf(now, 'remarks')], ['b', 7, undefined])
    const elsewhere = waiting({ behind: behind(7, { batch_no: 'B2' }) })
    assert.deepEqual(cells('a', elsewhere)!.seen, [{ record: 'r1', field: 'batch_no', mark: 7 }])
  })

  it('waits where a person typed something, where the cell cannot be read, and where a conflict is open', () => {
    assert.equal(cells('typed'), null)
    assert.equal(cells('a', waiting(), [], ['remarks']), null)
    assert.equal(
      planned(stateOf({ r1: waiting() }), [sheetRow('r1', { remarks: 'a' }, { pressed: new Set(['remarks']) })]),
      null,
    )
    assert.equal(cells('mine', waiting(), [openOf('remarks')]), null)
    assert.equal(cells('mine', waiting({ over: { remarks: ['mine'] } }), [openOf('remarks')]), null)
    assert.equal(cells('a', waiting({ redo: ['remarks'] })), null)
    assert.equal(
      planned(stateOf({ r1: waiting() }, flying(setting({ remarks: 'a' }))), [sheetRow('r1', { remarks: 'a' })]),
      null,
    )
    assert.ok(
      planned(stateOf({ r1: waiting() }, flying(setting({ 'REQ-01': 'A' }))), [sheetRow('r1', { remarks: 'a' })]),
    )
  })

  it('is one of several in its row', () => {
    const known = waiting({ behind: behind(7, { remarks: 'b', 'REQ-01': 'A', 'REQ-02': 'B' }) })
    const now = laid(stateOf({ r1: known }), cells('a', known)!, all).rows.get('r1')!
    assert.deepEqual(
      ['remarks', 'REQ-01', 'REQ-02'].map((field) => [seenOf(now, field), markOf(now, field)]),
      [
        ['b', 7],
        ['A', 7],
        ['B', 7],
      ],
    )
  })

  it('takes the place of what was decided about, and no more once something else was typed', () => {
    const known = waiting({ over: { remarks: ['mine'] } })
    assert.equal(cells('mine', known)!.wish.cells[0]!.value, 'b')
    assert.equal(cells('a', known)!.wish.cells[0]!.value, 'b')
    const plan = cells('typed', known)!
    assert.deepEqual([plan.spent, writesOf(plan)], [[{ record: 'r1', field: 'remarks' }], 0])
    const now = laid(stateOf({ r1: known }), plan, all).rows.get('r1')!
    assert.deepEqual(behindOf(now, 'remarks'), { value: 'b', mark: 7, over: [] })
    const shown = stateOf({ r1: rowAt(7, { remarks: 'b' }) })
    assert.deepEqual(laid(shown, plan, all).rows, shown.rows)
  })

  it('goes on waiting when it did not go in, or became another meanwhile', () => {
    const state = stateOf({ r1: waiting() })
    const plan = cells('a')!
    const missed = laid(state, plan, { ...all, missed: [{ record: 'r1', field: 'remarks' }] }).rows.get('r1')!
    assert.deepEqual([seenOf(missed, 'remarks'), behindOf(missed, 'remarks')?.value], ['a', 'b'])
    const other = laid(state, plan, { ...all, missed: [{ record: 'r2', field: 'remarks' }] }).rows.get('r1')!
    assert.equal(seenOf(other, 'remarks'), 'b')
    const moved = laid(stateOf({ r1: waiting({ behind: behind(9, { remarks: 'c' }) }) }), plan, all).rows.get('r1')!
    assert.deepEqual([seenOf(moved, 'remarks'), behindOf(moved, 'remarks')?.value], ['a', 'c'])
    const shown = stateOf({ r1: rowAt(9, { remarks: 'c' }) })
    assert.deepEqual(laid(shown, plan, all).rows, shown.rows)
  })
})

describe('addin/sync/lay: a row', () => {
  const removed = { why: 'twice', by: 'Q002', at: 'then' }
  const other = rowAt(4, { remarks: 'a', 'REQ-02': null }, { placed: false, behind: behind(7, { 'REQ-01': 'A' }) })

  it('of others comes into the sheet whole, once, and not while it is on its way, hidden or removed', () => {
    const plan = planned(stateOf({ r1: other }), [])!
    assert.deepEqual(plan.wish.add, [{ record: 'r1', fields: { remarks: 'a', 'REQ-01': 'A' } }])
    const now = laid(stateOf({ r1: other }), plan, all).rows.get('r1')!
    assert.deepEqual([now.placed, seenOf(now, 'REQ-01'), behindOf(now, 'REQ-01')], [true, 'A', undefined])
    const undone = laid(stateOf({ r1: other }), plan, { ...all, undone: new Set(['r1']) }).rows.get('r1')!
    assert.deepEqual([undone.placed, behindOf(undone, 'REQ-01')?.value], [false, 'A'])
    for (const not of [{ placed: true }, { hidden: true }, { removed }])
      assert.equal(planned(stateOf({ r1: { ...other, ...not } }), []), null)
    assert.equal(planned(stateOf({ r1: other }, flying(setting({}))), []), null)
    assert.equal(planned(stateOf({ r1: rowAt(4, { remarks: null }, { placed: false }) }), []), null)
    assert.equal(planned(stateOf({ r1: other }, { recovering: true }), []), null)
  })

  it('that stands there already is found', () => {
    const state = stateOf({ r1: rowAt(4, { remarks: 'a' }, { placed: false }) })
    const plan = planned(state, [sheetRow('r1', { remarks: 'a' })])!
    assert.deepEqual([plan.found, writesOf(plan)], [['r1'], 0])
    assert.equal(laid(state, plan, all).rows.get('r1')?.placed, true)
  })

  it('that was removed is emptied, unless somebody has typed into it, or it is in conflict or on its way', () => {
    const gone = rowAt(4, { remarks: 'a' }, { removed })
    const shown = sheetRow('r1', { remarks: 'a' })
    const plan = planned(stateOf({ r1: gone }), [shown])!
    assert.deepEqual(plan.wish.clear, [{ record: 'r1', expected: { remarks: 'a' }, to: `new-${ids.last}` }])
    assert.equal(laid(stateOf({ r1: gone }), plan, all).rows.get('r1')?.placed, false)
    assert.equal(laid(stateOf({ r1: gone }), plan, { ...all, undone: new Set(['r1']) }).rows.get('r1')?.placed, true)
    assert.equal(planned(stateOf({ r1: gone }), [sheetRow('r1', { remarks: 'typed' })]), null)
    assert.equal(planned(stateOf({ r1: gone }, flying(setting({}))), [shown]), null)
    const open = (wish: Parameters<typeof openOf>[1]) => ({ conflicts: new Map([['k1', openOf('*', wish)]]) })
    assert.equal(planned(stateOf({ r1: gone }, open({})), [shown]), null)
    assert.ok(planned(stateOf({ r1: gone }, open({ own: false })), [shown]))
  })

  it('that gets another id leaves what the centre has under the old one to come in anew', () => {
    const taken = { refusal: { code: 'record-taken', field: null }, set: { remarks: 'b' } } as const
    const known = rowAt(4, { remarks: 'a' }, { refused: [taken] })
    const to = () => `new-${ids.last}`
    const plan = planned(stateOf({ r1: known }), [sheetRow('r1', { remarks: 'b' })])!
    assert.deepEqual(plan.wish.ids, [{ place: 0, from: 'r1', to: to() }])
    const now = laid(stateOf({ r1: known }), plan, all).rows.get('r1')!
    assert.deepEqual([now.placed, now.refused], [false, []])
    assert.equal(laid(stateOf({ r1: known }), plan, { ...all, undone: new Set([to()]) }).rows.get('r1'), known)
    const unheard = { ...known, mark: 0 }
    const next = planned(stateOf({ r1: unheard }), [sheetRow('r1', { remarks: 'b' })])!
    assert.equal(laid(stateOf({ r1: unheard }), next, all).rows.size, 0)
    const disputed = { ...unheard, behind: behind(7, { remarks: 'theirs' }) }
    assert.equal(behindOf(laid(stateOf({ r1: disputed }), next, all).rows.get('r1')!, 'remarks')?.value, 'theirs')
  })

  it('that was copied leaves the one that it was copied from as it is', () => {
    const state = stateOf({ r1: rowAt(4, { remarks: 'a' }, { redo: ['REQ-01'] }) })
    const plan = planned(state, [sheetRow('r1', { remarks: 'a' }), sheetRow('r1', { remarks: 'copied' })])!
    assert.deepEqual(plan.wish.ids, [{ place: 1, from: 'r1', to: 'f' }])
    assert.deepEqual(laid(state, plan, all).rows, state.rows)
  })

  it('says how far it has come when something is written anyway', () => {
    const state = stateOf({ r1: rowAt(4, { remarks: 'a' }, { behind: behind(7, { remarks: 'b' }), mark: 7 }) })
    const rows = [sheetRow('r1', { remarks: 'a', 'REQ-01': 'A' }), sheetRow('r2', { remarks: 'b' })]
    assert.deepEqual(
      [...planned(state, rows)!.wish.signs],
      [
        ['r1', { status: 'DIRTY', mark: 7 }],
        ['r2', { status: 'NEW', mark: 0 }],
      ],
    )
  })
})
