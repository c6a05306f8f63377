// A sheet of ours in somebody's workbook: its content rewritten, or the sheet added.
import type { LookStyle } from '../../templates/looks.ts'
import type { Sheet } from '../../templates/sheet.ts'
import { bookOrder, outlineOf, sheetOrder, withSections } from '../package/sections.ts'
import { attributes, xmlHead } from '../package/xml.ts'
import { columnsXml } from '../pen/columns.ts'
import type { Paint } from '../pen/palette.ts'
import { sheetData } from '../pen/rows.ts'
import { dimension, jumpsXml } from '../pen/sheet-xml.ts'
import { inlineTexts } from '../pen/texts.ts'
import { attributesOf, childrenOf, elementOf, startTag } from './elements.ts'
import { changeOf } from './look-xml.ts'
import type { Patch } from './package.ts'
import type { Styles } from './styles.ts'

/** Looks become styles of the workbook when they are first used. */
export const painter =
  (styles: Styles, looks: Readonly<Record<string, LookStyle>>): Paint =>
  (look) =>
    look === null ? 0 : styles.derive(0, changeOf(looks[look]!))

function viewXml({ freeze, plain }: Sheet, selected: boolean): string {
  const start = attributes({
    showGridLines: plain ? 0 : undefined,
    tabSelected: selected || undefined,
    workbookViewId: 0,
  })
  const rows = freeze?.rows ?? 0
  const pane = attributes({ ySplit: rows, topLeftCell: `A${rows + 1}`, activePane: 'bottomLeft', state: 'frozen' })
  const frozen = rows === 0 ? '' : `<pane${pane}/><selection pane="bottomLeft"/>`
  return `<sheetViews><sheetView${start}>${frozen}</sheetView></sheetViews>`
}

/** The sections of a worksheet part that this sheet is about; the others of `stale` would no longer fit its cells. */
function sectionsOf(sheet: Sheet, paint: Paint, selected: boolean): Map<string, Buffer | string | null> {
  const { columns, rows, filter } = sheet
  return new Map<string, Buffer | string | null>([
    ...stale.map((name) => [name, null] as const),
    ['dimension', dimension(sheet)],
    ['sheetViews', viewXml(sheet, selected)],
    ['cols', columnsXml(columns, paint) || null],
    ['sheetData', sheetData(sheet, paint, inlineTexts)],
    ['autoFilter', filter ? `<autoFilter ref="${filter}"/>` : null],
    ['hyperlinks', jumpsXml(rows) || null],
  ])
}

const stale = [
  'sortState',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'rowBreaks',
  'colBreaks',
  'ignoredErrors',
  'tableParts',
  'extLst',
]

/** Writes our content into a sheet that is there. What else a person put on it (widths of rows, pictures, page set-up) stays. */
export function rewriteSheet(patch: Patch, part: string, sheet: Sheet, paint: Paint): void {
  const b = patch.bytes(part)
  const outline = outlineOf(b, 'worksheet', part)
  const views = outline.sections.find(({ name }) => name === 'sheetViews')
  const selected = views !== undefined && /\stabSelected="(1|true)"/.test(b.toString('utf8', views.from, views.to))
  const data = outline.sections.find(({ name }) => name === 'sheetData')
  if (data && b.subarray(data.from, data.to).includes('<f')) patch.dropChain()
  for (const table of patch.linked(part, 'table')) patch.drop(table, part)
  patch.set(part, withSections(b, outline, sheetOrder, sectionsOf(sheet, paint, selected)))
}

/** Adds the sheet behind all others. */
export function addSheet(patch: Patch, sheet: Sheet, paint: Paint): void {
  const { book, namespaces } = patch
  const folder = book.slice(0, book.lastIndexOf('/') + 1)
  let n = 1
  while (patch.has(`${folder}worksheets/sheet${n}.xml`)) n++
  const root = `<worksheet xmlns="${namespaces.main}"><sheetData/></worksheet>`
  const empty = Buffer.from(root)
  const content = withSections(empty, outlineOf(empty, 'worksheet', book), sheetOrder, sectionsOf(sheet, paint, false))
  const part = `${folder}worksheets/sheet${n}.xml`
  const id = patch.add(part, Buffer.concat([Buffer.from(xmlHead), content]), 'worksheet', book)
  const b = patch.bytes(book)
  const outline = outlineOf(b, 'workbook', book)
  const sheets = elementOf(b, outline.sections.find(({ name }) => name === 'sheets')!)
  const ids = [...childrenOf(b, sheets, book)].map((each) =>
    Number(attributesOf(startTag(b, each), book).get('sheetId')),
  )
  const own = attributes({ name: sheet.name, sheetId: Math.max(0, ...ids) + 1 })
  const element = `<sheet${own} xmlns:r="${namespaces.relationship}" r:id="${id}"/>`
  const all = b.toString('utf8', sheets.from, sheets.close) + element + b.toString('utf8', sheets.close, sheets.to)
  patch.set(book, withSections(b, outline, bookOrder, new Map([['sheets', all]])))
}
