// What an indicator says of a stratum: figures with k and n, each of its own part and source.
import type { Stamp } from '../../exam.ts'
import type { Rubric } from '../../rubric.ts'
import type { Texts } from '../../words.ts'
import type { CountedExam } from '../counted.ts'
import { type Facts, populationSums } from '../population.ts'
import { censusRate, type Rate, rateOf } from '../proportion.ts'
import { type Interval, noInterval, none, type Sizes, type Statistic, sizesOf, value } from '../statistic.ts'

/** Exams of one hospital, period, whatever; and what else was filed about them. */
export type Stratum = {
  readonly rubric: Rubric
  readonly exams: readonly CountedExam[]
  readonly facts: Facts
  /** The day on which an action counts as due. */
  readonly asOf: Stamp
}

/** `estimate`: a sample speaks for an indicator that is defined over all cases. */
export type Source = 'sample' | 'estimate' | 'all-cases' | 'actions'

export type Figure = {
  /** Which part of the indicator, such as a link; null when it has none. */
  readonly part: Texts | null
  readonly source: Source
  /** What the value is: a rate is 0 to 1, whatever unit it is shown in. */
  readonly kind: 'count' | 'rate' | 'mean' | 'minutes'
  readonly k: number | null
  readonly n: number | null
  readonly value: Statistic
  readonly interval: Interval
}

export type Counting = (stratum: Stratum) => readonly Figure[]

/** Is it one of k? Null: it is not one of n. */
export type Judge = (exam: CountedExam, rubric: Rubric) => boolean | null

export const count = (n: number, part: Texts | null = null): Figure => ({
  part,
  source: 'sample',
  kind: 'count',
  k: n,
  n: null,
  value: value(n),
  interval: noInterval('NOT_APPLICABLE'),
})

export const rateFigure = ({ k, n, rate, interval }: Rate, source: Source, part: Texts | null = null): Figure => ({
  part,
  source,
  kind: 'rate',
  k,
  n,
  value: rate,
  interval,
})

/** k and n of the exams that a judge lets in. */
export function tally({ exams, rubric }: Pick<Stratum, 'exams' | 'rubric'>, judge: Judge) {
  let k = 0
  let n = 0
  for (const exam of exams) {
    const judged = judge(exam, rubric)
    if (judged === null) continue
    n++
    if (judged) k++
  }
  return { k, n }
}

export function sampleRate(stratum: Stratum, judge: Judge, source: Source, part: Texts | null = null): Figure {
  const { k, n } = tally(stratum, judge)
  return rateFigure(rateOf(k, n, sizesOf(stratum.rubric)), source, part)
}

/** The rate of all cases, from workload rows; no figure when no row gives both numbers. */
export function allCasesRate(
  { facts, rubric }: Pick<Stratum, 'facts' | 'rubric'>,
  [part, whole]: readonly [string, string],
  of: (part: number, whole: number) => readonly [number, number] = (part, whole) => [part, whole],
): readonly Figure[] {
  const sums = populationSums(facts.population, [whole, part])
  if (!sums) return []
  const [k, n] = of(sums[1]!, sums[0]!)
  return [rateFigure(sound(k, n, sizesOf(rubric)), 'all-cases')]
}

/** A part larger than its whole is a slip in the workload rows: shown as it was filed, without a rate. */
const sound = (k: number, n: number, sizes: Sizes): Rate =>
  k <= n ? censusRate(k, n, sizes) : { k, n, rate: none('NOT_APPLICABLE'), interval: noInterval('NOT_APPLICABLE') }

/** Rates of the sample, with the rate of all cases beside it where workload rows give one. */
export const both =
  (source: Source, judge: Judge, fields?: readonly [string, string]): Counting =>
  (stratum) => [...(fields ? allCasesRate(stratum, fields) : []), sampleRate(stratum, judge, source)]

export const ofSample = (judge: Judge): Counting => both('sample', judge)
