import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { unsqueezed } from '../../../addin/sync/keep-text.ts'
import { createPacker, unpacked } from '../../../addin/sync/pack.ts'
import type { SheetView } from '../../../addin/sync/ports.ts'
import { behindOf, markOf, type State, seenOf } from '../../../addin/sync/state.ts'
import { exportUnsent, unsentByRecord } from '../../../addin/sync/unsent.ts'
import type { Fields } from '../../../core/sync/protocol.ts'

/** As a pane wrote it that knew this layout only. */
const text = `[{"layout":1,"workbook":"w","copy":"c","stamp":"s","site":"S04","batch":"B1","epoch":"e","since":7,"hash":"h7","from":7,"heard":{"mark":7,"hash":"h7"},"recovering":false,"inflight":{"protocol":1,"push":"p","epoch":"e","lineage":{"workbook":"w","copy":"c"},"changes":[{"kind":"set","record":"r3","rubric":"1","base":{},"set":{"remarks":"on its way"}}]},"conflicts":[{"conflict":{"id":"c1","record":"r1","field":"REQ-01","base":{"value":"x","mark":1,"by":"Q001","at":null},"theirs":{"value":"x","mark":1,"by":"Q001","at":null},"mine":{"value":"x","mark":1,"by":"Q001","at":null},"copy":"c"},"own":true,"set":{}}],"decisions":[["c1",{"field":"REQ-01","change":{"kind":"set","record":"r1","rubric":"1","base":{"REQ-01":3},"set":{"REQ-01":"A"},"settles":["c1"]}}]],"removals":[{"kind":"remove","record":"r2","base":2,"why":"twice"}]},["remarks","REQ-01","case_seq","qc_date","REQ-02"],["1","base","√",3,"x","2"],[["r1",0,7,3,[2,3,4,5],[[0,5],[4,4],[3,0]],{"behind":{"remarks":{"value":"newer","mark":7,"over":["mine"]},"IMG-01":{"value":null,"mark":6,"over":[]}},"redo":["case_seq"],"placed":true}],
["r2",0,2,0,[],[],{"behind":{"remarks":{"value":"from afar","mark":2,"over":[]}},"owed":2}],
["r3",5,0,0,[],[],{"placed":true,"refused":[{"refusal":{"code":"value-wrong","field":"qc_date"},"set":{"qc_date":"never"}}]}]]]`

const viewOf = (rows: Readonly<Record<string, Fields>>): SheetView => ({
  rubric: '1',
  fields: ['remarks', 'REQ-01', 'REQ-02', 'case_seq', 'qc_date', 'IMG-01'],
  rows: Object.entries(rows).map(([record, fields], place) => ({
    ...{ place, record, fallback: record, fields },
    unread: new Set<string>(),
  })),
})
const view = viewOf({
  r1: { remarks: 'typed', 'REQ-01': '√', case_seq: 3, qc_date: 'x' },
  r2: { remarks: 'from afar' },
  r3: { remarks: 'on its way', qc_date: 'never' },
})

describe('addin/sync/pack-first', () => {
  const kept = unpacked([text])!
  const again = unpacked(createPacker()(kept).map((piece) => piece.text()))!
  it('is read as workbooks carry it, squeezed as a whole', async () => {
    assert.deepEqual(await unsqueezed(`z:${gzipSync(text).toString('base64')}`), [text])
  })

  const both: Readonly<Record<string, State>> = { 'as it was kept': kept, 'and kept anew': again }

  for (const [name, state] of Object.entries(both)) {
    it(`a state of the first layout holds what it held, ${name}`, () => {
      const { rows, conflicts, decisions, removals, ...rest } = state
      const [r1, r2, r3] = [...rows.values()]
      assert.deepEqual([...rows.keys()], ['r1', 'r2', 'r3'])
      const told = ['remarks', 'REQ-01', 'case_seq', 'qc_date', 'REQ-02', 'IMG-01'].map((field) => [
        seenOf(r1, field),
        markOf(r1, field),
      ])
      assert.deepEqual(told, [
        ['base', 5],
        ['√', 3],
        [3, 3],
        ['x', 0],
        [null, 4],
        [null, 0],
      ])
      assert.deepEqual(behindOf(r1!, 'remarks'), { value: 'newer', mark: 7, over: ['mine'] })
      assert.deepEqual(behindOf(r1!, 'IMG-01'), { value: null, mark: 6, over: [] })
      assert.deepEqual(behindOf(r2!, 'remarks'), { value: 'from afar', mark: 2, over: [] })
      assert.deepEqual([r1!.mark, r1!.redo, r1!.placed, r2!.owed, r2!.placed], [7, ['case_seq'], true, 2, false])
      assert.deepEqual(
        [r1!.rubric, r3!.rubric, r3!.refused],
        ['1', '2', [{ refusal: { code: 'value-wrong', field: 'qc_date' }, set: { qc_date: 'never' } }]],
      )
      assert.deepEqual(
        [rest.stamp, rest.since, rest.hash, rest.heard, rest.inflight?.changes.length],
        ['s', 7, 'h7', { mark: 7, hash: 'h7' }, 1],
      )
      assert.deepEqual([[...conflicts.keys()], [...decisions.keys()], [...removals.keys()]], [['c1'], ['c1'], ['r2']])
    })

    it(`nothing that was not sent is lost, ${name}`, () => {
      assert.deepEqual(
        [...unsentByRecord(state, view)],
        [
          ['r1', { remarks: 'typed', case_seq: 3 }],
          ['r3', { remarks: 'on its way', qc_date: 'never' }],
        ],
      )
      assert.match(exportUnsent(state, view), /"before": \{\s*"remarks": "base"/)
    })
  }
})
