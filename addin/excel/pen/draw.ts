// One sheet of a book, drawn on an empty sheet of Excel.
import type { Sheet } from '../../../templates/sheet.ts'
import { ourLock } from '../protection.ts'
import { widthOf } from './areas.ts'
import { type CellManner, cellSteps, jumpSteps } from './cells.ts'
import { frameSteps } from './frame.ts'
import { columnSteps, formatSteps, lookSteps } from './looks.ts'
import { pageSteps } from './page.ts'
import { conditionSteps, validationSteps } from './rules.ts'
import type { Step } from './steps.ts'

const origin = { row: 0, column: 0 } as const
const states = { hidden: 'Hidden', veryHidden: 'VeryHidden' } as const

/** Everything but lock and state, which come last. */
export function* sheetSteps(target: Excel.Worksheet, sheet: Sheet, manner: CellManner): Generator<Step> {
  yield* columnSteps(target, sheet)
  yield* formatSteps(target, sheet)
  yield* cellSteps(target, sheet, widthOf(sheet), origin, manner)
  yield* jumpSteps(target, sheet, origin)
  yield* lookSteps(target, sheet)
  yield* frameSteps(target, sheet)
  yield* pageSteps(target, sheet)
}

/** Rules speak of names, and names of sheets: they come when all of those are there. */
export function* ruleSteps(target: Excel.Worksheet, sheet: Sheet): Generator<Step> {
  yield* validationSteps(target, sheet)
  yield* conditionSteps(target, sheet)
}

export const closing = (target: Excel.Worksheet, { locked, state }: Sheet): Step => ({
  bytes: 600,
  queue: () => {
    if (locked) target.protection.protect(ourLock)
    if (state) target.visibility = states[state]
  },
})
