// Excel.DataValidation of a range.
import { guard } from '../model/guard.ts'
import { areaOf } from '../model/place.ts'
import { invalidCells } from '../model/valid.ts'
import { clearValidation, ownValidation, type Validation, validationOf } from '../model/validation.ts'
import { invalidArgument, itemNotFound } from '../wire/host-error.ts'
import { isThing, read, type Scalar, type Thing } from '../wire/thing.ts'
import { areasThing } from './areas.ts'
import type { Places } from './format.ts'
import { isMissing, type Model, record, text, yes } from './given.ts'
import { fullAddress } from './range.ts'

const types: Readonly<Record<string, string>> = {
  list: 'List',
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  date: 'Date',
  time: 'Time',
  textLength: 'TextLength',
  custom: 'Custom',
}
const noAlert = { message: '', showAlert: true, style: 'Stop', title: '' }
const noPrompt = { message: '', showPrompt: true, title: '' }
const longestList = 255

export function validationThing(model: Model, places: Places): Thing {
  const all = model.book.validations
  const first = () => {
    const found = places().map(({ sheet, area }) => validationOf(all, sheet, area))
    const [one] = found
    return found.every((other) => other === one) ? (one ?? null) : 'mixed'
  }
  const part = (get: (one: Validation) => unknown, none: unknown): unknown => {
    const one = first()
    return one === 'mixed' ? null : one === null ? none : get(one)
  }
  const change = (set: (one: Validation) => void) => {
    for (const place of places()) {
      guard(place.sheet, null)
      set(ownValidation(all, place.sheet, areaOf(place)))
    }
  }
  const scalar = (
    get: (one: Validation) => unknown,
    none: unknown,
    set: (one: Validation, value: unknown) => void,
  ): Scalar => ({
    get: () => part(get, none),
    set: (value) => change((one) => set(one, value)),
  })
  const invalid = () => {
    const found = places().flatMap(({ sheet, area }) =>
      invalidCells(model.book, sheet, area).map((cell) => ({ sheet, area: cell })),
    )
    return found.length === 0 ? null : areasThing(model, found)
  }
  return {
    kind: 'DataValidation',
    scalars: {
      Type: read(() =>
        first() === 'mixed' ? 'MixedCriteria' : part(({ rule }) => types[kindOf(rule)] ?? 'None', 'None'),
      ),
      Rule: scalar(
        ({ rule }) => rule,
        {},
        (one, rule) => {
          one.rule = checkedRule(record(rule))
        },
      ),
      ErrorAlert: scalar(
        ({ alert }) => alert ?? noAlert,
        noAlert,
        (one, alert) => {
          one.alert = { ...noAlert, ...record(alert) }
        },
      ),
      Prompt: scalar(
        ({ prompt }) => prompt ?? noPrompt,
        noPrompt,
        (one, prompt) => {
          one.prompt = { ...noPrompt, ...record(prompt) }
        },
      ),
      IgnoreBlanks: scalar(
        ({ ignoreBlanks }) => ignoreBlanks,
        true,
        (one, ignore) => {
          one.ignoreBlanks = yes(ignore)
        },
      ),
      Valid: read(() => invalid() === null),
    },
    methods: {
      Clear: () => {
        for (const place of places()) {
          guard(place.sheet, null)
          clearValidation(all, place.sheet, areaOf(place))
        }
      },
      GetInvalidCellsOrNullObject: invalid,
      GetInvalidCells: () => {
        const found = invalid()
        if (found === null) throw itemNotFound()
        return found
      },
    },
  }
}

const kindOf = (rule: Readonly<Record<string, unknown>>): string =>
  Object.keys(types).find((kind) => !isMissing(rule[kind])) ?? ''

/** Ranges within a rule become addresses, as Excel reads them back. */
function checkedRule(rule: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kind = kindOf(rule)
  if (kind === '') throw invalidArgument()
  const criteria = Object.fromEntries(
    Object.entries(record(rule[kind])).map(([name, value]) => [
      name,
      isThing(value) && value.place !== undefined ? `=${fullAddress(value.place)}` : value,
    ]),
  )
  if (kind === 'list') {
    const source = text(criteria.source)
    if (!source.startsWith('=') && source.length > longestList) throw invalidArgument('The list is too long.')
  }
  return { [kind]: criteria }
}
