// Excel.AutoFilter of a sheet: where it lies. Criteria are not implemented.
import { guard } from '../model/guard.ts'
import type { Sheet } from '../model/sheet.ts'
import { notImplemented } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { isMissing, type Model, placeOf } from './given.ts'
import { rangeThing } from './range.ts'

export const autoFilterThing = (model: Model, sheet: Sheet): Thing => ({
  kind: 'AutoFilter',
  scalars: {
    Enabled: read(() => sheet.filter !== null),
    IsDataFiltered: read(() => false),
  },
  methods: {
    Apply: (range, _column, criteria) => {
      if (!isMissing(criteria)) throw notImplemented('AutoFilter.apply with criteria')
      guard(sheet, 'allowAutoFilter')
      sheet.filter = placeOf(model, range, sheet).area
    },
    Remove: () => {
      guard(sheet, 'allowAutoFilter')
      sheet.filter = null
    },
    GetRangeOrNullObject: () => (sheet.filter === null ? null : rangeThing(model, { sheet, area: sheet.filter })),
  },
})
