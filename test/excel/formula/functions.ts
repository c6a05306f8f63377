// The worksheet functions that are known; every other name is refused.

import type { Work } from './evaluate.ts'
import { logicalFunctions } from './functions-logical.ts'
import { lookupFunctions } from './functions-lookup.ts'
import { numberFunctions } from './functions-number.ts'
import { textFunctions } from './functions-text.ts'
import type { Value } from './values.ts'

export type WorksheetFunction = (given: readonly Value[], work: Work) => Value

export const functions: Readonly<Record<string, WorksheetFunction>> = {
  ...logicalFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...lookupFunctions,
}
