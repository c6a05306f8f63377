// Means of scores: with t interval, median and quartiles, because scores pile up under their ceiling.
import { tQuantile } from './distribution.ts'
import { type Interval, interval, noInterval, none, type Sizes, type Statistic, silence, value } from './statistic.ts'

export type Mean = {
  readonly n: number
  readonly mean: Statistic
  /** Two-sided 95 %, within 0 to 100. */
  readonly interval: Interval
  readonly deviation: Statistic
  readonly median: Statistic
  readonly quartile1: Statistic
  readonly quartile3: Statistic
}

/** The interval of a mean from its summary; not clipped. `NO_VARIATION` when all values are equal. */
export function tInterval(mean: number, deviation: number, n: number, confidence = 0.95): Interval {
  if (n < 2) return noInterval(n === 0 ? 'NO_DATA' : 'TOO_FEW')
  if (deviation === 0) return noInterval('NO_VARIATION')
  const half = (tQuantile((1 + confidence) / 2, n - 1) * deviation) / Math.sqrt(n)
  return interval(mean - half, mean + half)
}

/** Quantile by type 7 (QUARTILE.INC); `sorted` is ascending and not empty. */
export function quantile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p
  const below = Math.floor(place)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (place - below) * (high - low)
}

/** The mean of scores (0 to 100) and what stands beside it; every part is silent where n is too small. */
export function meanOf(scores: readonly number[], sizes: Sizes): Mean {
  const n = scores.length
  const reason = silence(n, sizes)
  if (reason !== null) {
    const silent = none(reason)
    const nothing = { mean: silent, deviation: silent, median: silent, quartile1: silent, quartile3: silent }
    return { n, ...nothing, interval: noInterval(reason) }
  }
  // Sorted first: binary sums depend on their order, and the order of filing must not.
  const sorted = [...scores].sort((a, b) => a - b)
  const mean = sum(sorted) / n
  const equal = sorted[0] === sorted[n - 1]
  const deviation = equal || n < 2 ? 0 : Math.sqrt(sum(sorted.map((score) => (score - mean) ** 2)) / (n - 1))
  return {
    n,
    mean: value(equal ? sorted[0]! : mean),
    interval: clipped(tInterval(mean, deviation, n)),
    deviation: value(deviation),
    median: value(quantile(sorted, 0.5)),
    quartile1: value(quantile(sorted, 0.25)),
    quartile3: value(quantile(sorted, 0.75)),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** An interval of scores as it is shown: within 0 to 100. */
export const clipped = (given: Interval): Interval =>
  given.reason === null ? interval(Math.max(0, given.lower), Math.min(100, given.upper)) : given
