// Drop-downs, bounds and conditional formats.
import type { Condition, Sheet, Validation } from '../../../templates/sheet.ts'
import { styleOf } from './looks.ts'
import type { Step } from './steps.ts'

/** Excel refuses longer ones. */
const most = { title: 32, message: 255, error: 225 } as const

const cut = (text: string | undefined, length: number): string => {
  const clean = text ?? ''
  return clean.length <= length ? clean : `${clean.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

const operators = {
  between: 'Between',
  greaterThanOrEqual: 'GreaterThanOrEqualTo',
  lessThanOrEqual: 'LessThanOrEqualTo',
} as const

const isoDate = /^\d{4}-\d\d-\d\d/

/** A bound is a number, a date, or a formula without `=`. */
const bound = (formula: string | number | undefined): string | number => {
  if (formula === undefined || typeof formula === 'number') return formula ?? ''
  return isoDate.test(formula) || /^-?[\d.]+$/.test(formula) ? formula : `=${formula}`
}

/** As Excel takes it. */
export function ruleOf({ type, operator = 'between', formulas }: Validation): Excel.DataValidationRule {
  const [first, second] = formulas
  if (type === 'list') {
    const source = String(first)
    return { list: { inCellDropDown: true, source: source.startsWith('"') ? source.slice(1, -1) : `=${source}` } }
  }
  if (type === 'custom') return { custom: { formula: `=${first}` } }
  const bounds = {
    formula1: bound(first),
    ...(second === undefined ? {} : { formula2: bound(second) }),
    operator: operators[operator],
  }
  if (type === 'whole') return { wholeNumber: bounds }
  if (type === 'decimal') return { decimal: bounds }
  if (type === 'textLength') return { textLength: bounds }
  return { date: { ...bounds, formula1: String(bounds.formula1) } as Excel.DateTimeDataValidation }
}

export function guard(validation: Excel.DataValidation, given: Validation): void {
  const { strict, title, text } = given
  validation.ignoreBlanks = true
  validation.rule = ruleOf(given)
  validation.errorAlert = {
    showAlert: strict !== 'none',
    style: strict === 'warn' ? 'Warning' : 'Stop',
    title: strict === 'none' ? '' : cut(title, most.title),
    message: strict === 'none' ? '' : cut(text, most.error),
  }
  validation.prompt = { showPrompt: true, title: cut(title, most.title), message: cut(text, most.message) }
}

export function* validationSteps(target: Excel.Worksheet, { validations = [] }: Sheet): Generator<Step> {
  for (const validation of validations)
    yield { bytes: 1500, queue: () => guard(target.getRange(validation.range).dataValidation, validation) }
}

export function paint(range: Excel.Range, { formula, look }: Condition): Excel.ConditionalFormat {
  const condition = range.conditionalFormats.add(Excel.ConditionalFormatType.custom)
  condition.custom.rule.formula = `=${formula}`
  const { font, fill } = styleOf(look)
  const { format } = condition.custom
  if (font?.bold !== undefined) format.font.bold = font.bold
  if (font?.italic !== undefined) format.font.italic = font.italic
  if (font?.color !== undefined) format.font.color = `#${font.color}`
  if (fill !== undefined) format.fill.color = `#${fill}`
  return condition
}

/** The last one first: Excel puts a new one before those that are there. */
export function* conditionSteps(target: Excel.Worksheet, { conditions = [] }: Sheet): Generator<Step> {
  for (const condition of [...conditions].reverse())
    yield {
      bytes: 1200 + condition.formula.length,
      queue: () => void paint(target.getRange(condition.range), condition),
    }
}
