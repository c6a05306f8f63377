import assert from 'node:assert/strict'
import type { RawCell } from '../../../core/grid.ts'
import { recognise } from '../../../templates/reading/recognise.ts'
import { createTableReader } from '../../../templates/reading/tables.ts'
import { rubric } from '../../rubric/rubric.ts'
import { type Cells, whole } from './sheets.ts'

const layouts = recognise(rubric, whole)
const january = Date.UTC(2026, 0, 1) / 1000

function read(table: 'populationTable' | 'actionLog', rows: readonly Cells[]) {
  const reader = createTableReader(rubric, table, (table === 'actionLog' ? layouts.actions : layouts.population)!)
  const found = rows.map((cells, n) =>
    reader({ number: n + 2, cells: rubric[table].fields.map(({ key }) => cells[key] ?? null) }),
  )
  return {
    rows: found.flatMap(({ row }) => row ?? []),
    findings: found.flatMap(({ findings }) => findings.map(({ code, cell }) => `${code} ${cell}`)),
  }
}

const month: Cells = { period: { serial: 46_023 }, hospital: 'S04', modality: 'CT', exams_n: 100, reports_n: 90 }
const action: Cells = { action_id: 'A1', trigger: 'IMG-10', hospital: 'S04', measure: '复训', status: 'OPEN' }
const formula = (value: RawCell): RawCell => ({ formula: true, value: value as number })

describe('rows of the workload table', () => {
  it('are read with their month as its first day', () => {
    for (const period of [{ serial: 46_023 }, { serial: 46_040 }]) {
      const { rows, findings } = read('populationTable', [{ ...month, period }])
      assert.deepEqual(findings, [])
      assert.deepEqual(rows[0]!.values, {
        ...Object.fromEntries(rubric.populationTable.fields.map(({ key }) => [key, null])),
        ...month,
        period: january,
      })
      assert.equal(rows[0]!.row, 2)
    }
  })

  for (const [what, cells, wanted] of [
    ['a typed month', { period: '2026年1月' }, ['RD-01 A2']],
    ['a month as a number', { period: 202_601 }, ['RD-01 A2']],
    ['no month', { period: null }, ['RD-30 A2']],
    ['an unreadable month', { period: '年初' }, ['RD-02 A2']],
    ['a caption for a code', { modality: '磁共振' }, ['RD-01 C2']],
    ['an unknown code', { modality: 'PET' }, ['RD-32 C2']],
    ['a hospital that is not registered', { hospital: 'H99' }, ['RD-35 B2']],
    ['a formula', { exams_n: formula(100) }, []],
    ['a formula without result', { exams_n: formula(null) }, ['RD-12 G2']],
    ['an error value', { exams_n: { error: '#N/A' } }, ['RD-10 G2']],
    ['a negative count', { exams_n: -1 }, ['RD-08 G2']],
    ['half an exam', { exams_n: 0.5 }, ['RD-08 G2']],
    ['a part above its whole', { ontime_n: 91 }, ['RD-31 J2']],
    ['a part equal to its whole', { ontime_n: 90 }, []],
    ['two parts above their wholes', { em_n: 91, em_2h_n: 92 }, ['RD-31 K2', 'RD-31 L2']],
  ] as const)
    it(`with ${what} say ${wanted.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(read('populationTable', [{ ...month, ...cells }]).findings, wanted))

  it('are none while they are only prepared', () => {
    const { rows, findings } = read('populationTable', [
      { period: { serial: 46_023 }, hospital: 'S04', modality: 'CT' },
      {},
    ])
    assert.deepEqual([rows, findings], [[], []])
  })

  it('are not counted twice', () => {
    const { findings } = read('populationTable', [month, month, { ...month, modality: 'MR' }])
    assert.deepEqual(findings, ['RD-33 A3'])
  })

  it('are passed over when they hold totals', () => {
    const { rows, findings } = read('populationTable', [month, { period: '合计', exams_n: 100 }])
    assert.equal(rows.length, 1)
    assert.deepEqual(findings, ['RD-19 A3'])
  })
})

describe('rows of the action log', () => {
  it('are read', () => {
    const { rows, findings } = read('actionLog', [{ ...action, due_date: { serial: 46_023 } }])
    assert.deepEqual(findings, [])
    assert.equal(rows[0]!.values.due_date, january)
  })

  for (const [what, cells, wanted] of [
    ['no measure', { measure: null }, ['RD-30 E2']],
    ['a status in words', { status: '已完成', closed_date: { serial: 46_023 } }, ['RD-01 I2']],
    ['an unknown status', { status: '搁置' }, ['RD-32 I2']],
    ['a closed action without a date', { status: 'CLOSED' }, ['RD-34 I2']],
    ['an open action with a closing date', { closed_date: { serial: 46_023 } }, ['RD-34 I2']],
    ['a two-digit year', { due_date: '26-1-1' }, ['RD-04 F2']],
  ] as const)
    it(`with ${what} say ${wanted.join(', ')}`, () =>
      assert.deepEqual(read('actionLog', [{ ...action, ...cells }]).findings, wanted))

  it('have ids of their own', () => {
    assert.deepEqual(read('actionLog', [action, action]).findings, ['RD-33 A3'])
  })
})
