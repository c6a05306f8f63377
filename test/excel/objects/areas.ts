// Excel.RangeAreas: several boxes of one sheet.
import { cellCount, isWholeColumns, isWholeRows } from '../model/area.ts'
import { areaOf, type Place } from '../model/place.ts'
import { clearCells } from '../model/write.ts'
import { read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { conditionalsThing } from './conditionals.ts'
import { formatThing } from './format.ts'
import { type Model, textOr } from './given.ts'
import { fullAddress, rangeThing } from './range.ts'
import { validationThing } from './validation.ts'
import { sheetThing } from './worksheet.ts'

export function areasThing(model: Model, given: readonly Place[]): Thing {
  const places = given.map((place): Place => ({ sheet: place.sheet, area: place.area }))
  const [first] = places
  const list = () => places
  return {
    kind: 'RangeAreas',
    holds: places,
    scalars: {
      Address: read(() => places.map(fullAddress).join(',')),
      AddressLocal: read(() => places.map(fullAddress).join(',')),
      AreaCount: read(() => places.length),
      CellCount: read(() => places.reduce((sum, { area }) => sum + cellCount(area), 0)),
      IsEntireRow: read(() => places.every(({ area }) => isWholeRows(area))),
      IsEntireColumn: read(() => places.every(({ area }) => isWholeColumns(area))),
    },
    objects: {
      Areas: () =>
        collection('RangeCollection', () =>
          places.map((place, index) => ({ keys: [index], thing: () => rangeThing(model, place) })),
        ),
      Format: () => formatThing(model, list),
      ConditionalFormats: () => conditionalsThing(model, list),
      DataValidation: () => validationThing(model, list),
      Worksheet: () => sheetThing(model, first!.sheet),
    },
    methods: {
      Clear: (applyTo) => {
        for (const place of places) clearCells(model.book, place.sheet, areaOf(place), textOr(applyTo, 'All'))
      },
    },
  }
}
