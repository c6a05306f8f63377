import { isCellError } from '../model/value.ts'
import type { WorksheetFunction } from './functions.ts'
import { lifted } from './lift.ts'
import { asBlock, asTruth, failure, isReferred, type Scalar, type Value } from './values.ts'

/** Texts and empty cells in references do not count. */
function truths(given: readonly Value[], join: (all: readonly boolean[]) => boolean): Scalar {
  const all: boolean[] = []
  for (const value of given)
    for (const one of asBlock(value).flat()) {
      if ((one === null || typeof one === 'string') && (isReferred(value) || one === null)) continue
      const truth = asTruth(one)
      if (isCellError(truth)) return truth
      all.push(truth)
    }
  return all.length === 0 ? failure('#VALUE!') : join(all)
}

const errorIs = (fits: (error: string) => boolean): WorksheetFunction =>
  lifted((value = null) => isCellError(value) && fits(value.error))

export const logicalFunctions: Readonly<Record<string, WorksheetFunction>> = {
  AND: (given) => truths(given, (all) => all.every((one) => one)),
  OR: (given) => truths(given, (all) => all.some((one) => one)),
  XOR: (given) => truths(given, (all) => all.filter((one) => one).length % 2 === 1),
  NOT: lifted((value = null) => {
    const truth = asTruth(value)
    return isCellError(truth) ? truth : !truth
  }),
  TRUE: () => true,
  FALSE: () => false,
  NA: () => failure('#N/A'),
  ISNUMBER: lifted((value = null) => typeof value === 'number'),
  ISTEXT: lifted((value = null) => typeof value === 'string'),
  ISNONTEXT: lifted((value = null) => typeof value !== 'string'),
  ISLOGICAL: lifted((value = null) => typeof value === 'boolean'),
  ISBLANK: lifted((value = null) => value === null),
  ISERROR: errorIs(() => true),
  ISERR: errorIs((error) => error !== '#N/A'),
  ISNA: errorIs((error) => error === '#N/A'),
}
