// All formulas of a row, ready to be written into any row.

import type { Rubric } from '../../core/rubric.ts'
import { createLimits } from '../../core/time-limits.ts'
import type { Language } from '../../core/words.ts'
import { linkSteps, type Places, placesOf, type RowFormula } from './calculation.ts'
import { createCalculation } from './calculation-results.ts'
import { entriesFormula } from './entries-formula.ts'
import { type EntryBlocks, slot } from './entry-sheet.ts'
import type { Filled } from './filled.ts'
import { linkFormulas } from './link-formulas.ts'
import { compositeFormula, openFormulas, totalFormulas } from './total-formulas.ts'

export type RowFormulas = {
  /** Formula of a visible column in Excel's row; null when the column has none. */
  readonly visible: (key: string, row: number) => string | null
  /** Headings of the hidden columns, each beginning with an underscore. */
  readonly names: readonly string[]
  /** The constant text of the first hidden column. */
  readonly blank: string
  /** Formulas of the hidden columns behind the first, in the order of `names`. */
  readonly hidden: (row: number) => readonly string[]
  /** What the hidden columns come to in a filled row, in the same order. */
  readonly results: (filled: Filled) => readonly (string | number)[]
  readonly limits: ReturnType<typeof createLimits>
  readonly places: Places
}

const modalityFormula = (rubric: Rubric, blocks: EntryBlocks, places: Places): RowFormula => {
  const modality = places.at('modality')
  const known = `1+SUMPRODUCT((${blocks.modalities.all}=${modality})*${blocks.modalityNumbers.all})`
  return `IF(${places.entries}="","",IF(${modality}="",${rubric.codelists.modalities!.length + 2},${known}))`
}

const scopeFormula = ({ links }: Rubric, places: Places): RowFormula => {
  const scope = places.at('qc_scope')
  const all = `";${links.map(({ id }) => id).join(';')};"`
  const told = [...' ，,；、'].reduce(
    (inner, typed) => `SUBSTITUTE(${inner},"${typed}","${typed === ' ' ? '' : ';'}")`,
    `UPPER(${scope})`,
  )
  return `IF(${places.entries}="","",IF(OR(${scope}="",${scope}="ALL"),${all},";"&${told}&";"))`
}

const filler = (formula: RowFormula): ((row: number) => string) => {
  const parts = formula.split('#')
  return (row) => parts.join(String(row))
}

export function rowFormulas(rubric: Rubric, blocks: EntryBlocks, language: Language): RowFormulas {
  const places = placesOf(rubric)
  const visible = new Map(
    Object.entries(totalFormulas(rubric, blocks, places, language)).map(([key, formula]) => [key, filler(formula)]),
  )
  const links = rubric.links.map((link) => linkFormulas(rubric, blocks, places, link))
  const { open, empty } = openFormulas(rubric, places)
  const hidden = [
    entriesFormula(rubric, places),
    modalityFormula(rubric, blocks, places),
    scopeFormula(rubric, places),
    ...linkSteps.flatMap((step) => links.map((formulas) => formulas[step])),
    compositeFormula(blocks, places),
    open,
    empty,
  ].map(filler)
  const blank = `,${' '.repeat(slot - 2)}`
  return {
    visible: (key, row) => visible.get(key)?.(row) ?? null,
    names: places.names,
    hidden: (row) => hidden.map((formula) => formula(row)),
    blank,
    results: createCalculation(rubric, blank),
    limits: createLimits(rubric),
    places,
  }
}
