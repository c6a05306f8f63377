// Data validation: drop-downs and bounds, each for one range.
import type { Validation } from '../../templates/sheet.ts'
import { attributes, escapeText, storable } from '../package/xml.ts'
import { serialOf } from './moment.ts'

/** Excel refuses a whole workbook for a longer title or text. */
const mostTitle = 32
const mostMessage = 255
const mostErrorMessage = 225

const cut = (text: string | undefined, most: number): string | undefined => {
  const clean = text === undefined ? '' : storable(text)
  if (clean.length <= most) return clean || undefined
  return `${clean.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

const isoDate = /^\d{4}-\d\d-\d\d/

const bound = (type: Validation['type'], formula: string | number): string =>
  type === 'date' && typeof formula === 'string' && isoDate.test(formula)
    ? String(serialOf(formula))
    : escapeText(storable(String(formula)))

function one({ range, type, operator, formulas, strict, title, text }: Validation): string {
  const bounds = formulas.map((formula, n) => `<formula${n + 1}>${bound(type, formula)}</formula${n + 1}>`)
  const told = strict !== 'none'
  const start = attributes({
    type,
    errorStyle: strict === 'warn' ? 'warning' : undefined,
    operator: operator === 'between' ? undefined : operator,
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: told || undefined,
    errorTitle: told ? cut(title, mostTitle) : undefined,
    error: told ? cut(text, mostErrorMessage) : undefined,
    promptTitle: cut(title, mostTitle),
    prompt: cut(text, mostMessage),
    sqref: range,
  })
  return `<dataValidation${start}>${bounds.join('')}</dataValidation>`
}

/** The `dataValidations` element; empty text when there is none. */
export const validationsXml = (validations: readonly Validation[]): string =>
  validations.length === 0
    ? ''
    : `<dataValidations count="${validations.length}">${validations.map(one).join('')}</dataValidations>`
