import assert from 'node:assert/strict'
import fc from 'fast-check'
import { createSqueezer, unsqueezed } from '../../../addin/sync/keep-text.ts'
import { type Cell, type Marked, nothing, withCells } from '../../../addin/sync/marked.ts'
import { createPacker, unpacked } from '../../../addin/sync/pack.ts'
import { emptyRow, emptyState, type Row, type State } from '../../../addin/sync/state.ts'
import type { Conflict } from '../../../core/sync/protocol.ts'

const name = fc.constantFrom('remarks', 'qc_date', 'REQ-01', 'REQ-02', '检查')
const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null))
const mark = fc.nat({ max: 4 })
const marked: fc.Arbitrary<Marked> = fc
  .dictionary(name, fc.tuple(value, fc.constantFrom(-1, 0, 1, 2, 3)))
  .map((cells) =>
    withCells(
      nothing,
      Object.entries(cells).map(([field, [value, mark]]) => [field, value, mark]),
    ),
  )
const row: fc.Arbitrary<Row> = fc
  .record({
    seen: marked,
    mark,
    behind: marked,
    over: fc.dictionary(name, fc.array(value, { minLength: 1, maxLength: 2 })),
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
const textsOf = (state: State) => createPacker()(state).map(({ text }) => text())
/** fast-check makes records without a prototype. */
const plain = (rows: State['rows']) => structuredClone([...rows])

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
        const again = unpacked(textsOf(state))!
        assert.deepEqual({ ...again, rows: [] }, { ...state, rows: [] })
        assert.deepEqual(plain(again.rows), plain(state.rows))
      }),
      { numRuns: 400 },
    )
  })

  it('a text that is none of ours, or of another layout, is none', () => {
    for (const text of ['', '{}', '[]', 'null', '{"layout":99}', '[{"layout":99},[]]', '[{"layout":1}]'])
      assert.equal(unpacked([text]), null)
    assert.equal(unpacked([]), null)
    assert.equal(unpacked([...textsOf(emptyState('w', 'c')), '[damaged']), null)
  })

  it('5,000 rows take less than a megabyte in the workbook, and what did not change is not written anew', async function () {
    this.timeout(20_000)
    const rows = manyRows(5000)
    const state = { ...emptyState('w', 'c'), rows: new Map(rows) }
    const pack = createPacker()
    const squeezed = createSqueezer()
    const first = pack(state)
    const kept = await squeezed(first)
    assert.ok(kept.length < 1_000_000, `${kept.length} letters`)
    const texts = (await unsqueezed(kept))!
    assert.deepEqual(
      texts,
      first.map(({ text }) => text()),
    )
    assert.equal(unpacked(texts)!.rows.size, 5000)
    const [record, some] = rows[4000]!
    const second = pack({ ...state, since: 1, rows: new Map(rows).set(record, { ...some, mark: 9 }) })
    const fresh = second.filter((piece) => !first.includes(piece))
    assert.equal(fresh.length, 2)
    const again = (await unsqueezed(await squeezed(second)))!
    assert.equal(unpacked(again)!.rows.get(record)!.mark, 9)
  })
})

function manyRows(count: number): readonly (readonly [string, Row])[] {
  const items = Array.from({ length: 64 }, (_, n) => `RPT-${n}`)
  const some = (n: number, of: number) => (n * 2_654_435_761) % of
  return Array.from({ length: count }, (_, n) => {
    const texts = Array.from({ length: 50 }, (_, c): Cell => [`column_${c}`, `${c}-${some(n + c, 40)}`, n + 1])
    const scores = items.map((id, c): Cell => [id, some(n * 7 + c, 9) === 0 ? 'A,B*2' : '√', n + 1])
    const token: Cell = ['accession_token', some(n, 1e9).toString(16).padStart(16, '0'), n + 1]
    const id = `0199${String(some(n, 1e8)).padStart(4, '0').slice(0, 4)}-0000-7000-8000-${String(some(n, 1e12)).padStart(12, '0')}`
    const seen = withCells(nothing, [...texts, ...scores, token])
    return [id, { ...emptyRow('0.9.0'), seen, mark: n + 1, placed: true }]
  })
}
