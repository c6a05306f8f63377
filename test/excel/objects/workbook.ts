// Excel.Workbook, the root of every path.

import { happenings } from '../model/happenings.ts'
import type { Place } from '../model/place.ts'
import { hostError, itemNotFound } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { applicationThing, runtimeThing } from './application.ts'
import { areasThing } from './areas.ts'
import { commentsThing } from './comments.ts'
import { eventMethods } from './events.ts'
import { functionsThing } from './functions.ts'
import { type Model, text } from './given.ts'
import { namesThing } from './names.ts'
import { rangeThing } from './range.ts'
import { settingsThing } from './settings.ts'
import { tablesThing } from './tables.ts'
import { workbookProtectionThing } from './workbook-protection.ts'
import { sheetsThing } from './worksheets.ts'
import { xmlPartsThing } from './xml-parts.ts'

export type EventRanges = { readonly get: (id: string) => Place | undefined }

export function workbookThing(model: Model, eventRanges: EventRanges): Thing {
  const { book } = model
  const eventRange = (id: unknown): Thing | null => {
    const place = eventRanges.get(text(id))
    return place === undefined ? null : rangeThing(model, place)
  }
  return {
    kind: 'Workbook',
    scalars: {
      Name: read(() => book.fileName),
      IsDirty: {
        get: () => book.dirty,
        set: (value) => {
          book.dirty = value === true
        },
      },
      ReadOnly: read(() => book.readOnly),
      AutoSave: read(() => false),
    },
    objects: {
      Worksheets: () => sheetsThing(model),
      Tables: () => tablesThing(model, null),
      Functions: () => functionsThing(model),
      Names: () => namesThing(model, null),
      Comments: () => commentsThing(model, null),
      Protection: () => workbookProtectionThing(model),
      Settings: () => settingsThing(model),
      CustomXmlParts: () => xmlPartsThing(model),
      Application: () => applicationThing(model),
      _Runtime: () => runtimeThing(model),
    },
    methods: {
      ...eventMethods(model, 'Workbook', {
        SelectionChangedEvent: happenings.selection,
        ActivatedEvent: happenings.activated,
      }),
      GetSelectedRange: () => {
        if (book.active.alsoSelected.length > 0)
          throw hostError('InvalidSelection', 'The current selection is invalid for this operation.')
        return rangeThing(model, { sheet: book.active, area: book.active.selection })
      },
      GetSelectedRanges: () =>
        areasThing(
          model,
          [book.active.selection, ...book.active.alsoSelected].map((area) => ({ sheet: book.active, area })),
        ),
      GetActiveCell: () =>
        rangeThing(model, { sheet: book.active, area: { ...book.active.selection, rows: 1, columns: 1 } }),
      _GetRangeForEventByReferenceId: (id) => {
        const found = eventRange(id)
        if (found === null) throw itemNotFound()
        return found
      },
      _GetRangeOrNullObjectForEventByReferenceId: eventRange,
    },
  }
}
