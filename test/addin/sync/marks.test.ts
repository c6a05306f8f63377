import assert from 'node:assert/strict'
import { rowMarks, signOf } from '../../../addin/sync/marks.ts'
import type { Row, State } from '../../../addin/sync/state.ts'
import type { Change } from '../../../core/sync/protocol.ts'
import { openOf, rowAt, sheetRow, stateOf, viewOf } from './views.ts'

const change: Change = { kind: 'set', record: 'r1', rubric: '1', base: {}, set: { remarks: 'typed' } }
const inflight = { protocol: 1, push: 'p', epoch: 'e', lineage: { workbook: 'w', copy: 'c' }, changes: [change] }
const conflicts = new Map([['k1', openOf('REQ-01', { own: false })]])

describe('addin/sync/marks: how far a row has come', () => {
  const of = (row: Row | null, wish: Partial<State> = {}) => {
    const view = viewOf([sheetRow('r1', { remarks: 'typed' }), sheetRow(null, { remarks: 'without an id' })])
    const found = rowMarks(stateOf(row ? { r1: row } : {}, wish), view)
    assert.equal(found.size, 1)
    const mark = found.get('r1')!
    const { status, mark: signed } = signOf(mark)
    assert.equal(signed, mark.mark)
    return [mark.state, mark.mark, status]
  }
  const refused = (field: string | null, set: Readonly<Record<string, string>>) =>
    rowAt(3, {}, { refused: [{ refusal: { code: 'value-wrong', field }, set }] })

  for (const [what, is, row, wish] of [
    ['the centre does not know', ['local', 0, 'NEW'], null, {}],
    ['holds nothing that the centre would take', ['local', 0, 'NEW'], rowAt(0, { remarks: 'typed' }), {}],
    ['somebody typed into', ['local', 3, 'DIRTY'], rowAt(3, {}), {}],
    ['is as the centre has it', ['accepted', 3, 'OK'], rowAt(3, { remarks: 'typed' }), {}],
    ['is on its way', ['sent', 3, 'DIRTY'], rowAt(3, {}), { inflight }],
    ['is on its way for the first time', ['sent', 0, 'NEW'], null, { inflight }],
    ['was refused', ['refused', 3, 'ERROR'], refused(null, { remarks: 'typed' }), {}],
    ['was refused, and goes out again', ['sent', 3, 'DIRTY'], refused('remarks', { remarks: 'typed' }), { inflight }],
    ['was refused with something else', ['local', 3, 'DIRTY'], refused('remarks', { remarks: 'before' }), {}],
    ['is in conflict, whoever caused it', ['conflict', 3, 'CONFLICT'], rowAt(3, {}), { conflicts, inflight }],
  ] as const)
    it(`that ${what}: ${is[0]}`, () => assert.deepEqual(of(row, wish), is))
})
