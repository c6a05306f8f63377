// The score of a person in a role (IND-11): pooled points, because cases have different numbers of applicable points.
import { tQuantile } from './distribution.ts'
import { clipped } from './mean.ts'
import { type Interval, interval, noInterval, none, type Sizes, type Statistic, silence, value } from './statistic.ts'

export type Points = { readonly applicable: number; readonly lost: number }

export type PooledScore = Points & { readonly n: number; readonly score: Statistic; readonly interval: Interval }

/** 100 × points kept / points applicable over all cases, with the interval of a ratio estimate. */
export function pooledScore(cases: readonly Points[], sizes: Sizes): PooledScore {
  const n = cases.length
  let applicable = 0
  let lost = 0
  for (const each of cases) {
    applicable += each.applicable
    lost += each.lost
  }
  const reason = silence(n, sizes) ?? (applicable === 0 ? 'NOT_APPLICABLE' : null)
  if (reason !== null) return { n, applicable, lost, score: none(reason), interval: noInterval(reason) }
  const ratio = (applicable - lost) / applicable
  // Squares are summed in an order of their own, so that the order of filing never shows in the last digit.
  const squares = cases
    .map((each) => (each.applicable - each.lost - ratio * each.applicable) ** 2)
    .sort((a, b) => a - b)
  const error = Math.sqrt((n / (n - 1)) * squares.reduce((total, square) => total + square, 0)) / applicable
  const half = 100 * tQuantile(0.975, n - 1) * error
  const score = 100 * ratio
  return {
    n,
    applicable,
    lost,
    score: value(score),
    interval: lost === 0 ? noInterval('NO_VARIATION') : clipped(interval(score - half, score + half)),
  }
}
