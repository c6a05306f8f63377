// Whether a validation in Excel is the one that the template wants. Excel hands rules back in several spellings.
import type { Validation } from '../../../templates/sheet.ts'
import { ruleOf } from '../pen/rules.ts'

const types: Readonly<Record<Validation['type'], string>> = {
  list: 'List',
  whole: 'WholeNumber',
  decimal: 'Decimal',
  date: 'Date',
  textLength: 'TextLength',
  custom: 'Custom',
}

export type FoundRule = {
  /** Excel's word: `None`, a kind, or a word for a range in which it differs from cell to cell. */
  readonly type: string
  readonly rule: unknown
  readonly shown: boolean
}

/** Cells of the range are not all alike. */
export const isMixed = (type: string): boolean => type === 'MixedCriteria' || type === 'Inconsistent'

type Bounds = { readonly operator?: unknown; readonly formula1?: unknown; readonly formula2?: unknown }
type Rule = {
  readonly list?: { readonly source?: unknown; readonly inCellDropDown?: unknown }
  readonly custom?: { readonly formula?: unknown }
}

/** Without what may be there or not: the sign before it, blanks, quotes around a sheet. */
const bare = (formula: unknown): string =>
  String(formula ?? '')
    .replace(/^=/, '')
    .replace(/[\s']/g, '')
    .toLowerCase()

const boundsOf = (rule: unknown): Bounds =>
  Object.values((rule ?? {}) as Record<string, Bounds | null>).find(Boolean) ?? {}

export function isSameRule(wanted: Validation, { type, rule, shown }: FoundRule): boolean {
  if (type !== types[wanted.type]) return false
  if (wanted.strict !== 'none' && !shown) return false
  const [ours, theirs] = [ruleOf(wanted) as Rule, (rule ?? {}) as Rule]
  if (wanted.type === 'list')
    return bare(ours.list?.source) === bare(theirs.list?.source) && theirs.list?.inCellDropDown !== false
  if (wanted.type === 'custom') return bare(ours.custom?.formula) === bare(theirs.custom?.formula)
  const [own, found] = [boundsOf(ours), boundsOf(theirs)]
  if (own.operator !== found.operator) return false
  // Dates come back as serials, as texts of the person's language, or as written.
  if (wanted.type === 'date') return true
  return bare(own.formula1) === bare(found.formula1) && bare(own.formula2) === bare(found.formula2)
}
