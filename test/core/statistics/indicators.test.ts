import assert from 'node:assert/strict'
import type { FiledEntry } from '../../../core/filed.ts'
import { countedExams } from '../../../core/statistics/counted.ts'
import { indicated } from '../../../core/statistics/indicators/indicators.ts'
import { indications } from '../../../core/statistics/indicators/table.ts'
import { type Facts, factsWithin, noFacts } from '../../../core/statistics/population.ts'
import { rubric } from '../../rubric/rubric.ts'
import { filed, many } from './filed.ts'

const asOf = Date.UTC(2026, 8, 30) / 1000
const minute = 60
const start = Date.UTC(2026, 6, 10, 9) / 1000

const figuresOf = (id: string, rows: readonly FiledEntry[], facts: Facts = noFacts) =>
  indicated({ rubric, exams: countedExams(rubric, rows).exams, facts, asOf }).find(
    ({ indicator }) => indicator.id === id,
  )!.figures
/** k and n of a figure, the first unless another is asked for. */
const share = (id: string, rows: readonly FiledEntry[], facts?: Facts, nth = 0) => {
  const { k, n } = figuresOf(id, rows, facts)[nth]!
  return `${k}/${n}`
}

describe('indicators', () => {
  it('of the rubric are all counted, shown on a sheet of their own, or listed with a reason', () => {
    assert.deepEqual(Object.keys(indications).sort(), rubric.indicators.map(({ id }) => id).sort())
    for (const [id, indication] of Object.entries(indications)) {
      const answers = ['count', 'sheet', 'absent'].filter((way) => way in indication)
      assert.equal(answers.length, 1, id)
      if ('absent' in indication)
        for (const text of Object.values(indication.absent)) assert.ok(text.length > 8, `${id}: ${text}`)
    }
  })
  it('are absent for four only: two need double-scored cases, one a log, one several periods', () => {
    const absent = Object.keys(indications).filter((id) => 'absent' in indications[id]!)
    assert.deepEqual(absent, ['IND-41', 'IND-43', 'IND-47', 'IND-48'])
  })
  it('that nothing speaks of have a reason and no value', () => {
    for (const { indicator, figures, sheet, missing } of indicated({ rubric, exams: [], facts: noFacts, asOf }))
      if (sheet === null && missing === null)
        for (const { kind, value } of figures)
          assert.ok(kind === 'count' ? value.value === 0 : value.reason !== null, indicator.id)
  })
  it('mark what a sample only estimates', () => {
    const rows = many(12, () => ({ exam: { encounter_type: 'E', report_time: start + minute } }))
    assert.equal(figuresOf('IND-21', rows)[0]!.source, 'estimate')
    assert.equal(figuresOf('IND-19', rows)[0]!.source, 'estimate')
    assert.equal(figuresOf('IND-18', rows)[0]!.source, 'sample')
  })

  it('count grades over the exams that have one', () => {
    const rows = many(12, (n) => ({ cells: n < 3 ? { 'RPT-03': 'V' } : n === 3 ? { 'RPT-03': '' } : {} }))
    assert.equal(share('IND-18', rows), '8/11')
  })
  it('count a veto once in its link and once over all links', () => {
    const rows = many(10, (n) => ({ cells: n === 0 ? { 'IMG-09': 'V', 'RPT-03': 'V' } : {} }))
    const shares = figuresOf('IND-07', rows).map(({ k }) => k)
    assert.deepEqual(shares, [1, 0, 1, 0, 0, 1, 0])
    assert.equal(share('IND-14', rows), '1/10')
    assert.equal(figuresOf('IND-40', rows)[0]!.value.value, 1)
  })
  it('count harmful artefacts of CT and MR apart, and leave out those outside the diagnostic area', () => {
    const rows = many(20, (n) => ({
      exam: { modality: ['CT', 'MR', 'DR'][n % 3]! },
      cells: { 'IMG-10': ['B', 'C', 'B', 'A'][n % 4]! },
    }))
    assert.deepEqual(
      figuresOf('IND-20', rows).map(({ k, n }) => [k, n]),
      [
        [5, 7],
        [5, 7],
      ],
    )
  })
  it('count 3D as done when it is met or a part is missing', () => {
    const rows = many(10, (n) => ({
      exam: { recon_required: n < 8 ? 'Y' : 'N' },
      cells: { 'R3D-01': ['√', 'A', 'B', 'C'][n % 4]! },
    }))
    assert.equal(share('IND-16', rows), '6/8')
  })
  it('count an emergency report at 120 minutes as in time and at 121 as late, X-ray and CT only', () => {
    const rows = many(6, (n) => ({
      exam: {
        encounter_type: n === 5 ? 'O' : 'E',
        modality: n === 4 ? 'MR' : 'CT',
        report_time: start + (n < 2 ? 120 : 121) * minute,
      },
    }))
    assert.equal(share('IND-21', rows), '2/4')
  })
  it('keep a critical finding that nobody reported among the cases', () => {
    const critical = { critical_present: 'Y', critical_found_at: start } as const
    const told = { critical_notifier_id: 'P001', critical_receiver_id: 'R001' }
    const rows = [
      ...[10, 11].map((late, n) => ({
        accession_token: `told-${n}`,
        ...told,
        critical_notified_at: start + late * minute,
      })),
      { accession_token: 'half', critical_notifier_id: 'P001', critical_notified_at: start + minute },
      { accession_token: 'never' },
      { accession_token: 'none', critical_present: 'N' },
    ].map((exam) => filed({ exam: { ...critical, ...exam } }))
    assert.equal(share('IND-22', rows), '1/4')
  })
  it('take the limits that the row states before those of the rubric', () => {
    const exam = { draft_time: start, report_time: start + 100 * minute }
    assert.equal(share('IND-26', [filed({ exam })]), '1/1')
    assert.equal(share('IND-26', [filed({ exam: { ...exam, limit_min: 99 } })]), '0/1')
    assert.equal(share('IND-27', [filed({ exam: { ...exam, review_min: 99 } })]), '0/1')
    assert.equal(share('IND-27', [filed({ exam: { ...exam, solo_signoff: 'Y' } })]), '0/0')
  })
  it('give the median and the 90th percentile of the turnaround', () => {
    const rows = many(11, (n) => ({ exam: { report_time: start + (n + 1) * minute } }))
    assert.deepEqual(
      figuresOf('IND-28', rows).map(({ value }) => value.value),
      [6, 10],
    )
  })
  it('split the changes at review, and leave out what nobody can know', () => {
    const rows = many(8, (n) => ({ exam: { review_change: ['N', 'T', 'D', 'U'][n % 4]! } }))
    assert.deepEqual(
      figuresOf('IND-37', rows).map(({ k, n }) => [k, n]),
      [
        [4, 6],
        [2, 6],
        [2, 6],
      ],
    )
  })
  it('count missed errors only where a draft with an error was kept', () => {
    const rows = many(6, (n) => ({
      exam: { draft_available: n < 4 ? 'Y' : 'N' },
      cells: { ...(n !== 3 ? { 'RPT-04': 'B' } : {}), ...(n < 1 ? { 'REV-04': 'C' } : {}) },
    }))
    assert.equal(share('IND-38', rows), '1/3')
  })
  it('never give a rate of missed critical findings', () => {
    const rows = many(40, (n) => ({ exam: { critical_present: 'Y' }, cells: n < 2 ? { 'RPT-13': 'V' } : {} }))
    const [figure] = figuresOf('IND-39', rows)
    assert.deepEqual([figure!.k, figure!.n, figure!.value.value], [2, 40, null])
  })
  it('count an appeal, and an overturn where the arbiter came to another grade', () => {
    const rows = ['a', 'b', 'c'].flatMap((accession_token) => [
      filed({
        exam: { accession_token, record_status: accession_token === 'c' ? 'SUBMITTED' : 'ARBITRATED' },
        cells: { 'IMG-10': 'C' },
      }),
      ...(accession_token === 'c'
        ? []
        : [
            filed({ exam: { accession_token, qc_role: 'J' }, cells: accession_token === 'a' ? {} : { 'IMG-10': 'C' } }),
          ]),
    ])
    assert.equal(share('IND-45', rows), '2/3')
    assert.equal(share('IND-45', rows, undefined, 1), '1/2')
  })
  it('count scoring as in time on the thirtieth day after the report', () => {
    const reported = Date.UTC(2026, 6, 1, 23, 59) / 1000
    const day = (n: number) => ({ exam: { report_time: reported, qc_date: Date.UTC(2026, 6, 1 + n) / 1000 } })
    assert.equal(share('IND-42', [filed(day(30))]), '1/1')
    assert.equal(share('IND-42', [filed(day(31))]), '0/1')
  })
  it('take points marked N/A from all points of the scored links', () => {
    const cells = { 'REQ-05': 'NA:N01', 'IMG-08': 'NA:N17' }
    const points = rubric.items
      .filter(({ modalities }) => modalities.includes('CT'))
      .reduce((sum, { maxPoints }) => sum + maxPoints, 0)
    const of = (id: string) => rubric.itemById.get(id)!.maxPoints
    assert.equal(share('IND-44', [filed({ cells })]), `${of('REQ-05') + of('IMG-08')}/${points}`)
    assert.equal(share('IND-44', [filed({ cells })], undefined, 1), `${of('IMG-08')}/${points}`)
  })
})

describe('indicators of all cases', () => {
  const row = {
    period: Date.UTC(2026, 6, 1) / 1000,
    hospital: 'S01',
    modality: 'CT',
    encounter_type: 'E',
    staff_id: null,
  }
  const facts: Facts = {
    population: [{ ...row, exams_n: 400, em_n: 200, em_2h_n: 190, exposures_n: 900, rejects_n: 100 }],
    actions: [
      { due_date: asOf, closed_date: asOf },
      { due_date: asOf - 86_400, closed_date: asOf },
      { due_date: asOf - 86_400, closed_date: null },
      { due_date: asOf + 86_400, closed_date: null },
    ],
  }
  const rows = many(12, () => ({ exam: { encounter_type: 'E', report_time: start + minute } }))

  it('come from the workload, without an interval, and stand before what the sample estimates', () => {
    const [all, sample] = figuresOf('IND-21', rows, facts)
    assert.deepEqual([all!.k, all!.n, all!.source, all!.interval.reason], [190, 200, 'all-cases', 'CENSUS'])
    assert.deepEqual([sample!.k, sample!.n, sample!.source], [12, 12, 'estimate'])
  })
  it('take rejected exposures into their own denominator', () => assert.equal(share('IND-30', rows, facts), '100/1000'))
  it('give the coverage of the sample only where the workload is known', () => {
    assert.equal(share('IND-02', rows, facts), '12/400')
    assert.equal(figuresOf('IND-02', rows)[0]!.value.reason, 'NO_DATA')
  })
  it('count actions as due up to the day of the summary', () => assert.equal(share('IND-46', rows, facts), '1/3'))
  it('show a part larger than its whole without a rate', () => {
    const wrong = { ...facts, population: [{ ...row, em_n: 20, em_2h_n: 30 }] }
    assert.equal(figuresOf('IND-21', rows, wrong)[0]!.value.reason, 'NOT_APPLICABLE')
  })
  it('are those of the period: by month of the workload, by month in which an action falls due', () => {
    const { population, actions } = factsWithin(facts, '2026-08', '2026-09')
    assert.deepEqual([population.length, actions.length], [0, 3])
    assert.equal(factsWithin(facts, '2026-07', null).population.length, 1)
  })
})
