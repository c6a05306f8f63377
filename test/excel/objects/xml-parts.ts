// Excel.CustomXmlPartCollection.
import { namespaceOf, type XmlPart } from '../model/parts.ts'
import { invalidArgument, itemNotFound } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { collection } from './collection.ts'
import { type Model, text } from './given.ts'

export function xmlPartsThing(model: Model): Thing {
  const parts = model.book.xmlParts
  const keyed = (list: readonly XmlPart[]) =>
    list.map((part) => ({ keys: [part.id], thing: () => xmlPartThing(model, part) }))
  return collection('CustomXmlPartCollection', () => keyed(parts), {
    methods: {
      Add: (xml) => {
        const content = text(xml)
        if (!/^\s*(<\?xml[^>]*\?>)?\s*<[A-Za-z_]/.test(content)) throw invalidArgument()
        const part = { id: model.book.newId(), xml: content }
        parts.push(part)
        return xmlPartThing(model, part)
      },
      GetByNamespace: (namespace) => {
        const found = () => parts.filter(({ xml }) => namespaceOf(xml) === text(namespace))
        const only = () => (found().length === 1 ? xmlPartThing(model, found()[0]!) : null)
        return collection('CustomXmlPartScopedCollection', () => keyed(found()), {
          methods: {
            GetOnlyItemOrNullObject: only,
            GetOnlyItem: () => {
              const part = only()
              if (part === null) throw itemNotFound()
              return part
            },
          },
        })
      },
    },
  })
}

function xmlPartThing(model: Model, part: XmlPart): Thing {
  return {
    kind: 'CustomXmlPart',
    identity: { Id: part.id },
    scalars: { Id: read(() => part.id), NamespaceUri: read(() => namespaceOf(part.xml)) },
    methods: {
      GetXml: () => part.xml,
      SetXml: (xml) => {
        part.xml = text(xml)
      },
      Delete: () => {
        model.book.xmlParts.splice(model.book.xmlParts.indexOf(part), 1)
      },
    },
  }
}
