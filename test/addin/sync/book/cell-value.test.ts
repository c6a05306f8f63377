import assert from 'node:assert/strict'
import type { Stood } from '../../../../addin/host/write-wish.ts'
import { cellValue, stoodAs } from '../../../../addin/sync/book/cell-value.ts'
import { rubric, stamp } from '../../../server/store/wishes.ts'

const keyOf = (type: string) => rubric.columns.find((column) => column.type === type)?.key ?? assert.fail(type)

describe('addin/sync/book/cell-value', () => {
  it('writes seconds as a date where the column is one, and everything else as it is', () => {
    const at = stamp('2026-05-08T09:30:15')
    assert.deepEqual(cellValue(rubric, keyOf('datetime'), at), { date: '2026-05-08T09:30:15' })
    assert.deepEqual(cellValue(rubric, keyOf('date'), stamp('2026-05-08T00:00:00')), { date: '2026-05-08' })
    assert.equal(cellValue(rubric, keyOf('int'), at), at)
    for (const value of [null, 'as typed']) assert.equal(cellValue(rubric, keyOf('date'), value), value)
    assert.equal(cellValue(rubric, 'IMG-10', '√'), '√')
  })

  const stood = (content: unknown, formula?: true) => ({ content, formula }) as Stood['before']

  it('knows a cell again by what stands in it', () => {
    for (const raw of ['a', 3, true] as const) {
      assert.ok(stoodAs(raw, stood(raw), false))
      assert.ok(!stoodAs(raw, stood('other'), false))
    }
    for (const empty of [null, undefined, ''])
      for (const content of [null, '']) {
        assert.ok(stoodAs(empty, stood(content), false))
        assert.ok(!stoodAs(empty, stood(0), false))
        assert.ok(!stoodAs(0, stood(content), false))
      }
    assert.ok(stoodAs({ error: '#N/A' }, stood('#N/A'), false))
    assert.ok(!stoodAs({ error: '#N/A' }, stood('#REF!'), false))
  })

  it('knows a formula again whatever it comes to', () => {
    assert.ok(stoodAs({ formula: true, value: 1 }, stood(2, true), false))
    assert.ok(!stoodAs({ formula: true, value: 2 }, stood(2), false))
  })

  it('knows a date again by its days, which a workbook may count from 1904', () => {
    for (const content of [46_150.5, { serial: 46_150.5 }]) {
      assert.ok(stoodAs({ serial: 46_150.5 }, stood(content), false))
      assert.ok(stoodAs({ serial: 46_150.5 + 1e-8 }, stood(content), false))
      assert.ok(!stoodAs({ serial: 46_150.51 }, stood(content), false))
      assert.ok(!stoodAs({ serial: 46_150.49 }, stood(content), false))
      assert.ok(stoodAs({ serial: 46_150.5 + 1462 }, stood(content), true))
    }
    assert.ok(stoodAs({ serial: 0.5 }, stood(0.5), true))
    assert.ok(!stoodAs({ serial: 1 }, stood('1'), false))
    assert.ok(!stoodAs({ serial: 1 }, stood(null), false))
  })
})
