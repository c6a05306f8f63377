import assert from 'node:assert/strict'
import { addressOf, gather, isAlike, sift } from '../../addin/page/findings/arrange.ts'
import type { Level, SaidFinding } from '../../core/finding.ts'

const finding = (given: Partial<SaidFinding>): SaidFinding => ({
  code: 'VR-01',
  level: 'error',
  sheet: '原始数据表',
  cell: 'K5',
  row: 5,
  recordId: null,
  message: 'wrong',
  mend: 'mend it',
  fix: null,
  dryRun: false,
  ...given,
})
const every: ReadonlySet<Level> = new Set<Level>(['error', 'warning', 'notice'])

describe('findings on the page', () => {
  it('are sifted by level and by any text that is shown, whatever its case', () => {
    const findings = [
      finding({ code: 'VR-01' }),
      finding({ code: 'RD-02', level: 'notice', cell: 'AB12' }),
      finding({ recordId: 'abc-1', level: 'warning' }),
    ]
    const codes = (levels: readonly Level[], text: string) =>
      sift(findings, { levels: new Set(levels), text }).map(({ code }) => code)
    assert.deepEqual(codes(['notice'], ''), ['RD-02'])
    assert.deepEqual(codes([...every], ' ab12 '), ['RD-02'])
    assert.deepEqual(codes([...every], 'ABC-1'), ['VR-01'])
    assert.deepEqual(codes([], ''), [])
  })
  it('of a rule on trial stand with the notices', () => {
    const trial = [finding({ dryRun: true })]
    assert.equal(sift(trial, { levels: new Set<Level>(['notice']), text: '' }).length, 1)
    assert.equal(sift(trial, { levels: new Set<Level>(['error']), text: '' }).length, 0)
  })
  it('by rule: the gravest rules first, then the most frequent', () => {
    const findings = [
      finding({ code: 'W', level: 'warning' }),
      finding({ code: 'W', level: 'warning' }),
      finding({ code: 'A' }),
      finding({ code: 'B' }),
      finding({ code: 'B' }),
    ]
    assert.deepEqual(
      gather(findings, 'rule').map(({ code, findings: { length } }) => [code, length]),
      [
        ['B', 2],
        ['A', 1],
        ['W', 2],
      ],
    )
  })
  it('by place: rows as they come, each with its gravest level', () => {
    const groups = gather(
      [finding({ row: 7, level: 'notice' }), finding({ row: 5 }), finding({ row: 7, level: 'warning' })],
      'place',
    )
    assert.deepEqual(
      groups.map(({ row, level }) => [row, level]),
      [
        [7, 'warning'],
        [5, 'error'],
      ],
    )
  })
  it('are gathered without losing one, 10,000 of them in a moment', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => finding({ code: `VR-${index % 52}`, row: index }))
    for (const by of ['rule', 'place'] as const)
      assert.equal(
        gather(many, by).reduce((sum, { findings }) => sum + findings.length, 0),
        many.length,
      )
  })
  it('are alike only when their words, their mends and their levels of trial are the same', () => {
    assert.equal(isAlike([finding({ cell: 'A1' }), finding({ cell: 'A2' })]), true)
    assert.equal(isAlike([finding({}), finding({ message: 'other' })]), false)
    assert.equal(isAlike([finding({}), finding({ dryRun: true })]), false)
    assert.equal(isAlike([finding({})]), true)
  })
  it('have an address that the name box of a spreadsheet takes', () => {
    assert.equal(addressOf({ sheet: '原始数据表', cell: 'K5' }), '原始数据表!K5')
    assert.equal(addressOf({ sheet: 'Raw data table', cell: 'K5' }), "'Raw data table'!K5")
    assert.equal(addressOf({ sheet: "O'Neill", cell: 'A1' }), "'O''Neill'!A1")
    assert.equal(addressOf({ sheet: '说明', cell: '' }), '说明')
  })
})
