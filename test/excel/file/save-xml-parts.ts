// Custom XML parts, and the settings of the add-in in one of them.
import type { Book } from '../model/book.ts'
import type { XmlPart } from '../model/parts.ts'
import { settingsNamespace } from './load-xml-parts.ts'
import { addContentType, addLink, dropLinks, dropPart, freePath, linksOf, type Package, setText } from './package.ts'
import { escaped, escapedText, xmlHead } from './xml.ts'

const propertiesType = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'
const propertiesNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'

export function saveXmlParts(book: Book, pack: Package, workbookPath: string): void {
  const known = book.source?.xmlParts ?? new Map<XmlPart, string>()
  const keep = new Set(book.xmlParts.map((part) => known.get(part)))
  const gone = dropLinks(pack, workbookPath, ({ type, target }) => type === 'customXml' && !keep.has(target))
  for (const target of gone) {
    for (const link of linksOf(pack, target)) dropPart(pack, link.target)
    dropPart(pack, target)
  }
  for (const part of book.xmlParts) {
    const path = known.get(part)
    if (path === undefined) addPart(pack, workbookPath, part)
    else setText(pack, path, xmlHead + part.xml)
  }
  if (book.settings.size > 0) addPart(pack, workbookPath, { id: book.newId(), xml: settingsXml(book) })
}

function addPart(pack: Package, workbookPath: string, part: XmlPart): void {
  const path = freePath(pack, 'customXml/item')
  const properties = path.replace('item', 'itemProps')
  setText(pack, path, part.xml.startsWith('<?xml') ? part.xml : xmlHead + part.xml)
  setText(
    pack,
    properties,
    `${xmlHead}<ds:datastoreItem ds:itemID="${escaped(part.id)}" xmlns:ds="${propertiesNamespace}"><ds:schemaRefs/></ds:datastoreItem>`,
  )
  addContentType(pack, properties, propertiesType)
  addLink(pack, path, 'customXmlProps', properties)
  addLink(pack, workbookPath, 'customXml', path)
}

function settingsXml(book: Book): string {
  const items = [...book.settings].map(
    ([key, value]) => `<setting key="${escaped(key)}">${escapedText(JSON.stringify(value))}</setting>`,
  )
  return `<settings xmlns="${settingsNamespace}">${items.join('')}</settings>`
}
