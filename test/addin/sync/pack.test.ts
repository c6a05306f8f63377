import assert from 'node:assert/strict'
import fc from 'fast-check'
import { squeezed, unsqueezed } from '../../../addin/sync/keep-text.ts'
import { createPacker, unpacked } from '../../../addin/sync/pack.ts'
import { emptyRow, emptyState, type Row, type State } from '../../../addin/sync/state.ts'
import type { Conflict } from '../../../core/sync/protocol.ts'

const name = fc.constantFrom('remarks', 'qc_date', 'REQ-01', 'REQ-02', '检查')
const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null))
const mark = fc.nat({ max: 4 })
const row: fc.Arbitrary<Row> = fc
  .record({
    fields: fc.dictionary(name, fc.oneof(fc.string(), fc.integer())),
    // 0 is left out of a row's marks.
    marks: fc.dictionary(name, fc.constantFrom(-1, 1, 2, 3)),
    mark,
    behind: fc.dictionary(name, fc.record({ value, mark, over: fc.array(value, { maxLength: 2 }) })),
    redo: fc.uniqueArray(name),
    placed: fc.boolean(),
    hidden: fc.boolean(),
    removed: fc.option(fc.record({ why: fc.string(), by: fc.string(), at: fc.string() })),
    refused: fc.array(
      fc.record({
        refusal: fc.record({ code: fc.constant('value-wrong' as const), field: fc.option(name) }),
        set: fc.dictionary(name, value),
      }),
      { maxLength: 2 },
    ),
    owed: mark,
  })
  .map((given) => ({ ...emptyRow('0.9.0'), ...given }))

const side = { value: 'x', mark: 1, by: null, at: null }
const conflict: Conflict = { id: 'c1', record: 'r', field: '*', base: side, theirs: side, mine: side, copy: null }
const plain = (text: string | null) => JSON.parse(JSON.stringify(text))

describe('addin/sync/pack', () => {
  it('what is unpacked is what was packed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.uuid(), row), { maxLength: 6 }), (rows) => {
        const state: State = {
          ...emptyState('w', 'c'),
          stamp: 's',
          heard: { mark: 3, hash: 'h' },
          rows: new Map(rows),
          conflicts: new Map([['c1', { conflict, own: true, set: { remarks: 'x' } }]]),
          decisions: new Map([
            ['c1', { field: '*', change: { kind: 'restore', record: 'r', base: 3, settles: ['c1'], why: 'seen' } }],
          ]),
          removals: new Map([['r', { kind: 'remove', record: 'r', base: 3, why: 'twice' }]]),
        }
        const again = unpacked(createPacker()(state))!
        assert.deepEqual({ ...again, rows: [] }, { ...state, rows: [] })
        assert.deepEqual(plain([...again.rows] as never), plain([...state.rows] as never))
      }),
      { numRuns: 400 },
    )
  })

  it('a text that is none of ours, or of another layout, is none', () => {
    for (const text of ['', '{}', '[]', 'null', '[{"layout":99},[]]', '[{"layout":1}]'])
      assert.equal(unpacked(text), null)
  })

  it('5,000 rows take less than a megabyte in the workbook, and little time', async function () {
    this.timeout(20_000)
    const items = Array.from({ length: 64 }, (_, n) => `RPT-${n}`)
    const some = (n: number, of: number) => (n * 2_654_435_761) % of
    const rows = Array.from({ length: 5000 }, (_, n): [string, Row] => {
      const texts = Array.from({ length: 50 }, (_, c) => [`column_${c}`, `${c}-${some(n + c, 40)}`] as const)
      const scores = items.map((id, c) => [id, some(n * 7 + c, 9) === 0 ? 'A,B*2' : '√'] as const)
      const fields = {
        ...Object.fromEntries([...texts, ...scores]),
        accession_token: some(n, 1e9).toString(16).padStart(16, '0'),
      }
      const marks = Object.fromEntries(Object.keys(fields).map((field) => [field, n + 1]))
      const id = `0199${String(some(n, 1e8)).padStart(4, '0').slice(0, 4)}-0000-7000-8000-${String(some(n, 1e12)).padStart(12, '0')}`
      return [id, { ...emptyRow('0.9.0'), fields, marks, mark: n + 1, placed: true }]
    })
    const state = { ...emptyState('w', 'c'), rows: new Map(rows) }
    const packed = createPacker()
    const begun = performance.now()
    const text = packed(state)
    const first = performance.now() - begun
    const again = performance.now()
    packed({ ...state, since: 1 })
    const second = performance.now() - again
    const kept = await squeezed(text)
    assert.ok(kept.length < 1_000_000, `${kept.length} letters`)
    assert.equal(await unsqueezed(kept), text)
    assert.equal(unpacked(text)!.rows.size, 5000)
    // What did not change is not written anew.
    assert.ok(second < first, `${second} ms after ${first} ms`)
    if (process.env.MEASURE) console.log({ first, second, text: text.length, kept: kept.length })
  })
})
