import assert from 'node:assert/strict'
import { createExcelHost } from './host.ts'

const values: readonly (readonly [formula: string, value: string | number | boolean])[] = [
  ['=1+2*3^2', 19],
  ['=-2^2', 4],
  ['=10%+1', 1.1],
  ['="a"&1/2', 'a0.5'],
  ['="A"="a"', true],
  ['=1<"a"', true],
  ['=A1+A9', 5],
  ['=A1&A9', '5'],
  ['=1/0', '#DIV/0!'],
  ['="x"+1', '#VALUE!'],
  ['=IF(A1>3,"big","small")', 'big'],
  ['=IF(FALSE,1/0,2)', 2],
  ['=IFERROR(1/0,"none")', 'none'],
  ['=AND(TRUE,A1=5)', true],
  ['=SUM(A1:A4)', 9],
  ['=SUM(A1:A4,"2")', 11],
  ['=AVERAGE(A1:A2)', 4.5],
  ['=COUNTA(A1:A9)', 4],
  ['=COUNTBLANK(A1:A9)', 5],
  ['=SUMPRODUCT((A1:A2>4)*A1:A2)', 5],
  ['=SUMPRODUCT(LEN({"ab","c"}))', 3],
  ['=INDEX(A1:B2,2,1)', 4],
  ['=MATCH("b",{"a","b"},0)', 2],
  ['=SUM(INDEX(A1:B2,1,0))', 15],
  ['=SUM(MMULT({1,2},{3;4}))', 11],
  ['=MID("abcd",2,2)', 'bc'],
  ['=FIND("c","abc")', 3],
  ['=ISERROR(FIND("z","abc"))', true],
  ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
  ['=ROUND(2.675,2)', 2.68],
  ['=ROUND(-1.5,0)', -2],
  ['=MOD(-1,3)', 2],
  ['=INT(-1.5)', -2],
  ['=COUNTIF(A1:A4,">4")', 1],
  ['=COUNTIF(A3:A4,"t*")', 1],
  ['=VLOOKUP(4,A1:B2,2,FALSE)', 20],
  ['=N("x")+N(TRUE)', 1],
  ['=MAX(1,MIN(A1:A2))', 4],
  ['=SUM(A:A)', 9],
]

const host = createExcelHost()
const type = (address: string, text: string) => host.typeInto('Sheet1', address, text)
const value = (address: string) => host.workbook.values('Sheet1', address)[0]![0]

describe('formulas of the Excel of the tests', () => {
  before(() => {
    for (const [address, text] of Object.entries({ A1: '5', A2: '4', A3: 'text', A4: 'true', B1: '10', B2: '20' }))
      type(address, text)
  })
  for (const [formula, wanted] of values)
    it(`${formula} is ${wanted}`, () => {
      type('D1', formula)
      assert.equal(value('D1'), wanted)
    })

  it('are worked out again through others when an input changes, and only then', () => {
    type('E1', '=A1*2')
    type('E2', '=E1+SUM(A1:A4)')
    assert.equal(value('E2'), 19)
    type('A1', '6')
    assert.equal(value('E2'), 22)
    type('A1', '5')
    assert.equal(value('E2'), 19)
  })
  it('are refused by name when they cannot be worked out', () => {
    type('F1', '=NOSUCH(1)')
    assert.throws(() => value('F1'), { code: 'NotImplemented', message: /NOSUCH/ })
    type('F1', '=Table1[x]')
    assert.throws(() => value('F1'), { code: 'NotImplemented' })
    type('F1', '={1,2}')
    assert.throws(() => value('F1'), { code: 'NotImplemented', message: /several values/ })
  })
  it('are refused when they go round in a circle', () => {
    type('G1', '=G2')
    type('G2', '=G1')
    assert.throws(() => value('G1'), { code: 'NotImplemented', message: /circular/ })
  })
})
