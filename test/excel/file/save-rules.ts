// Validations, conditional formats and protection as elements of a sheet part.
import { areaText } from '../model/area.ts'
import type { Book } from '../model/book.ts'
import type { Conditional } from '../model/conditional.ts'
import type { Place } from '../model/place.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Validation } from '../model/validation.ts'
import { notImplemented } from '../wire/host-error.ts'
import { filePermissions, objectPermissions, unknownPassword } from './load-rules.ts'
import type { StyleWriter } from './save-styles.ts'
import { lower } from './style-words.ts'
import { type Element, make } from './xml.ts'

const sqref = (places: readonly Place[]): string => places.map(({ area }) => areaText(area)).join(' ')
const formulaText = (value: unknown): string => String(value ?? '').replace(/^=/, '')
const operators: Readonly<Record<string, string>> = {
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
}
const operatorInFile = (word: unknown): string => operators[String(word)] ?? lower(String(word ?? 'Between'))

export function validationsElement(book: Book, sheet: Sheet): Element | null {
  const mine = book.validations.filter((one) => one.sheet === sheet)
  return mine.length === 0 ? null : make('dataValidations', { count: String(mine.length) }, mine.map(validationElement))
}

function validationElement({ places, rule, alert, prompt, ignoreBlanks }: Validation): Element {
  const [kind = 'none', given] = Object.entries(rule)[0] ?? []
  const criteria = (given ?? {}) as Readonly<Record<string, unknown>>
  const source = String(criteria.source ?? '')
  const formulas =
    kind === 'list'
      ? [source.startsWith('=') ? source.slice(1) : `"${source}"`]
      : kind === 'custom'
        ? [formulaText(criteria.formula)]
        : [criteria.formula1, criteria.formula2].filter((one) => one !== undefined).map(formulaText)
  const style = lower(String(alert?.style ?? 'Stop'))
  const attributes = {
    type: kind === 'wholeNumber' ? 'whole' : kind,
    ...(criteria.operator === undefined ? {} : { operator: operatorInFile(criteria.operator) }),
    ...(style === 'stop' ? {} : { errorStyle: style }),
    ...(ignoreBlanks ? { allowBlank: '1' } : {}),
    ...(criteria.inCellDropDown === false ? { showDropDown: '1' } : {}),
    ...(prompt !== null && prompt.showPrompt !== false ? { showInputMessage: '1' } : {}),
    ...(alert !== null && alert.showAlert === false ? {} : { showErrorMessage: '1' }),
    ...texts('error', alert),
    ...texts('prompt', prompt),
    sqref: sqref(places),
  }
  return make(
    'dataValidation',
    attributes,
    formulas.map((formula, index) => make(`formula${index + 1}`, {}, [formula])),
  )
}

const texts = (name: string, given: Readonly<Record<string, unknown>> | null): Record<string, string> => ({
  ...(given?.title ? { [`${name}Title`]: String(given.title) } : {}),
  ...(given?.message ? { [name]: String(given.message) } : {}),
})

export function conditionalElements(book: Book, sheet: Sheet, styles: StyleWriter): Element[] {
  return book.conditionals
    .filter((one) => one.sheet === sheet)
    .map((one, index) =>
      make('conditionalFormatting', { sqref: sqref(one.places) }, [ruleElement(one, index + 1, styles)]),
    )
}

function ruleElement(one: Conditional, priority: number, styles: StyleWriter): Element {
  const common = {
    dxfId: String(styles.difference(one.looks)),
    priority: String(priority),
    ...(one.stopIfTrue ? { stopIfTrue: '1' } : {}),
  }
  const formula = (value: unknown) => make('formula', {}, [formulaText(value)])
  if (one.type === 'Custom') return make('cfRule', { type: 'expression', ...common }, [formula(one.rule.Formula)])
  if (one.type === 'CellValue') {
    const { formula1, formula2, operator } = one.rule
    const bounds = [formula1, formula2].filter((bound) => bound !== undefined && bound !== null && bound !== '')
    return make('cfRule', { type: 'cellIs', operator: operatorInFile(operator), ...common }, bounds.map(formula))
  }
  if (one.loaded !== undefined) {
    const { attributes, children } = one.loaded
    return make('cfRule', { ...attributes, priority: String(priority) }, children)
  }
  throw notImplemented(`saving a conditional format of the kind ${one.type}`)
}

export function protectionElement(sheet: Sheet, before: Element | undefined): Element | null {
  const { protection } = sheet
  if (protection === null) return null
  if (protection.password !== '' && protection.password !== unknownPassword)
    throw notImplemented('saving a sheet that is protected with a password')
  const { password, hashValue, saltValue, spinCount, algorithmName } = before?.attributes ?? {}
  const secret = Object.entries({ password, hashValue, saltValue, spinCount, algorithmName }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return make('sheetProtection', {
    ...Object.fromEntries(protection.password === unknownPassword ? secret : []),
    sheet: '1',
    ...Object.fromEntries(
      objectPermissions.filter(([, wire]) => protection.options[wire] !== true).map(([file]) => [file, '1']),
    ),
    ...Object.fromEntries(
      filePermissions.filter(([, wire]) => protection.options[wire] === true).map(([file]) => [file, '0']),
    ),
  })
}
