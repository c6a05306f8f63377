// Table parts: changed where the table was, added for new ones, taken out for those that are gone.
import { areaText } from '../model/area.ts'
import type { Book } from '../model/book.ts'
import type { Sheet } from '../model/sheet.ts'
import { columnNames, type Table } from '../model/table.ts'
import { addContentType, addLink, dropLinks, dropPart, freePath, type Package, partXml, setXml } from './package.ts'
import { replace } from './save-sheet.ts'
import { child, type Element, elementsOf, make } from './xml.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml'

/** Writes the tables of a sheet and lists them in its tree. */
export function saveTables(book: Book, pack: Package, sheet: Sheet, path: string, tree: Element): void {
  const mine = book.tables.filter(({ place }) => place.sheet === sheet)
  const kept = new Set(mine.map((table) => book.source?.tables.get(table)))
  const gone = dropLinks(pack, path, (link) => link.type === 'table' && !kept.has(link.target))
  for (const target of gone) dropPart(pack, target)
  const parts = elementsOf(child(tree, 'tableParts'))
  const listed =
    gone.length === 0 ? parts : parts.filter(({ attributes }) => stillLinked(pack, path, attributes['r:id']))
  for (const table of mine) {
    const before = book.source?.tables.get(table)
    if (before !== undefined) setXml(pack, before, changedTable(book, table, partXml(pack, before)))
    else listed.push(make('tablePart', { 'r:id': addTable(book, pack, path, table) }))
  }
  replace(tree, 'tableParts', [
    listed.length === 0 ? null : make('tableParts', { count: String(listed.length) }, listed),
  ])
}

const stillLinked = (pack: Package, path: string, id: string | undefined): boolean =>
  elementsOf(partXml(pack, path.replace(/([^/]*)$/, '_rels/$1.rels'))).some(({ attributes }) => attributes.Id === id)

function addTable(book: Book, pack: Package, sheetPath: string, table: Table): string {
  const path = freePath(pack, 'xl/tables/table')
  const ids = [...pack.parts.keys()]
    .filter((name) => /^xl\/tables\/.*\.xml$/.test(name))
    .map((name) => Number(partXml(pack, name).attributes.id ?? 0))
  const empty = make('table', { xmlns: main, id: String(Math.max(0, ...ids) + 1), totalsRowShown: '0' }, [
    make('autoFilter'),
    make('tableColumns'),
    make('tableStyleInfo'),
  ])
  setXml(pack, path, changedTable(book, table, empty))
  addContentType(pack, path, type)
  return addLink(pack, sheetPath, 'table', path)
}

function changedTable(book: Book, table: Table, tree: Element): Element {
  const { attributes } = tree
  const { looks, name } = table
  const ref = areaText(table.place.area)
  const names = columnNames(book, table)
  const columns = child(tree, 'tableColumns')
  const before = elementsOf(columns)
  let lastId = Math.max(0, ...before.map((column) => Number(column.attributes.id)))
  const made = names.map((column, index) => {
    const known =
      before.find((one) => one.attributes.name === column) ??
      (before.length === names.length ? before[index] : undefined)
    lastId += known === undefined ? 1 : 0
    return make(
      'tableColumn',
      { ...known?.attributes, id: known?.attributes.id ?? String(lastId), name: column },
      known?.children ?? [],
    )
  })
  const on = (value: unknown): string => (value === true ? '1' : '0')
  const info = {
    ...(looks.Style === '' ? {} : { name: String(looks.Style) }),
    showFirstColumn: on(looks.HighlightFirstColumn),
    showLastColumn: on(looks.HighlightLastColumn),
    showRowStripes: on(looks.ShowBandedRows),
    showColumnStripes: on(looks.ShowBandedColumns),
  }
  const children = elementsOf(tree).flatMap((one): Element[] => {
    if (one.name === 'autoFilter')
      return looks.ShowFilterButton === false ? [] : [make('autoFilter', { ...one.attributes, ref }, one.children)]
    if (one.name === 'tableColumns') return [make('tableColumns', { count: String(made.length) }, made)]
    if (one.name === 'tableStyleInfo') return [make('tableStyleInfo', info)]
    return [one]
  })
  return make('table', { ...attributes, name, displayName: name, ref }, children)
}
