// Rates: k of n, with Wilson's interval.
import { z95 } from './distribution.ts'
import { type Interval, interval, noInterval, none, type Sizes, type Statistic, silence, value } from './statistic.ts'

/** A rate as it is shown: always with its k and n. */
export type Rate = { readonly k: number; readonly n: number; readonly rate: Statistic; readonly interval: Interval }

/**
 * Wilson's interval without continuity correction.
 * @throws RangeError when k of n cannot be
 */
export function wilson(k: number, n: number, z = z95): Interval {
  if (!Number.isSafeInteger(k) || !Number.isSafeInteger(n) || k < 0 || k > n)
    throw new RangeError(`not k of n: ${k}/${n}`)
  if (n === 0) return noInterval('NO_DATA')
  const p = k / n
  const centre = (k + (z * z) / 2) / (n + z * z)
  const half = (z / (n + z * z)) * Math.sqrt(n * p * (1 - p) + (z * z) / 4)
  return interval(k === 0 ? 0 : centre - half, k === n ? 1 : centre + half)
}

/** The rate of a sample, silent where n is too small to speak. */
export function rateOf(k: number, n: number, sizes: Sizes): Rate {
  const reason = silence(n, sizes)
  return reason === null
    ? { k, n, rate: value(k / n), interval: wilson(k, n) }
    : { k, n, rate: none(reason), interval: noInterval(reason) }
}

/** The rate of all cases there were: nothing was sampled, so nothing is uncertain about what happened. */
export function censusRate(k: number, n: number, sizes: Sizes): Rate {
  const reason = silence(n, sizes)
  return { k, n, rate: reason === null ? value(k / n) : none(reason), interval: noInterval(reason ?? 'CENSUS') }
}
