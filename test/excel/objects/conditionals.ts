// Excel.ConditionalFormatCollection of a range.
import { meets } from '../model/area.ts'
import type { Conditional } from '../model/conditional.ts'
import { guard } from '../model/guard.ts'
import { invalidArgument, itemNotFound, notImplemented } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { areasThing } from './areas.ts'
import { collection } from './collection.ts'
import type { Places } from './format.ts'
import { type Model, record, text, whole, yes } from './given.ts'
import { rangeThing } from './range.ts'
import { recordedThing } from './recorded.ts'

const known = ['Custom', 'CellValue', 'ContainsText'] as const

export function conditionalsThing(model: Model, places: Places): Thing {
  const all = model.book.conditionals
  const mine = () =>
    all.filter((one) =>
      one.places.some(({ sheet, area }) => places().some((own) => own.sheet === sheet && meets(own.area, area))),
    )
  const list = () => mine().map((one) => ({ keys: [one.id], thing: () => conditionalThing(model, one) }))
  return collection('ConditionalFormatCollection', list, {
    methods: {
      Add: (type) => {
        const kind = known.find((one) => one === type)
        if (kind === undefined) throw notImplemented(`ConditionalFormatCollection.add(${String(type)})`)
        const [first] = places()
        guard(first!.sheet, 'allowFormatCells')
        const made: Conditional = {
          id: model.book.newId(),
          sheet: first!.sheet,
          places: places().map(({ sheet, area }) => ({ sheet, area })),
          type: kind,
          stopIfTrue: false,
          rule: {},
          looks: {},
        }
        // A new one comes before the others.
        all.unshift(made)
        return conditionalThing(model, made)
      },
      ClearAll: () => {
        for (const one of mine()) {
          guard(one.sheet, 'allowFormatCells')
          all.splice(all.indexOf(one), 1)
        }
      },
    },
  })
}

export function conditionalThing(model: Model, one: Conditional): Thing {
  const all = model.book.conditionals
  const place = () => {
    if (one.places.length !== 1) throw invalidArgument('The conditional format covers several areas.')
    return rangeThing(model, one.places[0]!)
  }
  const part = (kind: (typeof known)[number], thing: () => Thing) => (): Thing => {
    if (one.type !== kind) throw invalidArgument()
    return thing()
  }
  const orNull = (kind: (typeof known)[number], thing: () => Thing) => (): Thing | null =>
    one.type === kind ? thing() : null
  const format = () => recordedThing(model.library, 'ConditionalRangeFormat', one.looks)
  const custom = (): Thing => ({
    kind: 'CustomConditionalFormat',
    objects: { Format: format, Rule: () => ruleThing(one) },
  })
  const cellValue = ruled('CellValueConditionalFormat', one, format)
  const contains = ruled('TextConditionalFormat', one, format)
  return {
    kind: 'ConditionalFormat',
    identity: { Id: one.id },
    scalars: {
      Id: read(() => one.id),
      Type: read(() => one.type),
      Priority: {
        get: () => all.indexOf(one),
        set: (priority) => {
          all.splice(all.indexOf(one), 1)
          all.splice(whole(priority), 0, one)
        },
      },
      StopIfTrue: {
        get: () => one.stopIfTrue,
        set: (stop) => {
          one.stopIfTrue = yes(stop)
        },
      },
    },
    objects: {
      Custom: part('Custom', custom),
      CustomOrNullObject: orNull('Custom', custom),
      CellValue: part('CellValue', cellValue),
      CellValueOrNullObject: orNull('CellValue', cellValue),
      TextComparison: part('ContainsText', contains),
      TextComparisonOrNullObject: orNull('ContainsText', contains),
    },
    methods: {
      GetRange: place,
      GetRangeOrNullObject: () => (one.places.length === 1 ? place() : null),
      GetRanges: () => areasThing(model, one.places),
      Delete: () => {
        if (!all.includes(one)) throw itemNotFound()
        guard(one.sheet, 'allowFormatCells')
        all.splice(all.indexOf(one), 1)
      },
    },
  }
}

const ruleThing = (one: Conditional): Thing => {
  const formula = {
    get: () => one.rule.Formula ?? '',
    set: (value: unknown) => {
      one.rule = { Formula: text(value) }
    },
  }
  return { kind: 'ConditionalFormatRule', scalars: { Formula: formula, FormulaLocal: formula } }
}

const ruled = (kind: string, one: Conditional, format: () => Thing) => (): Thing => ({
  kind,
  scalars: {
    Rule: {
      get: () => one.rule,
      set: (rule) => {
        one.rule = { ...record(rule) }
      },
    },
  },
  objects: { Format: format },
})
