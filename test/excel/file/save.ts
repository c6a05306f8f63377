// Writes the model as a workbook file. A loaded file is patched: parts and elements that were not changed stay as they were.
import type { Book } from '../model/book.ts'
import type { Sheet } from '../model/sheet.ts'
import { notImplemented } from '../wire/host-error.ts'
import { saveDrawing } from './drawing.ts'
import {
  addContentType,
  addLink,
  closePackage,
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
import { savePivots } from './pivots.ts'
import { sheetText } from './save-sheet.ts'
import { stringWriter } from './save-strings.ts'
import { styleWriter } from './save-styles.ts'
import { saveTables } from './save-tables.ts'
import { listCaches, saveWorkbookTree } from './save-workbook.ts'
import { saveXmlParts } from './save-xml-parts.ts'
import { skeleton } from './skeleton.ts'

/** What may be left out of the file; everything else that cannot be written is refused by name. */
export type SaveOptions = { readonly without?: readonly ('figures' | 'comments')[] }

const sheetml = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function saveBook(given: Book, { without = [] }: SaveOptions): Uint8Array {
  const book = without.includes('figures') ? { ...given, figures: [] } : given
  if (book.remarks.length > 0 && !without.includes('comments')) throw notImplemented('saving comments')
  const { source } = book
  const pack: Package = source === null ? skeleton(book.date1904) : { parts: new Map(source.pack.parts) }
  const paths = source?.paths ?? { workbook: 'xl/workbook.xml', styles: 'xl/styles.xml', strings: null }
  const stylesTree = partXml(pack, paths.styles)
  const styles = styleWriter(stylesTree)
  const strings = stringWriter(source, paths.strings === null ? null : partText(pack, paths.strings))
  dropGoneSheets(book, pack, paths.workbook)
  const ids = new Map<Sheet, string>()
  const parts = new Map<Sheet, string>()
  let recalculate = false
  for (const sheet of book.sheets) {
    const known = source?.sheets.get(sheet)
    const path = known ?? freePath(pack, 'xl/worksheets/sheet')
    const before = known === undefined ? null : partText(pack, known)
    if (known === undefined) setText(pack, path, '')
    const made = sheetText(book, sheet, before, { styles, strings }, (tree) => {
      saveTables(book, pack, sheet, path, tree)
      saveDrawing(book, pack, sheet, path, tree)
    })
    parts.set(sheet, path)
    recalculate ||= made.unknown
    setText(pack, path, made.text)
    if (known === undefined) addContentType(pack, path, `${sheetml}.worksheet+xml`)
    const link = linksOf(pack, paths.workbook).find(({ target }) => target === path)
    ids.set(sheet, link?.id ?? addLink(pack, paths.workbook, 'worksheet', path))
  }
  const caches = savePivots(book, pack, paths.workbook, parts, styles.format)
  setXml(pack, paths.styles, stylesTree)
  const stringsPath = paths.strings ?? 'xl/sharedStrings.xml'
  setText(pack, stringsPath, strings.text())
  if (paths.strings === null) {
    addContentType(pack, stringsPath, `${sheetml}.sharedStrings+xml`)
    addLink(pack, paths.workbook, 'sharedStrings', stringsPath)
  }
  saveXmlParts(book, pack, paths.workbook)
  // The order of calculation belongs to the formulas that were; Excel makes it again.
  for (const target of dropLinks(pack, paths.workbook, ({ type }) => type === 'calcChain')) dropPart(pack, target)
  const tree = partXml(pack, paths.workbook)
  saveWorkbookTree(book, tree, ids, recalculate)
  listCaches(tree, caches)
  setXml(pack, paths.workbook, tree)
  return closePackage(pack)
}

function dropGoneSheets(book: Book, pack: Package, workbookPath: string): void {
  for (const [sheet, path] of book.source?.sheets ?? []) {
    if (book.sheets.includes(sheet)) continue
    for (const { type, target } of linksOf(pack, path)) if (type === 'table') dropPart(pack, target)
    dropLinks(pack, workbookPath, ({ target }) => target === path)
    dropPart(pack, path)
  }
}
