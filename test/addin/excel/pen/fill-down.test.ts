import assert from 'node:assert/strict'
import { fillsIn, inR1C1, isFilledDown } from '../../../../addin/excel/pen/fill-down.ts'
import { columnLetters } from '../../../../core/grid.ts'
import type { Sheet } from '../../../../templates/sheet.ts'
import { toR1C1 } from '../../../excel/model/r1c1.ts'
import { bookOf, scoredRow } from '../../pane/stage.ts'

const sheetOf = (...formulas: readonly (string | null)[]): Sheet => ({
  name: 's',
  columns: [],
  rows: formulas.map((formula) => ({ cells: [formula === null ? null : { formula, result: '' }] })),
})

describe('a formula that is filled down', () => {
  it('is known by its signs and by rows that go on', () => {
    assert.ok(isFilledDown('SUM(A9,$B9)+C$2*10', 'SUM(A10,$B10)+C$2*10'))
    assert.ok(isFilledDown('IF(A1="R3D",list_2,"")', 'IF(A2="R3D",list_2,"")'))
  })
  it('is another one when a number, a fixed row, a sign, a text or the length differs', () => {
    for (const [upper, lower] of [
      ['A1+1', 'A2+2'],
      ['A1+B$2', 'A2+B$3'],
      ['A1+B1', 'A2-B2'],
      ['A1', 'A1'],
      ['A1', 'A3'],
      ['A1&"A1"', 'A2&"A2"'],
      ['A1', 'A2+1'],
      ['LOG10(A1)', 'LOG10(A2)'],
    ] as const)
      assert.equal(isFilledDown(upper, lower), false, `${upper} ${lower}`)
  })
  it('is told as Excel reads it, with fixed rows and columns, other sheets and texts left alone', () => {
    assert.equal(inR1C1('A5+$B5+C$2+$D$1&"A5"', 4, 2), 'RC[-2]+RC2+R2C+R1C4&"A5"')
    assert.equal(inR1C1("'A1 B2'!C3:D4+item_REQ_01", 2, 2), "'A1 B2'!RC:R[1]C[1]+item_REQ_01")
    assert.equal(inR1C1('SUM(A:A)', 0, 1), null)
    assert.equal(inR1C1('SUM($2:$3)', 0, 1), null)
  })
  it('reads in each row as that row’s own formula does', () => {
    const sheet = bookOf(Array.from({ length: 12 }, (_, n) => scoredRow(n))).sheets[1]!
    const fills = fillsIn(sheet)
    assert.ok(fills.length > 50)
    for (const { row, column, height, formula } of fills)
      for (const at of [row, row + height - 1]) {
        const cell = sheet.rows[at]!.cells[column]
        assert.ok(typeof cell === 'object' && cell && 'formula' in cell)
        assert.equal(formula, toR1C1(`=${cell.formula}`, at, column), columnLetters(column))
      }
  })
  it('is told in one piece between others, and not for a few cells', () => {
    assert.deepEqual(fillsIn(sheetOf('A1', 'A2', 'A3')), [])
    assert.deepEqual(fillsIn(sheetOf(null, 'B2', 'B3', 'B4', 'B5', 'B7', null, 'B8')), [
      { row: 1, column: 0, height: 4, formula: '=RC[1]' },
    ])
  })
})
