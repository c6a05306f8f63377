import assert from 'node:assert/strict'
import type { Held, OpenConflict } from '../../../core/sync/held.ts'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import { storedRowOf } from '../../../server/store/sync/held-rows.ts'
import type { Past } from '../../../server/store/sync/history.ts'
import { refiled } from '../../../server/store/sync/refile.ts'

type Filed = Parameters<typeof refiled>[2]

const side = (value: FieldValue, mark: number) => ({ value, mark, by: null, at: null })
const disputed = (mine: FieldValue, wish: Partial<OpenConflict> = {}): OpenConflict => ({
  ...{ id: 'k1', record: 'r1', field: 'remarks', copy: null, source: 'w1', kept: null },
  ...{ base: side('a', 1), theirs: side('b', 2), mine: side(mine, 3) },
  ...wish,
})
const past = (seq: number, delta: Past['delta'], wish: Partial<Past> = {}): Past => ({
  ...{ seq, filing: `f${seq}`, source: 'w1', copy: null, person: null, delta, about: null },
  ...wish,
})
const brought = past(1, null)
const change = (wish: Partial<Past> = {}, field = 'remarks') => past(2, { [field]: ['a', 'b'] }, wish)
const bySelf: Partial<Past> = { copy: 'c1', person: 'Q001' }
const byOther: Partial<Past> = { copy: 'c1', person: 'Q002' }
const elsewhere: Partial<Past> = { source: 'w2' }

/** A row in which `a` became `b` at mark 2, and what is filed for it. */
function outcome(
  value: FieldValue,
  history: readonly Past[],
  {
    held,
    field = 'remarks',
    ...wish
  }: Partial<Filed> & { readonly held?: Partial<Held>; readonly field?: string } = {},
) {
  const row = {
    ...{ row: storedRowOf({ record_id: 'r1' }), whole: 2, seen: { role: null, reader: null, token: null } },
    held: {
      ...{ fields: { qc_person_id: 'Q001', [field]: 'b' }, created: 1, marks: { [field]: 2 }, removed: null, open: [] },
      ...held,
    },
  }
  const fields = { qc_person_id: 'Q001', ...(value === null ? {} : { [field]: value }) }
  const filed = { source: 'w1', rubric: '1', fields, unread: new Set<string>(), unseen: new Set<string>() }
  const { change, ...counts } = refiled(row, history, { ...filed, unscored: false, newest: false, ...wish })
  assert.deepEqual([change.record, change.rubric], ['r1', '1'])
  const { set, base } = change
  return { ...counts, set: set[field], base: base[field] }
}
const removed = { why: 'twice', by: 'Q002', at: 'then', mark: 3 }
const nothing = { kept: 0, disputed: 0, reverted: 0, whole: true }
const taken = (set: FieldValue, base: number, more: Partial<ReturnType<typeof outcome>> = {}) => ({
  ...{ ...nothing, set, base },
  ...more,
})
const left = (more: Partial<ReturnType<typeof outcome>>) => ({
  ...{ ...nothing, set: undefined, base: undefined, whole: false },
  ...more,
})
const kept = left({ kept: 1 })

describe('a filed value that differs from what is here', () => {
  it('is on top of what a filing brought that the file goes on from, be it new or an old one', () => {
    for (const value of ['c', null]) assert.deepEqual(outcome(value, [brought, change()]), taken(value, 2))
    assert.deepEqual(outcome('a', [brought, change()]), taken('a', 2, { reverted: 1 }))
    assert.deepEqual(outcome('c', []), taken('c', 2))
  })

  it('is on top of nothing where nothing was ever said', () => {
    const blank = { held: { fields: { qc_person_id: 'Q001' }, marks: {} } }
    assert.deepEqual(outcome('c', [brought], blank), taken('c', 0))
    const gone = { held: { ...blank.held, removed } }
    assert.deepEqual(outcome('c', [brought], gone), taken('c', 0))
    assert.deepEqual(outcome('c', [], { held: { removed } }), taken('c', 0))
  })

  it('is on top of what the row’s own reader pushed from the workbook, and of nobody else’s', () => {
    assert.deepEqual(outcome('c', [brought, change(bySelf)]), taken('c', 2))
    assert.deepEqual(outcome('c', [brought, change(byOther)]), taken('c', 1))
    assert.deepEqual(outcome('c', [brought, change({ ...bySelf, ...elsewhere })]), taken('c', 1))
    assert.deepEqual(outcome('c', [brought, change(elsewhere)]), taken('c', 1))
    assert.deepEqual(outcome('c', [brought, change()], { unseen: new Set(['f2']) }), taken('c', 1))
    assert.deepEqual(outcome('c', [{ ...brought, ...elsewhere }, change(elsewhere)]), taken('c', 0))
  })

  it('goes by the newest that the file has seen of this field', () => {
    const other = past(2, { 'REQ-01': [null, 'A'] })
    const later = past(3, { remarks: ['a', 'b'] }, elsewhere)
    const held = { marks: { remarks: 3 } }
    assert.deepEqual(outcome('c', [brought, other, later], { held }), taken('c', 1))
    assert.deepEqual(
      outcome('c', [brought, change(), past(3, { remarks: ['b', 'd'] }, elsewhere)], { held }),
      taken('c', 2),
    )
  })

  it('stays out when it is an old one that somebody else has changed since', () => {
    for (const wish of [bySelf, byOther, elsewhere]) assert.deepEqual(outcome('a', [brought, change(wish)]), kept)
    assert.deepEqual(outcome('a', [brought, change()], { unseen: new Set(['f2']) }), kept)
    assert.deepEqual(outcome(null, [{ ...brought, ...elsewhere }, change(elsewhere)]), kept)
    assert.deepEqual(outcome(null, [brought, change(elsewhere)]), taken(null, 1))
    assert.deepEqual(
      outcome('a', [brought, past(2, { remarks: ['z', 'b'], request_dept: ['a', 'b'] }, elsewhere)]),
      taken('a', 1),
    )
  })

  it('stays out when a person has decided against it, not while that is open', () => {
    const told = { ...change(elsewhere), about: { open: [disputed('c')], over: [] } }
    assert.deepEqual(outcome('c', [brought, told]), kept)
    assert.deepEqual(outcome('d', [brought, told]), taken('d', 1))
    assert.deepEqual(outcome('c', [brought, told], { held: { open: [disputed('c')] } }), taken('c', 1))
    const elsewhen = { ...told, about: { open: [disputed('c', { field: 'request_dept' })], over: [] } }
    assert.deepEqual(outcome('c', [brought, elsewhen]), taken('c', 1))
  })

  it('stays out when a push has it in conflict already', () => {
    const open = (conflict: OpenConflict) => ({ held: { open: [conflict] } })
    const pushed = disputed('c', { copy: 'c1' })
    assert.deepEqual(outcome('c', [brought, change(elsewhere)], open(pushed)), left({ disputed: 1 }))
    assert.deepEqual(outcome('d', [brought, change(elsewhere)], open(pushed)), taken('d', 1))
    const other = { ...pushed, field: 'request_dept' }
    assert.deepEqual(outcome('c', [brought, change(elsewhere)], open(other)), taken('c', 1))
  })

  it('is not known when the cell cannot be read', () => {
    assert.deepEqual(outcome('c', [brought, change()], { unread: new Set(['remarks']) }), left({}))
  })

  it('takes nothing away in a copy in which the row was never scored, unless that is said to hold', () => {
    assert.deepEqual(outcome(null, [brought, change()], { unscored: true }), kept)
    assert.deepEqual(outcome(null, [brought, change()], { unscored: true, newest: true }), taken(null, 2))
    assert.deepEqual(outcome('c', [brought, change()], { unscored: true }), taken('c', 2))
  })

  it('of a removed row is on top of what the file has seen, and an old one brings nothing back', () => {
    const held = { removed }
    assert.deepEqual(outcome('c', [brought, change()], { held }), taken('c', 2))
    assert.deepEqual(outcome('a', [brought, change()], { held }), kept)
  })

  it('is another exam when it is the number of one that a pane had sent, unless that is said to hold', () => {
    const field = 'accession_token'
    const pushed = [brought, change(bySelf, field)]
    assert.deepEqual(outcome('c', pushed, { field }), taken('c', 0))
    assert.deepEqual(outcome('c', pushed, { field, newest: true }), taken('c', 2))
    assert.deepEqual(outcome(null, pushed, { field }), taken(null, 2))
    assert.deepEqual(outcome('c', [brought, change(elsewhere, field)], { field }), taken('c', 1))
  })
})

describe('a filed value that is here already', () => {
  it('is said again where the workbook itself had another one in conflict, and somebody says that the file holds', () => {
    const said = (conflict: OpenConflict, wish: Partial<Filed> = { newest: true }) =>
      outcome('b', [brought, change(elsewhere)], { held: { open: [conflict] }, ...wish })
    assert.deepEqual(said(disputed('c')), { ...nothing, set: 'b', base: undefined })
    const silent = { ...nothing, set: undefined, base: undefined }
    for (const wish of [{ copy: 'c1' }, { source: 'w2' }, { field: '*' }])
      assert.deepEqual(said(disputed('c', wish)), silent)
    assert.deepEqual(said(disputed('c'), { newest: false }), silent)
    assert.deepEqual(said(disputed('c'), { newest: true, unread: new Set(['remarks']) }), silent)
    const own = { held: { open: [disputed('c')] } }
    assert.deepEqual(outcome('d', [], own), taken('d', 2))
    assert.deepEqual(outcome('a', [brought, change(elsewhere)], own), kept)
  })
})
