import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addressOf, gridOf, rectanglesOf } from '../../../addin/host/blocks.ts'

const spot = fc.record({ row: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 0, max: 8 }) })

describe('rectangles of cells', () => {
  it('cells of one row side by side are one rectangle', () => {
    const cells = [3, 1, 2].map((column) => ({ row: 7, column }))
    assert.deepEqual(rectanglesOf(cells).map(addressOf), ['B7:D7'])
  })
  it('equal runs in rows below each other are one rectangle', () => {
    const cells = [5, 6, 7].flatMap((row) => [0, 1].map((column) => ({ row, column })))
    assert.deepEqual(rectanglesOf(cells).map(addressOf), ['A5:B7'])
  })
  it('a gap separates', () => {
    assert.deepEqual(
      rectanglesOf([
        { row: 5, column: 0 },
        { row: 5, column: 2 },
        { row: 7, column: 0 },
      ]).map(addressOf),
      ['A5', 'C5', 'A7'],
    )
  })
  it('of two cells in one place the later one holds', () => {
    const [only] = rectanglesOf([
      { row: 1, column: 1, value: 'first' },
      { row: 1, column: 1, value: 'second' },
    ])
    assert.deepEqual(
      only!.cells.map(({ value }) => value),
      ['second'],
    )
  })
  it('any cells are covered exactly once, row by row', () => {
    fc.assert(
      fc.property(fc.array(spot), (cells) => {
        const covered = rectanglesOf(cells).flatMap(({ row, column, height, width, cells }) => {
          assert.equal(cells.length, height * width)
          for (const [n, cell] of cells.entries()) {
            assert.equal(cell.row, row + Math.floor(n / width))
            assert.equal(cell.column, column + (n % width))
          }
          return cells.map((cell) => `${cell.row} ${cell.column}`)
        })
        assert.equal(new Set(covered).size, covered.length)
        assert.deepEqual(new Set(covered), new Set(cells.map(({ row, column }) => `${row} ${column}`)))
      }),
    )
  })
  it('a list becomes a block of the width', () => {
    assert.deepEqual(gridOf([1, 2, 3, 4, 5, 6], 3), [
      [1, 2, 3],
      [4, 5, 6],
    ])
  })
})
