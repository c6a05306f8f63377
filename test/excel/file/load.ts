// Reads a workbook file into the model. What is not understood stays in the package and goes back into the saved file.
import { parseArea } from '../model/area.ts'
import type { Book } from '../model/book.ts'
import { createSheet, type Sheet, type Visibility } from '../model/sheet.ts'
import { invalidArgument } from '../wire/host-error.ts'
import { createColors } from './colors.ts'
import { loadDrawing } from './drawing.ts'
import { loadLinks } from './links.ts'
import { loadRows } from './load-rows.ts'
import { loadConditionals, loadProtection, loadValidations, unknownPassword } from './load-rules.ts'
import { loadStyles } from './load-styles.ts'
import { loadPrintName, loadView } from './load-view.ts'
import { loadXmlParts } from './load-xml-parts.ts'
import { type Link, linksOf, openPackage, partText, partXml } from './package.ts'
import { loadPivots } from './pivots.ts'
import { printsOf } from './prints.ts'
import type { Source } from './source.ts'
import { child, type Element, elementsOf, isOn, parseXml, textOf } from './xml.ts'

const visibilities: Readonly<Record<string, Visibility>> = { hidden: 'Hidden', veryHidden: 'VeryHidden' }

/** Puts the workbook of a file in the place of what the book held. Throws NotImplemented for what it cannot keep. */
export function loadBook(book: Book, bytes: Uint8Array): void {
  const pack = openPackage(bytes)
  const [main] = linksOf(pack, '').filter(({ type }) => type === 'officeDocument')
  if (main === undefined) throw invalidArgument('The file is no workbook.')
  const tree = partXml(pack, main.target)
  const links = linksOf(pack, main.target)
  const of = (type: string): string | null => links.find((link) => link.type === type)?.target ?? null
  const themePath = of('theme')
  const colors = createColors(themePath === null ? undefined : partXml(pack, themePath))
  const stylesPath = of('styles')
  if (stylesPath === null) throw invalidArgument('The file has no styles.')
  const looks = loadStyles(partXml(pack, stylesPath), colors)
  const stringsPath = of('sharedStrings')
  const strings = stringsPath === null ? [] : elementsOf(partXml(pack, stringsPath), 'si').map(plainText)
  const source: Source = {
    pack,
    sheets: new Map(),
    tables: new Map(),
    xmlParts: new Map(),
    strings,
    shared: new WeakMap(),
    prints: new Map(),
    paths: { workbook: main.target, styles: stylesPath, strings: stringsPath },
  }
  empty(book)
  book.source = source
  book.structureLock = isOn(child(tree, 'workbookProtection')?.attributes.lockStructure) ? unknownPassword : null
  book.date1904 = isOn(child(tree, 'workbookPr')?.attributes.date1904)
  const styles = looks.styles.map(book.styles.shared)
  for (const { attributes } of elementsOf(child(tree, 'sheets'))) {
    const path = links.find(({ id }) => id === attributes['r:id'])?.target
    if (path === undefined) throw invalidArgument(`The sheet ${attributes.name} has no part.`)
    const sheet = createSheet(book.newId(), attributes.name ?? '')
    sheet.visibility = visibilities[attributes.state ?? ''] ?? 'Visible'
    book.sheets.push(sheet)
    source.sheets.set(sheet, path)
    const part = splitPart(partText(pack, path))
    const lookups = { strings, styles, shared: source.shared }
    loadRows(sheet, part.rows, lookups)
    loadView(sheet, part.tree, styles, colors)
    loadProtection(sheet, part.tree)
    loadLinks(book, sheet, part.tree)
    book.validations.push(...loadValidations(sheet, part.tree))
    book.conditionals.push(...loadConditionals(book, sheet, part.tree, looks.differences))
    loadTables(book, source, sheet, linksOf(pack, path))
  }
  const view = child(child(tree, 'bookViews'), 'workbookView')?.attributes
  book.active = book.sheets[Number(view?.activeTab ?? 0)] ?? book.sheets[0]!
  loadNames(book, tree)
  loadXmlParts(book, source, links)
  // Charts and PivotTables speak of cells of any sheet.
  for (const [sheet, path] of source.sheets) {
    loadDrawing(book, pack, sheet, path)
    loadPivots(book, pack, sheet, path, looks.formats)
  }
  for (const sheet of book.sheets) source.prints.set(sheet, printsOf(book, sheet))
}

function empty(book: Book): void {
  for (const list of [
    book.sheets,
    book.tables,
    book.names,
    book.validations,
    book.conditionals,
    book.remarks,
    book.figures,
    book.links,
    book.xmlParts,
  ])
    list.length = 0
  book.settings.clear()
  book.dirty = false
  book.edition = 0
  book.changes.clear()
}

/** The text of one shared string without reading aids. */
const plainText = (item: Element): string =>
  elementsOf(item)
    .filter(({ name }) => name !== 'rPh' && name !== 'phoneticPr')
    .map(textOf)
    .join('')

/** A sheet part with the text of its rows cut out. */
export function splitPart(text: string): { readonly tree: Element; readonly rows: string } {
  const start = text.indexOf('<sheetData')
  if (start < 0) throw invalidArgument('A sheet part has no rows, or a prefix before its tags.')
  const open = text.indexOf('>', start) + 1
  if (text[open - 2] === '/') return { tree: parseXml(text), rows: '' }
  const end = text.indexOf('</sheetData>', open)
  return { tree: parseXml(`${text.slice(0, open)}${text.slice(end)}`), rows: text.slice(open, end) }
}

function loadTables(book: Book, source: Source, sheet: Sheet, links: readonly Link[]): void {
  for (const { type, target } of links) {
    if (type !== 'table') continue
    const tree = partXml(source.pack, target)
    const area = parseArea(tree.attributes.ref ?? '')
    if (area === null) throw invalidArgument(`The table ${target} has no place.`)
    const info = child(tree, 'tableStyleInfo')?.attributes ?? {}
    const table = {
      id: book.newId(),
      name: tree.attributes.displayName ?? tree.attributes.name ?? '',
      place: { sheet, area },
      looks: {
        ShowBandedRows: isOn(info.showRowStripes),
        ShowBandedColumns: isOn(info.showColumnStripes),
        HighlightFirstColumn: isOn(info.showFirstColumn),
        HighlightLastColumn: isOn(info.showLastColumn),
        ShowFilterButton: child(tree, 'autoFilter') !== undefined,
        Style: info.name ?? '',
      },
    }
    book.tables.push(table)
    source.tables.set(table, target)
  }
}

function loadNames(book: Book, tree: Element): void {
  for (const element of elementsOf(child(tree, 'definedNames'))) {
    const { name = '', localSheetId, hidden, comment } = element.attributes
    const scope = localSheetId === undefined ? null : (book.sheets[Number(localSheetId)] ?? null)
    const formula = textOf(element)
    if (name === '_xlnm.Print_Area' || name === '_xlnm.Print_Titles') {
      if (scope !== null) loadPrintName(scope, name, formula)
    } else if (!name.startsWith('_xlnm.'))
      book.names.push({ name, formula: `=${formula}`, comment: comment ?? '', visible: !isOn(hidden), scope })
  }
}
