import assert from 'node:assert/strict'
import { type Block, rowsOf } from '../../../addin/excel/decode.ts'
import { oddColumns } from '../../../addin/excel/odd.ts'

const block = (given: Partial<Block>): Block => ({
  column: 0,
  values: null,
  formulas: null,
  formats: null,
  types: null,
  ...given,
})
const rows = (given: Partial<Block>, date1904 = false) =>
  rowsOf({ row: 5, rows: 1, blocks: [block(given)], hidden: null }, date1904)

describe('what Excel answers, as rows', () => {
  it('a number under a date format is a serial', () =>
    assert.deepEqual(rows({ formulas: [[46150.5]], formats: [['yyyy-mm-dd hh:mm']] })[0]!.cells, [{ serial: 46150.5 }]))
  it('a number under another format is a number', () =>
    assert.deepEqual(rows({ formulas: [[46150]], formats: [['General']] })[0]!.cells, [46150]))
  it('serials of a 1904 workbook are shifted, times of day are not', () =>
    assert.deepEqual(rows({ formulas: [[44688, 0.5]], formats: [['yyyy-mm-dd', 'hh:mm']] }, true)[0]!.cells, [
      { serial: 46150 },
      { serial: 0.5 },
    ]))
  it('a formula is flagged and gives its result', () =>
    assert.deepEqual(
      rows({ values: [[3]], formulas: [['=1+2']], formats: [['General']], types: [['Double']] })[0]!.cells,
      [{ formula: true, value: 3 }],
    ))
  it('a formula that shows nothing is still a formula', () =>
    assert.deepEqual(rows({ values: [['']], formulas: [['=IF(A1,1,"")']], types: [['String']] })[0]!.cells, [
      { formula: true, value: '' },
    ]))
  it('a text that looks like a formula is a text', () =>
    assert.deepEqual(rows({ values: [['=A1']], formulas: [['=A1']], types: [['String']] })[0]!.cells, ['=A1']))
  it('an error is told from a text of the same looks by its type', () =>
    assert.deepEqual(
      rows({ values: [['#N/A', '#N/A']], formulas: [['#N/A', '#N/A']], types: [['Error', 'String']] })[0]!.cells,
      [{ error: '#N/A' }, '#N/A'],
    ))
  it('rows keep their numbers, empty ones are left out, hidden ones say so', () =>
    assert.deepEqual(
      rowsOf(
        {
          row: 5,
          rows: 3,
          blocks: [block({ column: 2, formulas: [['a'], [''], ['b']] })],
          hidden: [false, false, true],
        },
        false,
      ),
      [
        { number: 5, cells: [null, null, 'a'] },
        { number: 7, cells: [null, null, 'b'], hidden: true },
      ],
    ))
})

describe('columns to ask again', () => {
  it('a number without a known format is asked again', () =>
    assert.deepEqual(oddColumns([block({ column: 4, formulas: [['a', 1]] })]), [5]))
  it('a number with its format is not', () =>
    assert.deepEqual(oddColumns([block({ formulas: [[1]], formats: [['0']] })]), []))
  for (const text of ['=A1', "'=A1", '#N/A', 'TRUE'])
    it(`${text} among formulas is asked again`, () =>
      assert.deepEqual(oddColumns([block({ formulas: [['x'], [text]] })]), [0]))
  it('a result needs no second look for its text', () =>
    assert.deepEqual(oddColumns([block({ values: [['#N/A']] })]), []))
  it('what was asked in full is never asked again', () =>
    assert.deepEqual(oddColumns([block({ values: [[1]], formulas: [['=1']], types: [['Double']] })]), []))
})
