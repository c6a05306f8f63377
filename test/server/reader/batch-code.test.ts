import assert from 'node:assert/strict'
import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import type { PlainCell, RawCell, RawRow } from '../../../core/grid.ts'
import { decodeBatch, encodeBatch } from '../../../server/reader/batch-code.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const plain = fc.oneof<fc.Arbitrary<PlainCell>[]>(
  fc.constant(null),
  text,
  finite,
  fc.boolean(),
  finite.map((serial) => ({ serial })),
  text.map((error) => ({ error })),
)
const cell = fc.oneof<fc.Arbitrary<RawCell>[]>(
  plain,
  plain.map((value) => ({ formula: true as const, value })),
)
const row = fc
  .tuple(fc.integer({ min: 1, max: 1_048_576 }), fc.array(cell, { maxLength: 30 }), fc.boolean())
  .map(([number, cells, hidden]): RawRow => (hidden ? { number, cells, hidden } : { number, cells }))

describe('coded batches', () => {
  it('give back every row, on the other side of the pipe too', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        assert.deepEqual(decodeBatch(deserialize(serialize(encodeBatch(rows)))), rows)
      }),
      { numRuns: 300 },
    )
  })

  it('hold each value once, however often it stands in the rows', () => {
    const rows = Array.from(
      { length: 50 },
      (_, i): RawRow => ({ number: i + 1, cells: ['√', 1, '√', { serial: 1 }, true] }),
    )
    assert.equal(encodeBatch(rows).values.length, 3)
  })
})
