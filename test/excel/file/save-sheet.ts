// One sheet part: rows are always written anew, everything beside them only where it was changed.
import { areaText, parseArea, wholeSheet } from '../model/area.ts'
import type { Book } from '../model/book.ts'
import { shifted } from '../model/place.ts'
import { type Sheet, usedArea } from '../model/sheet.ts'
import { notImplemented } from '../wire/host-error.ts'
import { linksElement } from './links.ts'
import { splitPart } from './load.ts'
import { printsOf } from './prints.ts'
import { rowsText } from './save-rows.ts'
import { conditionalElements, protectionElement, validationsElement } from './save-rules.ts'
import type { StringWriter } from './save-strings.ts'
import type { StyleWriter } from './save-styles.ts'
import { breakElements, columnsElement, pageElements, viewElement } from './save-view.ts'
import { child, type Element, elementsOf, make, writeXml, xmlHead } from './xml.ts'

const order =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(
    ' ',
  )

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Puts elements in the place of those of the same name. */
export function replace(tree: Element, name: string, elements: readonly (Element | null)[]): void {
  const later = new Set(order.slice(order.indexOf(name) + 1))
  const rest = elementsOf(tree).filter((one) => one.name !== name)
  const at = rest.findIndex((one) => later.has(one.name))
  const fresh = elements.filter(
    (one): one is Element => one !== null && (one.children.length > 0 || Object.keys(one.attributes).length > 0),
  )
  tree.children = at < 0 ? [...rest, ...fresh] : [...rest.slice(0, at), ...fresh, ...rest.slice(at)]
}

export type SheetText = { readonly text: string; readonly unknown: boolean }

/** `before` is the text of the part, or null for a new sheet; `finish` may change the tree before it is written. */
export function sheetText(
  book: Book,
  sheet: Sheet,
  before: string | null,
  writers: { readonly styles: StyleWriter; readonly strings: StringWriter },
  finish: (tree: Element) => void,
): SheetText {
  const tree =
    before === null ? make('worksheet', { xmlns: main, 'xmlns:r': links }, [make('sheetData')]) : splitPart(before).tree
  const old = before === null ? {} : (book.source?.prints.get(sheet) ?? {})
  const now = printsOf(book, sheet)
  const changed = (name: string): boolean => before === null || old[name] !== now[name]
  const { styles, strings } = writers
  moveOthers(sheet, tree)
  if (changed('tab') || changed('page'))
    replace(tree, 'sheetPr', [sheetPr(sheet, child(tree, 'sheetPr'), changed('page'))])
  const used = usedArea(sheet, false, wholeSheet)
  replace(tree, 'dimension', [make('dimension', { ref: used === null ? 'A1' : areaText(used) })])
  if (changed('view')) replace(tree, 'sheetViews', [viewElement(book, sheet)])
  replace(tree, 'sheetFormatPr', [formatPr(sheet, child(tree, 'sheetFormatPr'))])
  if (changed('columns')) replace(tree, 'cols', [columnsElement(sheet, styles)])
  if (changed('protection'))
    replace(tree, 'sheetProtection', [protectionElement(sheet, child(tree, 'sheetProtection'))])
  if (changed('filter')) replace(tree, 'autoFilter', [filterElement(sheet, child(tree, 'autoFilter'))])
  if (changed('merges')) replace(tree, 'mergeCells', [mergesElement(sheet)])
  if (changed('conditionals')) replace(tree, 'conditionalFormatting', conditionalElements(book, sheet, styles))
  if (changed('validations')) replace(tree, 'dataValidations', [validationsElement(book, sheet)])
  if (changed('links')) replace(tree, 'hyperlinks', [linksElement(book, sheet)])
  if (changed('page'))
    for (const name of ['printOptions', 'pageMargins', 'pageSetup', 'headerFooter'])
      replace(
        tree,
        name,
        pageElements(sheet).elements.filter((one) => one.name === name),
      )
  if (changed('breaks'))
    for (const name of ['rowBreaks', 'colBreaks'])
      replace(
        tree,
        name,
        breakElements(sheet).filter((one) => one.name === name),
      )
  finish(tree)
  const rows = rowsText(book, sheet, styles, strings)
  const text = writeXml(tree).replace(/<sheetData\s*\/>/, () => `<sheetData>${rows.text}</sheetData>`)
  return { text: xmlHead + text, unknown: rows.unknown }
}

function sheetPr(sheet: Sheet, before: Element | undefined, page: boolean): Element {
  const others = elementsOf(before).filter(({ name }) => name !== 'tabColor' && !(page && name === 'pageSetUpPr'))
  const tab = sheet.tabColor === '' ? [] : [make('tabColor', { rgb: `FF${sheet.tabColor.slice(-6)}` })]
  const fitted = page && pageElements(sheet).fitted ? [make('pageSetUpPr', { fitToPage: '1' })] : []
  return make('sheetPr', before?.attributes ?? {}, [...tab, ...others, ...fitted])
}

/** Outline levels must be announced. */
function formatPr(sheet: Sheet, before: Element | undefined): Element {
  const deepest = (lines: readonly ({ readonly level: number } | undefined)[]): number =>
    lines.reduce((most, line) => Math.max(most, line?.level ?? 0), 0)
  const rows = deepest(sheet.rows)
  const columns = deepest(sheet.columns)
  const others = Object.entries(before?.attributes ?? { defaultRowHeight: '15' }).filter(
    ([name]) => !name.startsWith('outlineLevel'),
  )
  return make('sheetFormatPr', {
    ...Object.fromEntries(others),
    ...(rows > 0 ? { outlineLevelRow: String(rows) } : {}),
    ...(columns > 0 ? { outlineLevelCol: String(columns) } : {}),
  })
}

/** The criteria of a file stay with their filter. */
const filterElement = ({ filter }: Sheet, before: Element | undefined): Element | null =>
  filter === null ? null : make('autoFilter', { ...before?.attributes, ref: areaText(filter) }, before?.children ?? [])

const mergesElement = (sheet: Sheet): Element =>
  sheet.merges.length === 0
    ? make('mergeCells')
    : make(
        'mergeCells',
        { count: String(sheet.merges.length) },
        sheet.merges.map((area) => make('mergeCell', { ref: areaText(area) })),
      )

const movable = ['ignoredErrors', 'protectedRanges']
const immovable = [
  'drawing',
  'legacyDrawing',
  'extLst',
  'customSheetViews',
  'scenarios',
  'cellWatches',
  'oleObjects',
  'controls',
  'picture',
]

/** What the model does not hold follows inserted and deleted rows where that is only an address, and is refused elsewhere. */
function moveOthers(sheet: Sheet, tree: Element): void {
  if (sheet.shifts.length === 0) return
  for (const name of immovable)
    if (child(tree, name) !== undefined)
      throw notImplemented(`saving the ${name} of ${sheet.name} after cells were inserted or deleted`)
  const move = (element: Element): boolean => {
    for (const name of ['ref', 'sqref'] as const) {
      const area = parseArea(element.attributes[name] ?? '')
      if (area === null) continue
      const moved = sheet.shifts.reduce<typeof area | null>(
        (at, shift) => (at === null ? null : shifted(at, shift)),
        area,
      )
      if (moved === null) return false
      element.attributes[name] = areaText(moved)
    }
    element.children = element.children.filter((one) => typeof one === 'string' || move(one))
    return true
  }
  tree.children = tree.children.filter((one) => typeof one === 'string' || !movable.includes(one.name) || move(one))
}
