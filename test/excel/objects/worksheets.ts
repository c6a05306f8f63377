// Excel.WorksheetCollection.
import { sheetNamed } from '../model/book.ts'
import type { Sheet } from '../model/sheet.ts'
import { addSheet } from '../model/sheets.ts'
import { itemNotFound } from '../wire/host-error.ts'
import type { Thing } from '../wire/thing.ts'
import { eventMethods } from './events.ts'
import { isMissing, type Model, text } from './given.ts'
import { sheetEvents, sheetThing } from './worksheet.ts'

export function sheetsThing(model: Model): Thing {
  const { book } = model
  const thing = (sheet: Sheet | undefined): Thing | null => (sheet === undefined ? null : sheetThing(model, sheet))
  const shown = (visibleOnly: unknown) =>
    visibleOnly === true ? book.sheets.filter((sheet) => sheet.visibility === 'Visible') : book.sheets
  return {
    kind: 'WorksheetCollection',
    items: () => book.sheets.map((sheet) => sheetThing(model, sheet)),
    methods: {
      ...eventMethods(model, 'Workbook', sheetEvents),
      GetItem: (key) => {
        const found = thing(sheetNamed(book, text(key)))
        if (found === null) throw itemNotFound()
        return found
      },
      GetItemOrNullObject: (key) => thing(sheetNamed(book, text(key))),
      Add: (name) => sheetThing(model, addSheet(book, isMissing(name) ? null : text(name))),
      GetActiveWorksheet: () => sheetThing(model, book.active),
      GetCount: (visibleOnly) => shown(visibleOnly).length,
      GetFirst: (visibleOnly) => thing(shown(visibleOnly)[0]),
      GetLast: (visibleOnly) => thing(shown(visibleOnly).at(-1)),
    },
  }
}
