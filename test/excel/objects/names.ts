// Excel.NamedItemCollection, of the workbook or of one sheet.
import { addName, type Name, placeOfName, referenceTo } from '../model/names.ts'
import type { Sheet } from '../model/sheet.ts'
import { itemNotFound } from '../wire/host-error.ts'
import { isThing, read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { type Model, text, textOr, yes } from './given.ts'
import { fullAddress, rangeThing } from './range.ts'
import { sheetThing } from './worksheet.ts'

export function namesThing(model: Model, scope: Sheet | null): Thing {
  const { book } = model
  const list = () =>
    book.names
      .filter((name) => name.scope === scope)
      .map((name) => ({ keys: [name.name], thing: () => nameThing(model, name) }))
  return collection('NamedItemCollection', list, {
    methods: {
      Add: (name, reference, comment) => {
        const formula =
          isThing(reference) && reference.place !== undefined ? referenceTo(reference.place) : text(reference)
        return nameThing(model, addName(book, text(name), formula, textOr(comment, ''), scope))
      },
    },
  })
}

function nameThing(model: Model, name: Name): Thing {
  const { book } = model
  const range = (): Thing | null => {
    const place = placeOfName(book, name)
    return place === null ? null : rangeThing(model, place)
  }
  return {
    kind: 'NamedItem',
    identity: { _Id: name.name },
    scalars: {
      _Id: read(() => name.name),
      Name: read(() => name.name),
      Type: read(() => (placeOfName(book, name) === null ? 'String' : 'Range')),
      Value: read(() => {
        const place = placeOfName(book, name)
        return place === null ? name.formula : fullAddress(place)
      }),
      Formula: {
        get: () => name.formula,
        set: (formula) => {
          name.formula = text(formula)
        },
      },
      Comment: {
        get: () => name.comment,
        set: (comment) => {
          name.comment = text(comment)
        },
      },
      Visible: {
        get: () => name.visible,
        set: (visible) => {
          name.visible = yes(visible)
        },
      },
      Scope: read(() => (name.scope === null ? 'Workbook' : 'Worksheet')),
    },
    objects: {
      Worksheet: () => {
        if (name.scope === null) throw itemNotFound()
        return sheetThing(model, name.scope)
      },
      WorksheetOrNullObject: () => (name.scope === null ? null : sheetThing(model, name.scope)),
    },
    methods: {
      GetRangeOrNullObject: range,
      GetRange: () => {
        const found = range()
        if (found === null) throw itemNotFound()
        return found
      },
      Delete: () => {
        book.names.splice(book.names.indexOf(name), 1)
      },
    },
  }
}
