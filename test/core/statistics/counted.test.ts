import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Exam } from '../../../core/exam.ts'
import type { FiledEntry } from '../../../core/filed.ts'
import { countedExams } from '../../../core/statistics/counted.ts'
import { indicated } from '../../../core/statistics/indicators/indicators.ts'
import { rubric } from '../../rubric/rubric.ts'
import { filed, many, type Row } from './filed.ts'

const noFacts = { population: [], actions: [] }
const image = 'REQ;IMG;FLM;R3D'
const report = 'RPT;REV'

/** All figures of all indicators: what no change of form may change. */
const figures = (rows: readonly FiledEntry[]) => {
  const { exams } = countedExams(rubric, rows)
  return indicated({ rubric, exams, facts: noFacts, asOf: 0 }).map(({ indicator, figures }) => [indicator.id, figures])
}

describe('counted exams', () => {
  it('leave out void, training, targeted and second-reader rows, each with its reason', () => {
    const { exams, rows, targetedExams } = countedExams(rubric, [
      filed(),
      filed({ exam: { record_status: 'VOID', accession_token: 'b' } }),
      filed({ exam: { qc_role: 'T', accession_token: 'c' } }),
      filed({ exam: { sampling_method: 'G', accession_token: 'd' } }),
      filed({ exam: { qc_role: 'D' } }),
      filed({ exam: { qc_role: null } }),
      filed({ exam: { accession_token: null } }),
      filed({ exam: { exam_start: null } }),
    ])
    assert.equal(exams.length, 1)
    assert.equal(targetedExams, 1)
    assert.deepEqual(rows, {
      filed: 8,
      counted: 1,
      excluded: {
        VOID: 1,
        TRAINING: 1,
        TARGETED: 1,
        SECOND_READER: 1,
        NO_ROLE: 1,
        NO_EXAM_KEY: 1,
        NO_EXAM_TIME: 1,
        ARBITRATED: 0,
        REPEATED: 0,
      },
    })
  })
  it('take the arbiter’s row and never both', () => {
    const { exams, rows } = countedExams(rubric, [
      filed({ cells: { 'IMG-10': 'C' } }),
      filed({ exam: { qc_role: 'J' }, cells: { 'IMG-10': 'A' } }),
    ])
    assert.equal(exams.length, 1)
    assert.deepEqual(exams[0]!.score.codes, ['IMG-10A'])
    assert.deepEqual([rows.counted, rows.excluded.ARBITRATED], [1, 1])
  })
  it('take the arbiter’s row only for the links that the arbiter judged', () => {
    const { exams, rows } = countedExams(rubric, [
      filed({ cells: { 'IMG-10': 'B', 'RPT-11': 'A' } }),
      filed({ exam: { qc_role: 'J', qc_scope: 'RPT' } }),
    ])
    assert.deepEqual(exams[0]!.score.codes, ['IMG-10B'])
    assert.equal(exams[0]!.score.composite.status, 'SCORED')
    assert.equal(rows.counted, 2)
  })
  it('take the first of two rows that score the same link', () => {
    const first = { exam: { qc_date: Date.UTC(2026, 7, 1) / 1000 }, cells: { 'IMG-10': 'A' } }
    const again = { exam: { qc_date: Date.UTC(2026, 7, 9) / 1000 }, cells: { 'IMG-10': 'C' } }
    const { exams, rows } = countedExams(rubric, [filed(again), filed(first)])
    assert.deepEqual(exams[0]!.score.codes, ['IMG-10A'])
    assert.equal(rows.excluded.REPEATED, 1)
  })
  it('keep equal tokens of two sites apart', () => {
    assert.equal(countedExams(rubric, [filed(), filed({ site: 'S02' })]).exams.length, 2)
  })
  it('stand in the month of the exam, not of the scoring', () => {
    const exam = { exam_start: Date.UTC(2026, 5, 30, 23, 59, 59) / 1000, qc_date: Date.UTC(2026, 7, 1) / 1000 }
    assert.equal(countedExams(rubric, [filed({ exam })]).exams[0]!.month, '2026-06')
  })
  it('hold overrides only for the links of the row that states them', () => {
    const { exams } = countedExams(rubric, [
      filed({ exam: { qc_scope: image, role_override: 'IMG-12=SYSTEM;RPT-01=SYSTEM' } }),
      filed({ exam: { qc_scope: report } }),
    ])
    assert.deepEqual(exams[0]!.merged.override, { 'IMG-12': 'SYSTEM' })
  })
})

/** Rows with some deductions, films, modalities and people. */
const row: fc.Arbitrary<Row> = fc
  .record({
    modality: fc.constantFrom('CT', 'MR', 'DR', 'MG'),
    film: fc.constantFrom('DRY', 'NONE'),
    recon: fc.constantFrom('Y', 'N'),
    positive: fc.constantFrom('Y', 'N'),
    reader: fc.constantFrom('P001', 'P002'),
    cells: fc.dictionary(
      fc.constantFrom(...rubric.items.map(({ id }) => id)),
      fc.constantFrom('A', 'B', 'V', '√', 'NA:N17', ''),
      { maxKeys: 5 },
    ),
  })
  .map(({ modality, film, recon, positive, reader, cells }) => ({
    exam: {
      modality,
      film_type: film,
      recon_required: recon,
      positive_flag: positive,
      reporter_id: reader,
    } as Partial<Exam>,
    cells,
  }))
const exams = fc.array(row, { minLength: 1, maxLength: 20 })
const settings = { numRuns: 60, verbose: true }

describe('figures', () => {
  it('do not depend on the order of filing', () => {
    fc.assert(
      fc.property(exams, fc.infiniteStream(fc.nat()), (given, order) => {
        // Some exams are scored twice on the same day.
        const rows = many(given.length, (n) => ({
          ...given[n]!,
          exam: { ...given[n]!.exam, accession_token: `exam-${n % 11}` },
        }))
        const keyed = rows.map((each) => [order.next().value, each] as const)
        const shuffled = [...keyed].sort(([a], [b]) => a - b).map(([, each]) => each)
        assert.deepEqual(figures(shuffled), figures(rows))
      }),
      settings,
    )
  })
  it('are those of one row when technician and physician share the links in two', () => {
    fc.assert(
      fc.property(exams, (given) => {
        const part = (qc_scope: string) =>
          many(given.length, (n) => ({ ...given[n]!, exam: { ...given[n]!.exam, qc_scope } }))
        assert.deepEqual(figures([...part(report), ...part(image)]), figures(many(given.length, (n) => given[n]!)))
      }),
      settings,
    )
  })
  it('do not change when a training, targeted, void or second-reader row comes in', () => {
    const added = fc.constantFrom<Partial<Exam>>(
      { qc_role: 'T' },
      { sampling_method: 'G' },
      { record_status: 'VOID' },
      { qc_role: 'D' },
    )
    fc.assert(
      fc.property(exams, row, added, fc.nat(20), (given, more, mark, n) => {
        const rows = many(given.length, (place) => given[place]!)
        const extra = filed({
          ...more,
          exam: { ...more.exam, ...mark, accession_token: `exam-${String(n).padStart(4, '0')}` },
        })
        assert.deepEqual(figures([extra, ...rows]), figures(rows))
      }),
      settings,
    )
  })
})
