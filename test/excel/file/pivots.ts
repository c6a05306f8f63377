// PivotTables into and out of the package. One that is more than this host writes stays as the file had it.
import { parseArea } from '../model/area.ts'
import { type Book, sheetNamed } from '../model/book.ts'
import { asSummary, type Pivot, summaries } from '../model/pivot.ts'
import type { Place } from '../model/place.ts'
import type { Sheet } from '../model/sheet.ts'
import type { CellValue } from '../model/value.ts'
import {
  addContentType,
  addLink,
  dropLinks,
  dropPart,
  freePath,
  linksOf,
  type Package,
  partText,
  partXml,
  setText,
  setXml,
} from './package.ts'
import { type PivotTexts, pivotTexts } from './pivot-xml.ts'
import { child, type Element, elementsOf } from './xml.ts'

const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export type PivotCache = { readonly cacheId: string; readonly link: string }

/** Writes all PivotTables; `paths` has the part of each sheet. Gives what the workbook part must list. */
export function savePivots(
  book: Book,
  pack: Package,
  workbookPath: string,
  paths: ReadonlyMap<Sheet, string>,
  formatId: (format: string) => string,
): readonly PivotCache[] {
  const pivots = book.figures.filter((figure) => figure.kind === 'PivotTable')
  const taken = new Set(
    elementsOf(child(partXml(pack, workbookPath), 'pivotCaches')).map(({ attributes }) => attributes.cacheId),
  )
  return pivots.map((pivot) => {
    let number = 1
    while (taken.has(String(number))) number += 1
    const cacheId = String(number)
    taken.add(cacheId)
    const put = (stem: string, kind: string): string => {
      const path = freePath(pack, stem)
      setText(pack, path, '')
      addContentType(pack, path, `${types}.${kind}+xml`)
      return path
    }
    const cache = put('xl/pivotCache/pivotCacheDefinition', 'pivotCacheDefinition')
    const records = put('xl/pivotCache/pivotCacheRecords', 'pivotCacheRecords')
    const table = put('xl/pivotTables/pivotTable', 'pivotTable')
    const texts = pivotTexts(pivot, formatId, { cacheId, link: addLink(pack, cache, 'pivotCacheRecords', records) })
    setText(pack, cache, texts.cache)
    setText(pack, records, texts.records)
    setText(pack, table, texts.table)
    addLink(pack, table, 'pivotCacheDefinition', cache)
    addLink(pack, paths.get(pivot.sheet)!, 'pivotTable', table)
    return { cacheId, link: addLink(pack, workbookPath, 'pivotCacheDefinition', cache) }
  })
}

/** Takes PivotTables that this host can write again into the model, and their parts out of the package. */
export function loadPivots(
  book: Book,
  pack: Package,
  sheet: Sheet,
  path: string,
  formats: ReadonlyMap<string, string>,
): void {
  for (const { target } of linksOf(pack, path).filter(({ type }) => type === 'pivotTable')) {
    const cache = linksOf(pack, target).find(({ type }) => type === 'pivotCacheDefinition')?.target ?? ''
    const records = linksOf(pack, cache).find(({ type }) => type === 'pivotCacheRecords')
    if (records === undefined) continue
    const table = partXml(pack, target)
    const definition = partXml(pack, cache)
    const pivot = readPivot(book, sheet, [table, definition, partXml(pack, records.target)], formats)
    if (pivot === null) continue
    const idOf = (format: string) => [...formats].find(([, code]) => code === format)?.[0] ?? '0'
    const kept = { cacheId: table.attributes.cacheId ?? '', link: definition.attributes['r:id'] ?? '' }
    const texts: PivotTexts = pivotTexts(pivot, idOf, kept)
    const same = [texts.table, texts.cache, texts.records].every(
      (text, n) => text === partText(pack, [target, cache, records.target][n]!),
    )
    if (!same) continue
    book.figures.push(pivot)
    for (const part of [target, cache, records.target]) dropPart(pack, part)
    dropLinks(pack, path, (link) => link.target === target)
    unlist(pack, book.source!.paths.workbook, cache)
  }
}

/** The workbook part lists each cache; this one is listed anew when the file is saved. */
function unlist(pack: Package, workbook: string, cache: string): void {
  const link = linksOf(pack, workbook).find(({ target }) => target === cache)
  if (link === undefined) return
  dropLinks(pack, workbook, ({ id }) => id === link.id)
  const tree = partXml(pack, workbook)
  const list = child(tree, 'pivotCaches')
  if (list === undefined) return
  list.children = elementsOf(list).filter(({ attributes }) => attributes['r:id'] !== link.id)
  if (list.children.length === 0) tree.children = tree.children.filter((one) => one !== list)
  setXml(pack, workbook, tree)
}

const summaryOf = (subtotal: string | undefined) =>
  asSummary(summaries.find((each) => each.toLowerCase() === (subtotal ?? 'sum')))

function sourceOf(book: Book, definition: Element): string | Place | null {
  const from = child(child(definition, 'cacheSource'), 'worksheetSource')?.attributes ?? {}
  if (from.name !== undefined) return from.name
  const sheet = sheetNamed(book, from.sheet ?? '')
  const area = parseArea(from.ref ?? '')
  return sheet === undefined || area === null ? null : { sheet, area }
}

const itemOf = ({ name, attributes: { v } }: Element): CellValue =>
  name === 'n' ? Number(v) : name === 's' ? (v ?? '') : null

function readPivot(
  book: Book,
  sheet: Sheet,
  [table, definition, records]: readonly [Element, Element, Element],
  formats: ReadonlyMap<string, string>,
): Pivot | null {
  const source = sourceOf(book, definition)
  const location = child(table, 'location')?.attributes ?? {}
  const body = parseArea(location.ref ?? '')
  if (source === null || body === null) return null
  const cacheFields = elementsOf(child(definition, 'cacheFields'))
  const shared = cacheFields.map((field) => elementsOf(child(field, 'sharedItems')).map(itemOf))
  const fields = cacheFields.map(({ attributes }) => attributes.name ?? '')
  const fieldsIn = (list: string, name: string) =>
    elementsOf(child(table, list)).flatMap(({ attributes }) => fields[Number(attributes[name])] ?? [])
  const filters = fieldsIn('pageFields', 'fld')
  const place = (area: Place['area']): Place => ({ sheet, area })
  return {
    kind: 'PivotTable',
    id: table.attributes['xr:uid'] ?? '',
    sheet,
    name: table.attributes.name ?? '',
    source,
    at: place({ ...body, rows: 1, columns: 1 }),
    fields,
    records: elementsOf(records).map((record) =>
      elementsOf(record).map((cell, n) =>
        cell.name === 'x' ? (shared[n]?.[Number(cell.attributes.v)] ?? null) : itemOf(cell),
      ),
    ),
    filters,
    rows: fieldsIn('rowFields', 'x'),
    sums: elementsOf(child(table, 'dataFields')).map(({ attributes }) => ({
      field: fields[Number(attributes.fld)] ?? '',
      name: attributes.name ?? '',
      by: summaryOf(attributes.subtotal),
      format: formats.get(attributes.numFmtId ?? '0') ?? 'General',
    })),
    autoFormat: table.attributes.useAutoFormatting === '1',
    preserveFormatting: table.attributes.preserveFormatting === '1',
    body: place(body),
    filterAxis:
      filters.length === 0
        ? null
        : place({ row: body.row - filters.length - 1, column: body.column, rows: filters.length, columns: 2 }),
  }
}
