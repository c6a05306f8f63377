// Excel.RangeFormat and what hangs on it.
import type { Area } from '../model/area.ts'
import { color } from '../model/color.ts'
import { fitColumns, fitRows } from '../model/fit.ts'
import { guard } from '../model/guard.ts'
import { columnWidth, rowHeight, setColumnWidth, setRowHeight, usualHeight, usualWidth } from '../model/lines.ts'
import { areaOf, type Place } from '../model/place.ts'
import { restyle } from '../model/restyle.ts'
import type { Style } from '../model/style.ts'
import { stylesIn, uniform } from '../model/uniform.ts'
import type { Scalar, Thing } from '../wire/thing.ts'
import { bordersThing } from './borders.ts'
import { type Model, number, oneOf, text, whole, yes } from './given.ts'

/** One place for a range, several for range areas. */
export type Places = () => readonly Place[]

export type StyleScalar = (
  name: keyof Style,
  make: (value: unknown) => unknown,
  shown?: (value: unknown) => unknown,
) => Scalar

/** A property of the look that reads the common value and writes to every cell. */
export const styleScalar =
  (model: Model, places: Places): StyleScalar =>
  (name, make, shown = (value) => value) => ({
    get: () => {
      const common = uniform(
        places().flatMap(({ sheet, area }) => [...stylesIn(sheet, area)].map((style) => shown(style[name]))),
      )
      return common
    },
    set: (value) => {
      const change: Partial<Style> = { [name]: make(value) }
      for (const place of places()) {
        guard(place.sheet, 'allowFormatCells')
        restyle(model.book, place.sheet, areaOf(place), change)
      }
    },
  })

const horizontals = ['General', 'Left', 'Center', 'Right', 'Fill', 'Justify', 'CenterAcrossSelection', 'Distributed']
const verticals = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed']
const underlines = ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant']

export function formatThing(model: Model, places: Places): Thing {
  const style = styleScalar(model, places)
  const lines = (
    get: (sheet: Place['sheet'], area: Area) => unknown,
    set: (sheet: Place['sheet'], area: Area, value: unknown) => void,
  ): Scalar => ({
    get: () => uniform(places().map((place) => get(place.sheet, areaOf(place)))),
    set: (value) => {
      for (const place of places()) set(place.sheet, areaOf(place), value)
    },
  })
  const usual = (set: typeof setColumnWidth) => (sheet: Place['sheet'], area: Area, value: unknown) => {
    if (yes(value)) set(sheet, area, null)
  }
  return {
    kind: 'RangeFormat',
    scalars: {
      WrapText: style('wrap', yes),
      HorizontalAlignment: style('horizontal', (value) => oneOf(value, horizontals)),
      VerticalAlignment: style('vertical', (value) => oneOf(value, verticals)),
      IndentLevel: style('indent', whole),
      ShrinkToFit: style('shrink', yes),
      TextOrientation: style('orientation', number),
      ColumnWidth: lines(columnWidth, (sheet, area, value) => setColumnWidth(sheet, area, number(value))),
      RowHeight: lines(rowHeight, (sheet, area, value) => setRowHeight(sheet, area, number(value))),
      UseStandardWidth: lines((sheet, area) => columnWidth(sheet, area) === usualWidth, usual(setColumnWidth)),
      UseStandardHeight: lines((sheet, area) => rowHeight(sheet, area) === usualHeight, usual(setRowHeight)),
    },
    objects: {
      Fill: () => fillThing(model, places),
      Font: () => ({
        kind: 'RangeFont',
        scalars: {
          Bold: style('bold', yes),
          Italic: style('italic', yes),
          Strikethrough: style('strikethrough', yes),
          Underline: style('underline', (value) => oneOf(value, underlines)),
          Color: style('fontColor', color),
          Size: style('fontSize', number),
          Name: style('fontName', text),
        },
      }),
      Protection: () => ({
        kind: 'FormatProtection',
        scalars: { Locked: style('locked', yes), FormulaHidden: style('hidden', yes) },
      }),
      Borders: () => bordersThing(model, places),
    },
    methods: {
      AutofitColumns: () => {
        for (const place of places()) fitColumns(model.book, place.sheet, areaOf(place))
      },
      AutofitRows: () => {
        for (const place of places()) fitRows(model.book, place.sheet, areaOf(place))
      },
    },
  }
}

function fillThing(model: Model, places: Places): Thing {
  const style = styleScalar(model, places)
  const fill = style('fill', color, (value) => value ?? '#FFFFFF')
  return {
    kind: 'RangeFill',
    scalars: { Color: fill },
    methods: {
      Clear: () => {
        for (const place of places()) {
          guard(place.sheet, 'allowFormatCells')
          restyle(model.book, place.sheet, areaOf(place), { fill: null })
        }
      },
    },
  }
}
