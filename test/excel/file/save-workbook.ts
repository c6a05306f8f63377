// The workbook part: order, names and visibility of sheets, defined names, what is open.
import { areaText, parseArea, quotedName } from '../model/area.ts'
import type { Book } from '../model/book.ts'
import type { Sheet } from '../model/sheet.ts'
import { lower } from './style-words.ts'
import { child, type Element, elementsOf, make } from './xml.ts'

const order =
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches'.split(
    ' ',
  )

function put(tree: Element, element: Element): void {
  const later = tree.children.findIndex(
    (one) =>
      typeof one !== 'string' && (!order.includes(one.name) || order.indexOf(one.name) > order.indexOf(element.name)),
  )
  const at = tree.children.findIndex((one) => typeof one !== 'string' && one.name === element.name)
  if (at >= 0) tree.children[at] = element
  else tree.children.splice(later < 0 ? tree.children.length : later, 0, element)
}

/** `ids` has the link of each sheet. */
export function saveWorkbookTree(
  book: Book,
  tree: Element,
  ids: ReadonlyMap<Sheet, string>,
  recalculate: boolean,
): void {
  const before = elementsOf(child(tree, 'sheets'))
  let lastId = Math.max(0, ...before.map(({ attributes }) => Number(attributes.sheetId)))
  const sheets = book.sheets.map((sheet) => {
    const link = ids.get(sheet)!
    const known = before.find(({ attributes }) => attributes['r:id'] === link)
    lastId += known === undefined ? 1 : 0
    return make('sheet', {
      sheetId: known?.attributes.sheetId ?? String(lastId),
      name: sheet.name,
      ...(sheet.visibility === 'Visible' ? {} : { state: lower(sheet.visibility) }),
      'r:id': link,
    })
  })
  put(tree, make('sheets', {}, sheets))
  const view = elementsOf(child(tree, 'bookViews'))[0] ?? make('workbookView')
  view.attributes.activeTab = String(book.sheets.indexOf(book.active))
  put(tree, make('bookViews', {}, [view]))
  const names = namesOf(book, tree)
  if (names.length > 0) put(tree, make('definedNames', {}, names))
  else tree.children = elementsOf(tree).filter(({ name }) => name !== 'definedNames')
  const calc = child(tree, 'calcPr')?.attributes ?? {}
  if (recalculate) put(tree, make('calcPr', { ...calc, fullCalcOnLoad: '1' }))
}

/** PivotTables' caches, those that stayed in the file and those written now. */
export function listCaches(
  tree: Element,
  caches: readonly { readonly cacheId: string; readonly link: string }[],
): void {
  const links = new Set(caches.map(({ link }) => link))
  const stay = elementsOf(child(tree, 'pivotCaches')).filter(({ attributes }) => !links.has(attributes['r:id'] ?? ''))
  tree.children = elementsOf(tree).filter(({ name }) => name !== 'pivotCaches')
  const all = [...stay, ...caches.map(({ cacheId, link }) => make('pivotCache', { cacheId, 'r:id': link }))]
  if (all.length > 0) put(tree, make('pivotCaches', {}, all))
}

function namesOf(book: Book, tree: Element): Element[] {
  const own = book.names.map(({ name, formula, comment, visible, scope }) =>
    make(
      'definedName',
      {
        name,
        ...(scope === null ? {} : { localSheetId: String(book.sheets.indexOf(scope)) }),
        ...(visible ? {} : { hidden: '1' }),
        ...(comment === '' ? {} : { comment }),
      },
      [formula.replace(/^=/, '')],
    ),
  )
  const print = book.sheets.flatMap((sheet, index) => printNames(sheet, String(index)))
  // Filters and the like: the model does not hold them, so they stay with their sheet, wherever that has gone.
  const others = elementsOf(child(tree, 'definedNames')).filter(
    ({ attributes }) => attributes.name?.startsWith('_xlnm.') === true && !attributes.name.startsWith('_xlnm.Print_'),
  )
  const moved = others.flatMap((element) => {
    const sheet = [...(book.source?.sheets.keys() ?? [])][Number(element.attributes.localSheetId)]
    const index = sheet === undefined ? -1 : book.sheets.indexOf(sheet)
    return index < 0
      ? []
      : [make('definedName', { ...element.attributes, localSheetId: String(index) }, element.children)]
  })
  return [...own, ...print, ...moved]
}

function printNames({ page, name }: Sheet, localSheetId: string): Element[] {
  const refer = (text: unknown): string[] => {
    const area = parseArea(String(text ?? ''))
    return area === null ? [] : [`${quotedName(name)}!${areaText(area, true)}`]
  }
  const area = refer(page.PrintArea)
  const titles = [...refer(page.PrintTitleColumns), ...refer(page.PrintTitleRows)]
  return [
    ...(area.length > 0 ? [make('definedName', { name: '_xlnm.Print_Area', localSheetId }, area)] : []),
    ...(titles.length > 0
      ? [make('definedName', { name: '_xlnm.Print_Titles', localSheetId }, [titles.join(',')])]
      : []),
  ]
}
