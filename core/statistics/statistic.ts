// What a statistic is: a value, or the reason why there is none. Never 0 for nothing, never NaN.
import type { Rubric } from '../rubric.ts'

export type Reason = 'NO_DATA' | 'TOO_FEW' | 'NO_VARIATION' | 'CENSUS' | 'NOT_APPLICABLE'

export type Statistic =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: Reason }
export type Interval =
  | { readonly lower: number; readonly upper: number; readonly reason: null }
  | { readonly lower: null; readonly upper: null; readonly reason: Reason }

export const value = (number: number): Statistic => ({ value: number, reason: null })
export const none = (reason: Reason): Statistic => ({ value: null, reason })
export const interval = (lower: number, upper: number): Interval => ({ lower, upper, reason: null })
export const noInterval = (reason: Reason): Interval => ({ lower: null, upper: null, reason })

/** How much n cases may say: nothing, only their list, a grey figure with its interval, a full figure. */
export type Weight = 'none' | 'few' | 'grey' | 'full'

/** From how many cases on a figure may be shown at all, and shown in full (rubric: config.smallN). */
export type Sizes = { readonly few: number; readonly full: number }

export const sizesOf = ({ config: { smallN } }: Rubric): Sizes => ({ few: smallN.meanRank, full: smallN.rateRank })

export const weightOf = (n: number, { few, full }: Sizes): Weight =>
  n === 0 ? 'none' : n < few ? 'few' : n < full ? 'grey' : 'full'

/** Why n cases give no figure; null when they do. */
export function silence(n: number, sizes: Sizes): Reason | null {
  const weight = weightOf(n, sizes)
  return weight === 'none' ? 'NO_DATA' : weight === 'few' ? 'TOO_FEW' : null
}
