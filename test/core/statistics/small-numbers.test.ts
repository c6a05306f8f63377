import assert from 'node:assert/strict'
import fc from 'fast-check'
import { countedExams } from '../../../core/statistics/counted.ts'
import { linkScoring } from '../../../core/statistics/indicators/scores.ts'
import { linkFigures } from '../../../core/statistics/link-figures.ts'
import { meanOf, quantile, tInterval } from '../../../core/statistics/mean.ts'
import { populationSums } from '../../../core/statistics/population.ts'
import { censusRate, rateOf, wilson } from '../../../core/statistics/proportion.ts'
import { pooledScore } from '../../../core/statistics/role-score.ts'
import { sizesOf, weightOf } from '../../../core/statistics/statistic.ts'
import { rubric } from '../../rubric/rubric.ts'
import { many } from './filed.ts'

const sizes = sizesOf(rubric)
const scores = (n: number) => Array.from({ length: n }, (_, place) => 80 + (place % 5))

describe('small numbers', () => {
  it('speak from the sizes of the rubric on', () => {
    assert.deepEqual(sizes, { few: 10, full: 30 })
    assert.deepEqual(
      [0, 1, 9, 10, 29, 30].map((n) => weightOf(n, sizes)),
      ['none', 'few', 'few', 'grey', 'grey', 'full'],
    )
  })
  it('give no rate of nine and one of ten, but always k and n', () => {
    const nine = rateOf(3, 9, sizes)
    assert.deepEqual(
      [nine.k, nine.n, nine.rate.value, nine.rate.reason, nine.interval.reason],
      [3, 9, null, 'TOO_FEW', 'TOO_FEW'],
    )
    assert.equal(rateOf(3, 10, sizes).rate.value, 0.3)
    assert.equal(rateOf(0, 0, sizes).rate.reason, 'NO_DATA')
  })
  it('give no mean, median or interval of nine scores', () => {
    const { mean, median, quartile1, deviation, interval } = meanOf(scores(9), sizes)
    for (const part of [mean, median, quartile1, deviation, interval]) assert.equal(part.reason, 'TOO_FEW')
    assert.equal(meanOf([], sizes).mean.reason, 'NO_DATA')
    assert.equal(meanOf(scores(10), sizes).mean.value, 82)
  })
  it('say that equal scores give no interval instead of one without width', () => {
    const { mean, interval } = meanOf(new Array(12).fill(97.3), sizes)
    assert.deepEqual([mean.value, interval.reason], [97.3, 'NO_VARIATION'])
    assert.equal(tInterval(90, 2, 1).reason, 'TOO_FEW')
  })
  it('keep the interval of a mean within 0 to 100', () => {
    const { interval } = meanOf([...new Array(11).fill(100), 60], sizes)
    assert.equal(interval.upper, 100)
  })
  it('give the quantiles of QUARTILE.INC', () => {
    assert.deepEqual(
      [0, 0.25, 0.5, 0.75, 1].map((p) => quantile([1, 2, 4, 7], p)),
      [1, 1.75, 3, 4.75, 7],
    )
  })
  it('let no interval leave 0 and 1, and refuse what is no part of a whole', () => {
    assert.equal(wilson(0, 20).lower, 0)
    assert.equal(wilson(20, 20).upper, 1)
    for (const [k, n] of [
      [-1, 5],
      [6, 5],
      [1.5, 5],
    ] as const)
      assert.throws(() => wilson(k, n), RangeError)
  })
  it('give the rate of all cases without an interval', () => {
    assert.deepEqual(censusRate(30, 40, sizes), {
      k: 30,
      n: 40,
      rate: { value: 0.75, reason: null },
      interval: { lower: null, upper: null, reason: 'CENSUS' },
    })
  })
})

describe('means', () => {
  it('have the same last digit whatever the order of the scores', () => {
    const score = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)
    fc.assert(
      fc.property(fc.array(score, { minLength: 10, maxLength: 60 }), (given) => {
        assert.deepEqual(meanOf([...given].reverse(), sizes), meanOf(given, sizes))
      }),
      { verbose: true },
    )
  })
  it('of skill are those of raw scores; the effective ones stand apart', () => {
    const rows = many(10, (n) => ({ cells: n === 0 ? { 'IMG-09': 'V' } : {} }))
    const { raw, effective, vetoed } = linkFigures(
      rubric,
      countedExams(rubric, rows).exams.map((exam) => linkScoring(exam, 'IMG')),
    )
    // A veto in IMG-09 takes its 10 of 100 points; the cap is 59.
    assert.deepEqual([raw.mean.value, effective.mean.value, vetoed], [99, 95.9, 1])
  })
})

describe('role score', () => {
  const cases = (n: number) =>
    Array.from({ length: n }, (_, place) => ({ applicable: place % 2 ? 92 : 40, lost: place % 4 }))
  it('pools points instead of averaging percentages', () => {
    const { score, applicable, lost } = pooledScore(cases(12), sizes)
    assert.deepEqual([applicable, lost], [792, 18])
    assert.equal(score.value, (100 * (792 - 18)) / 792)
  })
  it('has the interval of a ratio estimate', () => {
    const given = cases(12)
    const { score, interval } = pooledScore(given, sizes)
    const ratio = 774 / 792
    const squares = given.reduce((sum, { applicable, lost }) => sum + (applicable - lost - ratio * applicable) ** 2, 0)
    // t(11) at 97.5 % from the printed table.
    const half = (100 * 2.200985 * Math.sqrt((12 / 11) * squares)) / 792
    assert.ok(Math.abs(interval.upper! - Math.min(100, score.value! + half)) < 1e-5)
    assert.ok(Math.abs(interval.lower! - (score.value! - half)) < 1e-5)
  })
  it('is silent under ten cases and has no interval where nothing was lost', () => {
    assert.equal(pooledScore(cases(9), sizes).score.reason, 'TOO_FEW')
    const perfect = pooledScore(new Array(10).fill({ applicable: 50, lost: 0 }), sizes)
    assert.deepEqual([perfect.score.value, perfect.interval.reason], [100, 'NO_VARIATION'])
  })
})

describe('workload', () => {
  const row = { period: 1, hospital: 'S01', modality: 'CT', encounter_type: 'O', role: null, staff_id: null }
  it('adds strata, and takes the whole hospital before its persons', () => {
    const rows = [
      { ...row, exams_n: 100 },
      { ...row, staff_id: 'P001', role: 'REPORTER', exams_n: 60 },
      { ...row, modality: 'MR', exams_n: 7 },
    ]
    assert.deepEqual(populationSums(rows, ['exams_n']), [107])
  })
  it('counts the cases once that several roles worked on', () => {
    const person = (role: string, id: string, exams_n: number) => ({ ...row, role, staff_id: id, exams_n })
    assert.deepEqual(
      populationSums(
        [person('REPORTER', 'P001', 60), person('REPORTER', 'P002', 40), person('TECH', 'T001', 90)],
        ['exams_n'],
      ),
      [100],
    )
  })
  it('takes numerator and denominator from the same rows', () => {
    assert.deepEqual(
      populationSums(
        [
          { ...row, crit_n: 5, crit_10m_n: 4 },
          { ...row, modality: 'MR', crit_n: 9 },
        ],
        ['crit_n', 'crit_10m_n'],
      ),
      [5, 4],
    )
    assert.equal(populationSums([row], ['crit_n']), null)
  })
})
