// Validations, conditional formats and protection of a sheet part.
import { parseArea } from '../model/area.ts'
import type { Book } from '../model/book.ts'
import type { Conditional } from '../model/conditional.ts'
import type { Place } from '../model/place.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Validation } from '../model/validation.ts'
import { upper } from './style-words.ts'
import { child, type Element, elementsOf, isOn, textOf } from './xml.ts'

const placesOf = (sheet: Sheet, sqref: string | undefined): Place[] =>
  (sqref ?? '').split(/\s+/).flatMap((text) => {
    const area = parseArea(text)
    return area === null ? [] : [{ sheet, area }]
  })

const kinds: Readonly<Record<string, string>> = { whole: 'wholeNumber' }
const operators: Readonly<Record<string, string>> = { equal: 'EqualTo', notEqual: 'NotEqualTo' }
/** Bounds of a validation are called otherwise than those of a conditional format. */
const boundOperators: typeof operators = {
  ...operators,
  greaterThanOrEqual: 'GreaterThanOrEqualTo',
  lessThanOrEqual: 'LessThanOrEqualTo',
}
const alerts: Readonly<Record<string, string>> = { stop: 'Stop', warning: 'Warning', information: 'Information' }

export const loadValidations = (sheet: Sheet, tree: Element): readonly Validation[] =>
  elementsOf(child(tree, 'dataValidations'), 'dataValidation').map((element) => ({
    sheet,
    places: placesOf(sheet, element.attributes.sqref),
    rule: ruleOf(element),
    alert: {
      showAlert: isOn(element.attributes.showErrorMessage),
      title: element.attributes.errorTitle ?? '',
      message: element.attributes.error ?? '',
      style: alerts[element.attributes.errorStyle ?? 'stop'],
    },
    prompt: {
      showPrompt: isOn(element.attributes.showInputMessage),
      title: element.attributes.promptTitle ?? '',
      message: element.attributes.prompt ?? '',
    },
    ignoreBlanks: isOn(element.attributes.allowBlank),
  }))

function ruleOf(element: Element): Readonly<Record<string, unknown>> {
  const { type = 'none', operator = 'between', showDropDown } = element.attributes
  if (type === 'none') return {}
  const [first, second] = ['formula1', 'formula2'].map((name) => textOf(child(element, name)))
  if (type === 'list')
    return {
      list: {
        inCellDropDown: !isOn(showDropDown),
        source: /^"[\s\S]*"$/.test(first!) ? first!.slice(1, -1) : `=${first}`,
      },
    }
  if (type === 'custom') return { custom: { formula: `=${first}` } }
  const bound = (text: string): unknown => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : `=${text}`)
  return {
    [kinds[type] ?? type]: {
      formula1: bound(first!),
      ...(second === '' ? {} : { formula2: bound(second!) }),
      operator: boundOperators[operator] ?? upper(operator),
    },
  }
}

/** In the order of their priority. Kinds that the host does not know stay as they are in the file. */
export function loadConditionals(
  book: Book,
  sheet: Sheet,
  tree: Element,
  differences: readonly Readonly<Record<string, unknown>>[],
): readonly Conditional[] {
  const found: { readonly priority: number; readonly one: Conditional }[] = []
  for (const element of elementsOf(tree, 'conditionalFormatting'))
    for (const rule of elementsOf(element, 'cfRule')) {
      const { type = '', priority = '0', dxfId, stopIfTrue, operator = '', text } = rule.attributes
      const [first = '', second = ''] = elementsOf(rule, 'formula').map(textOf)
      const one: Conditional = {
        id: book.newId(),
        sheet,
        places: placesOf(sheet, element.attributes.sqref),
        type: { expression: 'Custom', cellIs: 'CellValue', containsText: 'ContainsText' }[type] ?? type,
        stopIfTrue: isOn(stopIfTrue),
        rule:
          type === 'expression'
            ? { Formula: `=${first}` }
            : type === 'cellIs'
              ? {
                  formula1: `=${first}`,
                  ...(second === '' ? {} : { formula2: `=${second}` }),
                  operator: operators[operator] ?? upper(operator),
                }
              : type === 'containsText'
                ? { operator: 'Contains', text: text ?? '' }
                : {},
        looks: structuredClone(differences[Number(dxfId ?? -1)] ?? {}),
        loaded: rule,
      }
      found.push({ priority: Number(priority), one })
    }
  return found.sort((a, b) => a.priority - b.priority).map(({ one }) => one)
}

const permissions: readonly (readonly [file: string, wire: string])[] = [
  ['formatCells', 'allowFormatCells'],
  ['formatColumns', 'allowFormatColumns'],
  ['formatRows', 'allowFormatRows'],
  ['insertColumns', 'allowInsertColumns'],
  ['insertRows', 'allowInsertRows'],
  ['insertHyperlinks', 'allowInsertHyperlinks'],
  ['deleteColumns', 'allowDeleteColumns'],
  ['deleteRows', 'allowDeleteRows'],
  ['sort', 'allowSort'],
  ['autoFilter', 'allowAutoFilter'],
  ['pivotTables', 'allowPivotTables'],
]
/** In the file these two forbid when they are absent, the others when they are 1. */
const objects: readonly (readonly [file: string, wire: string])[] = [
  ['objects', 'allowEditObjects'],
  ['scenarios', 'allowEditScenarios'],
]

export { objects as objectPermissions, permissions as filePermissions }

/** A password of the file cannot be known: one that no text equals stands for it. */
export const unknownPassword = '\u0000unknown'

export function loadProtection(sheet: Sheet, tree: Element): void {
  const element = child(tree, 'sheetProtection')
  if (element === undefined || !isOn(element.attributes.sheet)) return
  const { attributes } = element
  const options: Record<string, unknown> = { selectionMode: 'Normal' }
  for (const [file, wire] of permissions) options[wire] = attributes[file] === '0' || attributes[file] === 'false'
  for (const [file, wire] of objects) options[wire] = !isOn(attributes[file])
  const secret = attributes.password !== undefined || attributes.hashValue !== undefined
  sheet.protection = { password: secret ? unknownPassword : '', options }
}
