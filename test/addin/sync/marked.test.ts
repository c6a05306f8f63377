import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type Cell,
  fieldsOf,
  isNothing,
  type Marked,
  markAt,
  markedOf,
  newestMark,
  nothing,
  remarked,
  valueAt,
  withCells,
  without,
} from '../../../addin/sync/marked.ts'

const field = fc.constantFrom('remarks', 'qc_date', 'REQ-01', 'REQ-02', '检查')
const value = fc.constantFrom('√', 'A', '', 0, 3, null)
const mark = fc.integer({ min: -1, max: 3 })
const cells: fc.Arbitrary<readonly Cell[]> = fc.array(fc.tuple(field, fc.option(value, { nil: undefined }), mark))

type Model = ReadonlyMap<string, readonly [Cell[1], number]>
const modelled = (before: Model, given: readonly Cell[]): Model => {
  const next = new Map(before)
  for (const [name, each, own] of given)
    if (each === undefined) next.delete(name)
    else next.set(name, [each, own])
  return next
}
const modelOf = (marked: Marked): Model =>
  new Map(fieldsOf(marked).map((name) => [name, [valueAt(marked, name), markAt(marked, name)]]))
const sorted = (model: Model) => [...model].sort()

describe('addin/sync/marked', () => {
  it('holds values and marks as a map would', () => {
    fc.assert(
      fc.property(fc.array(cells), fc.array(field), (givens, gone) => {
        let marked = nothing
        let model: Model = new Map()
        for (const given of givens) {
          marked = withCells(marked, given)
          model = modelled(model, given)
          assert.deepEqual(sorted(modelOf(marked)), sorted(model))
        }
        assert.equal(isNothing(marked), model.size === 0)
        assert.equal(newestMark(marked), Math.max(0, ...[...model.values()].map(([, own]) => own)))
        const left = modelled(
          model,
          gone.map((name): Cell => [name, undefined, 0]),
        )
        assert.deepEqual(sorted(modelOf(without(marked, gone))), sorted(left))
        const doubled = new Map([...model].map(([name, [each, own]]) => [name, [each, own * 2] as const]))
        assert.deepEqual(sorted(modelOf(remarked(marked, (own) => own * 2))), sorted(doubled))
      }),
    )
  })

  it('what is put in does not change what was there before', () => {
    const before = withCells(nothing, [['remarks', 'a', 1]])
    withCells(before, [
      ['remarks', 'b', 2],
      ['qc_date', 3, 2],
    ])
    assert.deepEqual(sorted(modelOf(before)), [['remarks', ['a', 1]]])
  })

  it('as the feed tells it: one mark, and those of the fields that have another', () => {
    const told = markedOf(Object.entries({ remarks: 'a', qc_date: null }), 7, { qc_date: 5, 'REQ-01': 3 })
    assert.deepEqual(sorted(modelOf(told)), [
      ['qc_date', [null, 5]],
      ['remarks', ['a', 7]],
    ])
  })

  it('says a mark that most fields have once', () => {
    const many = Array.from({ length: 90 }, (_, n): Cell => [`column_${n}`, '√', 1])
    const later = withCells(withCells(nothing, [['remarks', 'a', 9]]), [...many, ['column_3', 'A', 4]])
    assert.deepEqual([later.mark, later.odd], [1, { remarks: 9, column_3: 4 }])
    const allAnew = withCells(
      later,
      many.map(([name]): Cell => [name, 'B', 12]),
    )
    assert.deepEqual([allAnew.mark, allAnew.odd], [12, { remarks: 9 }])
  })
})
