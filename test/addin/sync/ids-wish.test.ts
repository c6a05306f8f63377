// Which rows get another id, and which.
import assert from 'node:assert/strict'
import type { SheetRow } from '../../../addin/sync/ports.ts'
import { idsWish, mayBeAnother } from '../../../addin/sync/row-ids.ts'
import type { Row } from '../../../addin/sync/state.ts'
import type { Fields } from '../../../core/sync/protocol.ts'
import { behind, rowAt, sheetRow, stateOf, viewOf } from './views.ts'

const given = (rows: Readonly<Record<string, Row>>, sheet: readonly SheetRow[]) =>
  idsWish(stateOf(rows), viewOf(sheet), () => 'new').map(({ place, to }) => [place, to])
const exam = { accession_token: 't1', qc_role: 'P', qc_scope: 'CT' }
const taken = { refused: [{ refusal: { code: 'record-taken', field: null }, set: {} }] } as const

describe('addin/sync/row-ids: a row without an id', () => {
  const idOf = (rows: Readonly<Record<string, Row>>, fields: Fields, others: readonly SheetRow[] = []) =>
    given(rows, [sheetRow(null, fields), ...others])[0]![1]

  it('gets that of the one row of its exam which is gone from the sheet', () => {
    const gone = rowAt(4, exam)
    assert.equal(idOf({ r1: gone, r2: rowAt(4, { ...exam, accession_token: 't2' }) }, exam), 'r1')
    for (const [field, value] of Object.entries({ accession_token: 't2', qc_role: 'D', qc_scope: 'MR' }))
      assert.equal(idOf({ r1: gone }, { ...exam, [field]: value }), 'f', field)
    assert.equal(idOf({ r1: gone, r2: gone }, exam), 'f')
    assert.equal(idOf({ r1: { ...gone, placed: false } }, exam), 'f')
    assert.equal(idOf({ r1: gone }, exam, [sheetRow('r1', exam)]), 'f')
    assert.equal(idOf({ r1: rowAt(4, { remarks: 'a' }) }, { remarks: 'a' }), 'f')
  })

  it('gets the one that a filing would give it, unless that stands in the sheet or is of another exam', () => {
    assert.equal(idOf({ f: rowAt(4, exam, { placed: false }) }, exam), 'f')
    assert.equal(idOf({ f: rowAt(4, { ...exam, accession_token: 't2' }) }, exam), 'new')
    assert.equal(idOf({}, exam, [sheetRow('f', {})]), 'new')
  })

  it('gets none that another one got just now', () => {
    const twice = [sheetRow(null, exam), sheetRow(null, exam), sheetRow(null, exam)]
    assert.deepEqual(given({ r1: rowAt(4, exam) }, twice), [
      [0, 'r1'],
      [1, 'f'],
      [2, 'new'],
    ])
  })
})

describe('addin/sync/row-ids: rows of one id', () => {
  const known = rowAt(4, { accession_token: 't1', remarks: 'a' })
  const same = sheetRow('r1', { accession_token: 't1', remarks: 'a' })
  const typed = sheetRow('r1', { accession_token: 't1', remarks: 'b' })
  const more = sheetRow('r1', { accession_token: 't1', remarks: 'b', 'REQ-01': 'A' })

  it('leave it to the one that says most what the centre has, or to the first', () => {
    assert.deepEqual(given({ r1: known }, [typed, same]), [[0, 'f']])
    assert.deepEqual(given({ r1: known }, [same, typed]), [[1, 'f']])
    assert.deepEqual(given({ r1: known }, [same, same]), [[1, 'f']])
    assert.deepEqual(given({ r1: known }, [more, typed, more]), [
      [0, 'f'],
      [2, 'new'],
    ])
    assert.deepEqual(given({}, [more, same]), [[1, 'f']])
  })

  it('keep it when there is but one, and while it is on its way', () => {
    assert.deepEqual(given({ r1: known }, [more]), [])
    const changes = [{ kind: 'remove', record: 'r1', base: 4, why: 'twice' }] as const
    const inflight = { protocol: 1, push: 'p', epoch: 'e', lineage: { workbook: 'w', copy: 'c' }, changes }
    assert.deepEqual(
      idsWish(stateOf({ r1: { ...known, ...taken } }, { inflight }), viewOf([typed, same]), () => 'new'),
      [],
    )
  })
})

describe('addin/sync/row-ids: what the centre has under the id of a row', () => {
  const another = (known: Row, fields: Fields) => mayBeAnother(known, sheetRow('r1', fields))
  const t1 = { accession_token: 't1' }
  const waiting = { behind: behind(7, t1) }

  it('is another exam if the centre said so, whatever it is', () => assert.ok(another(rowAt(4, t1, taken), t1)))

  it('is none without a number, and not another one with the same', () => {
    assert.ok(!another(rowAt(4, { remarks: 'a' }, { placed: false }), t1))
    assert.ok(!another(rowAt(4, t1, { placed: false }), t1))
  })

  it('is the one whose number a person corrected, if the number was seen in this row', () => {
    const t2 = { accession_token: 't2' }
    assert.ok(!another(rowAt(4, t1), t2))
    assert.ok(another(rowAt(4, t1, { placed: false }), t2))
    assert.ok(another(rowAt(4, { remarks: 'a' }, waiting), t2))
  })

  it('is that of a row without a number, if anything of it was seen in this row', () => {
    assert.ok(!another(rowAt(4, { remarks: 'a' }, waiting), {}))
    assert.ok(another(rowAt(4, { remarks: 'a' }, { ...waiting, placed: false }), {}))
    assert.ok(another(rowAt(4, {}, waiting), {}))
  })

  it('is left to stand while the number cannot be read, unless the centre said that it is another', () => {
    const unread = sheetRow('r1', {}, { unread: new Set(['accession_token']) })
    const known = rowAt(4, {}, waiting)
    assert.deepEqual(given({ r1: known }, [unread]), [])
    assert.deepEqual(given({ r1: known }, [{ ...unread, unread: new Set() }]), [[0, 'new']])
    assert.deepEqual(given({ r1: { ...known, ...taken } }, [unread]), [[0, 'new']])
  })
})
