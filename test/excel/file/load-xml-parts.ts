// Custom XML parts of a file, and the settings of the add-in, which this host keeps in one of its own.
import type { Book } from '../model/book.ts'
import { namespaceOf } from '../model/parts.ts'
import { type Link, linksOf, partText, partXml } from './package.ts'
import type { Source } from './source.ts'
import { elementsOf, parseXml, textOf } from './xml.ts'

export const settingsNamespace = 'urn:excel-host:settings'

export function loadXmlParts(book: Book, source: Source, links: readonly Link[]): void {
  for (const { type, target } of links) {
    if (type !== 'customXml') continue
    const xml = partText(source.pack, target)
    const properties = linksOf(source.pack, target).find((link) => link.type === 'customXmlProps')
    const id = properties === undefined ? undefined : partXml(source.pack, properties.target).attributes['ds:itemID']
    const part = { id: id ?? book.newId(), xml: xml.replace(/^\uFEFF?<\?xml[^>]*\?>\s*/, '') }
    if (namespaceOf(xml) === settingsNamespace) {
      for (const setting of elementsOf(parseXml(xml)))
        book.settings.set(setting.attributes.key ?? '', JSON.parse(textOf(setting)))
      source.xmlParts.set(part, target)
      continue
    }
    book.xmlParts.push(part)
    source.xmlParts.set(part, target)
  }
}
