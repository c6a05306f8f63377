// Data validation: what a person may type into a cell. It does not touch what is there, nor what an add-in writes.
import { type Area, cellCount, meets } from './area.ts'
import { covered, without } from './covering.ts'
import type { Place } from './place.ts'
import type { Sheet } from './sheet.ts'

export type Validation = {
  readonly sheet: Sheet
  places: Place[]
  /** As the add-in writes it: `{ list: { source, inCellDropDown } }`, `{ custom: { formula } }` and so on. */
  rule: Readonly<Record<string, unknown>>
  alert: Readonly<Record<string, unknown>> | null
  prompt: Readonly<Record<string, unknown>> | null
  ignoreBlanks: boolean
}

const areas = (validation: Validation): readonly Area[] =>
  validation.places.filter((place) => place.gone !== true).map((place) => place.area)

/** Those that have a cell in common with an area. */
export const validationsIn = (all: readonly Validation[], sheet: Sheet, area: Area): readonly Validation[] =>
  all.filter((one) => one.sheet === sheet && areas(one).some((own) => meets(own, area)))

const says = ({ rule, alert, prompt, ignoreBlanks }: Validation): string =>
  JSON.stringify([rule, alert, prompt, ignoreBlanks])

/** The validation of a whole area, or one of several that say the same; null: none; 'mixed': it differs from cell to cell. */
export function validationOf(all: readonly Validation[], sheet: Sheet, area: Area): Validation | null | 'mixed' {
  const found = validationsIn(all, sheet, area)
  const [first] = found
  if (first === undefined) return null
  const whole = covered(found.flatMap(areas), area) === cellCount(area)
  return whole && found.every((other) => says(other) === says(first)) ? first : 'mixed'
}

/** Takes validations off an area; of those that reach beyond it the rest stays. */
export function clearValidation(all: Validation[], sheet: Sheet, area: Area): void {
  for (const one of validationsIn(all, sheet, area)) {
    one.places = areas(one)
      .flatMap((own) => without(own, area))
      .map((rest) => ({ sheet, area: rest }))
    if (one.places.length === 0) all.splice(all.indexOf(one), 1)
  }
}

/** The validation that belongs to exactly this area, made if need be, so that a part of it can be set. */
export function ownValidation(all: Validation[], sheet: Sheet, area: Area): Validation {
  const before = validationOf(all, sheet, area)
  if (before !== null && before !== 'mixed' && covered(areas(before), area) === total(before)) return before
  clearValidation(all, sheet, area)
  const base = before === null || before === 'mixed' ? null : before
  const made: Validation = {
    sheet,
    places: [{ sheet, area }],
    rule: base?.rule ?? {},
    alert: base?.alert ?? null,
    prompt: base?.prompt ?? null,
    ignoreBlanks: base?.ignoreBlanks ?? true,
  }
  all.push(made)
  return made
}

const total = (validation: Validation): number => areas(validation).reduce((sum, area) => sum + cellCount(area), 0)
