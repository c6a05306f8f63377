import assert from 'node:assert/strict'
import { changedIn, isParked, rowsByRecord, setOf, unsentIn } from '../../../addin/sync/diff.ts'
import type { Open, Refused, Row } from '../../../addin/sync/state.ts'
import type { Fields } from '../../../core/sync/protocol.ts'
import { behind, columns, openOf, rowAt, sheetRow, stateOf, viewOf } from './views.ts'

const changed = (shown: Fields, known?: Row, open: readonly Open[] = [], unread: readonly string[] = []) =>
  changedIn(columns, sheetRow('r1', shown, { unread: new Set(unread) }), known, open)

describe('addin/sync/diff: what a person typed', () => {
  it('is what the sheet shows and the centre was not seen to have; a cell that was emptied too', () => {
    assert.deepEqual(changed({ remarks: 'a' }), { remarks: 'a' })
    const known = rowAt(3, { remarks: 'a', 'REQ-01': 'A' })
    assert.deepEqual(changed({ remarks: 'a', 'REQ-01': 'A' }, known), {})
    assert.deepEqual(changed({ remarks: 'b' }, known), { remarks: 'b', 'REQ-01': null })
    assert.deepEqual(changed({ remarks: 'b' }, known, [], ['remarks', 'REQ-01']), {})
  })

  it('is not what waits to be shown, or was shown and gave way', () => {
    const known = rowAt(3, { remarks: 'a' }, { behind: behind(5, { remarks: 'c' }), over: { remarks: ['b'] } })
    for (const shown of ['a', 'b', 'c']) assert.deepEqual(changed({ remarks: shown }, known), {}, shown)
    assert.deepEqual(changed({ remarks: 'd' }, known), { remarks: 'd' })
  })

  it('is once more what the centre had and lost, but for what is empty now', () => {
    const known = rowAt(3, { remarks: 'a', 'REQ-01': 'A' }, { redo: ['remarks', 'REQ-01', 'REQ-02'] })
    assert.deepEqual(changed({ remarks: 'a' }, known), { remarks: 'a' })
    const there = { ...known, behind: behind(5, { 'REQ-01': 'B', remarks: 'a' }) }
    assert.deepEqual(changed({ remarks: 'a' }, there), { 'REQ-01': null })
  })

  it('is not what this copy has in an open conflict, while the sheet shows it', () => {
    const known = rowAt(3, { remarks: 'a' })
    assert.deepEqual(changed({ remarks: 'mine' }, known, [openOf('remarks')]), {})
    assert.deepEqual(changed({ remarks: 'newer' }, known, [openOf('remarks')]), { remarks: 'newer' })
    assert.deepEqual(changed({ remarks: 'mine' }, known, [openOf('remarks', { own: false })]), { remarks: 'mine' })
    assert.deepEqual(changed({ remarks: 'mine' }, known, [openOf('REQ-01')]), { remarks: 'mine' })
    const gone = [openOf('*', { mine: null, set: { remarks: 'b', 'REQ-01': null } })]
    assert.deepEqual(changed({ remarks: 'b' }, known, gone), {})
    assert.deepEqual(changed({ remarks: 'c', 'REQ-02': 'A' }, known, gone), { remarks: 'c', 'REQ-02': 'A' })
    assert.ok(!isParked(gone, 'REQ-02', null))
  })

  it('is compared anew when the row, what is known of it, or its columns are others', () => {
    const row = sheetRow('r1', { remarks: 'b', 'REQ-01': 'A' })
    const known = rowAt(3, { remarks: 'a' })
    const all = { remarks: 'b', 'REQ-01': 'A' }
    assert.deepEqual(changedIn(columns, row, known), all)
    assert.equal(changedIn(columns, row, known), changedIn(columns, row, known))
    assert.deepEqual(changedIn(['remarks'], row, known), { remarks: 'b' })
    assert.deepEqual(changedIn(columns, row, rowAt(4, { remarks: 'b' })), { 'REQ-01': 'A' })
    assert.deepEqual(changedIn(columns, row, known, [openOf('remarks', { mine: 'b' })]), { 'REQ-01': 'A' })
    assert.deepEqual(changedIn(columns, row, known), all)
  })

  it('that was refused is left out: a field alone, a row as a whole until anything of it changes', () => {
    const refused = (field: string | null, set: Fields): Refused => ({ refusal: { code: 'value-wrong', field }, set })
    const left = (typed: Fields, ...all: readonly Refused[]) => unsentIn(typed, rowAt(3, {}, { refused: all }))
    const typed = { remarks: 'a', 'REQ-01': '?' }
    assert.deepEqual(left(typed, refused('REQ-01', { 'REQ-01': '?' })), { remarks: 'a' })
    assert.deepEqual(left({ ...typed, 'REQ-01': 'A' }, refused('REQ-01', { 'REQ-01': '?' })), {
      ...typed,
      'REQ-01': 'A',
    })
    assert.deepEqual(left(typed, refused(null, { ...typed, 'REQ-02': 'A' })), {})
    assert.deepEqual(left({ ...typed, remarks: 'b' }, refused(null, typed)), { ...typed, remarks: 'b' })
    assert.deepEqual(left({ ...typed, 'REQ-02': null }, refused(null, typed)), { ...typed, 'REQ-02': null })
    assert.deepEqual(left(typed, refused('REQ-01', { 'REQ-01': '?' }), refused('remarks', { remarks: 'a' })), {})
    assert.deepEqual(unsentIn(typed, undefined), typed)
  })
})

describe('addin/sync/diff: a change', () => {
  const sent = (
    known: Row | null,
    typed: Fields,
    wish: Parameters<typeof viewOf>[1] = {},
    unread: readonly string[] = [],
  ) => {
    const row = sheetRow('r1', {}, { unread: new Set(unread) })
    return setOf(stateOf(known ? { r1: known } : {}), viewOf([row], wish), row, 'r1', typed)
  }

  it('says on what mark each of its fields is based, and nothing of those that were never set', () => {
    const known = rowAt(3, { remarks: 'a' })
    assert.deepEqual(sent(known, { remarks: 'b', 'REQ-01': 'A' }, { rubric: '2' }), {
      ...{ kind: 'set', record: 'r1', rubric: '2', base: { remarks: 3 }, set: { remarks: 'b', 'REQ-01': 'A' } },
    })
  })

  it('names the exam when it is the first of its row, also that there is none', () => {
    const set = (...given: Parameters<typeof sent>) => {
      const change = sent(...given)
      return change.kind === 'set' && change.set
    }
    const unnamed = { accession_token: null, remarks: 'a' }
    assert.deepEqual(set(null, { remarks: 'a' }), unnamed)
    assert.deepEqual(set(rowAt(0, {}), { remarks: 'a' }), unnamed)
    assert.deepEqual(set(null, { remarks: 'a', accession_token: 't' }), { remarks: 'a', accession_token: 't' })
    assert.deepEqual(set(rowAt(3, {}), { remarks: 'a' }), { remarks: 'a' })
    assert.deepEqual(set(null, { remarks: 'a' }, { fields: ['remarks'] }), { remarks: 'a' })
    assert.deepEqual(set(null, { remarks: 'a' }, {}, ['accession_token']), { remarks: 'a' })
  })

  it('is of a row that can be told apart', () => {
    const rows = ['r1', null, 'r2', 'r1', 'r3'].map((record) => sheetRow(record, {}))
    assert.deepEqual([...rowsByRecord(viewOf(rows)).keys()], ['r2', 'r3'])
  })
})
