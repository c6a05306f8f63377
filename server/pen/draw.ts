// A book as an .xlsx file, with whatever looks it is given.
import type { Book, Sheet } from '../../templates/sheet.ts'
import { relationshipsOf, withRelationship, withType } from '../package/registry.ts'
import { bookOrder, outlineOf, withSections } from '../package/sections.ts'
import { packAside, zipOf } from '../package/zip-writer.ts'
import { inflateWhole } from '../reader/inflate.ts'
import { limits } from '../reader/limits.ts'
import { openPackage } from '../reader/zip.ts'
import { definedNames } from './names-xml.ts'
import { createPalette } from './palette.ts'
import { appXml, coreXml } from './properties.ts'
import { drawCells, sheetXml } from './sheet-xml.ts'
import { skeleton } from './skeleton.ts'
import type { Looks } from './style.ts'
import { stylesXml } from './styles-xml.ts'
import { tableXml } from './tables.ts'
import { createSharedTexts } from './texts.ts'

const typesPart = '[Content_Types].xml'
const bookPart = 'xl/workbook.xml'
const sheetPart = (index: number) => `xl/worksheets/sheet${index + 1}.xml`
const firstParts = [typesPart, '_rels/.rels', 'docProps/app.xml', 'docProps/core.xml', bookPart]

type Parts = Map<string, Buffer>

/** The text parts of exceljs's package; its first sheet may be large only by mistake. */
function opened(file: Buffer): Parts {
  const entries = [...openPackage(file, limits).values()].filter(({ name }) => !name.endsWith('/'))
  return new Map(entries.map((entry) => [entry.name, inflateWhole(entry)]))
}

const change = (parts: Parts, name: string, edit: (xml: string) => string): void => {
  parts.set(name, Buffer.from(edit(parts.get(name)!.toString())))
}

/** Adds the tables of a sheet; gives the ids by which the sheet refers to them. */
function addTables(parts: Parts, sheet: Sheet, part: string, firstId: number): readonly string[] {
  return (sheet.tables ?? []).map((table, n) => {
    const target = `tables/table${firstId + n}.xml`
    parts.set(`xl/${target}`, Buffer.from(tableXml(table, sheet, firstId + n)))
    change(parts, typesPart, (types) => withType(types, `xl/${target}`, 'table'))
    const owner = relationshipsOf(part)
    const { xml, id } = withRelationship(parts.get(owner)?.toString() ?? null, 'table', `../${target}`)
    parts.set(owner, Buffer.from(xml))
    return id
  })
}

function complete(parts: Parts, book: Book): void {
  const workbook = parts.get(bookPart)!
  const changes = new Map([['definedNames', definedNames(book)]])
  parts.set(bookPart, withSections(workbook, outlineOf(workbook, 'workbook', bookPart), bookOrder, changes))
  parts.set('docProps/app.xml', Buffer.from(appXml))
  parts.set('docProps/core.xml', Buffer.from(coreXml(book.title)))
}

/** First what readers look for first, then the rest by name. */
const placed = (one: string, other: string): number => {
  const place = (name: string) => (firstParts.indexOf(name) + firstParts.length + 1) % (firstParts.length + 1)
  return place(one) - place(other) || (one < other ? -1 : 1)
}

/**
 * The .xlsx file of a book.
 * @throws RangeError for a look that is not known, a value that no cell can hold, a table without header texts
 */
export async function drawWith(book: Book, looks: Looks): Promise<Uint8Array> {
  const palette = createPalette()
  const shared = createSharedTexts()
  const drawn = book.sheets.map((sheet) => drawCells(sheet, palette.paint, shared.texts))
  const shades = palette.shades()
  const parts = opened(await skeleton(book, shades, looks))
  parts.set('xl/styles.xml', stylesXml(parts.get('xl/styles.xml')!, parts.get(sheetPart(0))!, shades))
  let tables = 0
  for (const [index, sheet] of book.sheets.entries()) {
    const part = sheetPart(index)
    const ids = addTables(parts, sheet, part, tables + 1)
    tables += ids.length
    parts.set(part, sheetXml(parts.get(part)!, sheet, drawn[index]!, ids, part))
  }
  parts.set('xl/sharedStrings.xml', Buffer.from(shared.xml()))
  change(parts, typesPart, (types) => withType(types, 'xl/sharedStrings.xml', 'sharedStrings'))
  change(parts, 'xl/_rels/workbook.xml.rels', (xml) => withRelationship(xml, 'sharedStrings', 'sharedStrings.xml').xml)
  complete(parts, book)
  const names = [...parts.keys()].sort(placed)
  return zipOf(await Promise.all(names.map((name) => packAside(name, parts.get(name)!))))
}
