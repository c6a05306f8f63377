import assert from 'node:assert/strict'
import fc from 'fast-check'
import { rowBytes, type Stretch, stripsOf, takePortion } from '../../../addin/excel/portions.ts'
import { bytesOf, traitsOf } from '../../../addin/excel/traits.ts'

const sheet = (values: unknown[][], formats: string[][]) => ({
  id: 'x',
  name: 'x',
  hidden: false,
  firstRow: 1,
  lastRow: 1000,
  columns: values[0]!.length,
  traits: traitsOf({ column: 0, values, formats }),
})
const known = sheet(
  [
    ['id', 'day', 'total'],
    ['Q001', 46150, ''],
  ],
  [
    ['General', 'General', 'General'],
    ['@', 'yyyy-mm-dd', '0.0'],
  ],
)
const wish = { sheet: 'x' }

describe('what is asked of a column', () => {
  it('formats are asked only where numbers stand or are prepared for', () =>
    assert.deepEqual(
      stripsOf(wish, known, new Set()).map(({ column, count, formats }) => [column, count, formats]),
      [
        [0, 1, false],
        [1, 2, true],
      ],
    ))
  it('results are asked as values', () =>
    assert.deepEqual(
      stripsOf({ ...wish, results: new Set([2]) }, known, new Set()).map(({ ask }) => ask),
      ['formulas', 'formulas', 'values'],
    ))
  it('an odd column is asked in full', () =>
    assert.deepEqual(
      stripsOf(wish, known, new Set([0])).map(({ ask, formats }) => [ask, formats]),
      [
        ['both', true],
        ['formulas', true],
      ],
    ))
  it('columns that are not wished are not asked', () =>
    assert.deepEqual(
      stripsOf({ ...wish, columns: new Set([1]) }, known, new Set()).map(({ column, count }) => [column, count]),
      [[1, 1]],
    ))
  it('a few rows are asked in full at once', () =>
    assert.deepEqual(stripsOf({ ...wish, from: 5, to: 7 }, known, new Set()), [
      { column: 0, count: 3, ask: 'both', formats: true },
    ]))
  it('the bytes of a value are those of its JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean()), (value) => {
        const exact = Buffer.byteLength(JSON.stringify(value)) + 1
        assert.ok(bytesOf(value) >= exact && bytesOf(value) <= exact + 6 * String(value).length)
      }),
    )
  })
  it('a row weighs more with formats than without', () => {
    const strips = stripsOf(wish, known, new Set())
    assert.ok(
      rowBytes(strips, known) >
        rowBytes(
          strips.map((strip) => ({ ...strip, formats: false })),
          known,
        ),
    )
  })
})

describe('portions', () => {
  it('every row is read once and in order, whatever the sizes', () => {
    const stretch = fc.record({
      wish: fc.nat(3),
      from: fc.integer({ min: 1, max: 50 }),
      rows: fc.integer({ min: 1, max: 500 }),
    })
    fc.assert(
      fc.property(fc.array(stretch), fc.integer({ min: 1, max: 5000 }), (given, most) => {
        const stretches: Stretch[] = given.map(({ wish, from, rows }) => ({ wish, from, to: from + rows - 1 }))
        const each = (list: readonly Stretch[]) =>
          list.flatMap(({ wish, from, to }) => Array.from({ length: to - from + 1 }, (_, n) => `${wish} ${from + n}`))
        const read: Stretch[] = []
        let left: readonly Stretch[] = stretches
        while (left.length > 0) {
          const portion = takePortion(left, () => 10, most)
          const bytes = each(portion.taken).length * 10
          assert.ok(bytes > 0 && (bytes <= most || each(portion.taken).length === 1))
          read.push(...portion.taken)
          left = portion.left
        }
        assert.deepEqual(each(read), each(stretches))
      }),
    )
  })
})
