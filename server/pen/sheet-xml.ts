// The worksheet part: what exceljs wrote, completed by what we write ourselves.
import { cellName } from '../../core/grid.ts'
import type { Row, Sheet } from '../../templates/sheet.ts'
import { relationshipNamespace } from '../package/names.ts'
import { outlineOf, sheetOrder, withSections } from '../package/sections.ts'
import { attributes } from '../package/xml.ts'
import { columnsXml, outlineDepth } from './columns.ts'
import type { Paint } from './palette.ts'
import { sheetData, widthOf } from './rows.ts'
import type { Texts } from './texts.ts'
import { validationsXml } from './validations.ts'

/** The sections that hold cells and styles; made before the styles are known to exceljs. */
export type Drawn = {
  readonly cols: string
  readonly data: Buffer
}

export const drawCells = (sheet: Sheet, paint: Paint, texts: Texts): Drawn => ({
  cols: columnsXml(sheet.columns, paint),
  data: sheetData(sheet, paint, texts),
})

/** The `hyperlinks` element; empty text when nothing jumps. */
export function jumpsXml(rows: readonly Row[]): string {
  const links: string[] = []
  for (const [index, { cells }] of rows.entries())
    for (const [column, cell] of cells.entries())
      if (typeof cell === 'object' && cell !== null && 'target' in cell) {
        const { target, text } = cell
        links.push(`<hyperlink${attributes({ ref: cellName(column, index + 1), location: target, display: text })}/>`)
      }
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`
}

export function dimension({ rows, columns }: Sheet): string {
  const width = rows.reduce((most, row) => Math.max(most, widthOf(row, columns)), 1)
  const last = cellName(width - 1, Math.max(rows.length, 1))
  return `<dimension ref="${last === 'A1' ? last : `A1:${last}`}"/>`
}

/** Breaks by the number of rows or columns before them; each reaches across the whole sheet. */
const breaksXml = (name: 'rowBreaks' | 'colBreaks', before: readonly number[], max: number): string | null =>
  before.length === 0
    ? null
    : `<${name}${attributes({ count: before.length, manualBreakCount: before.length })}>${before.map((id) => `<brk${attributes({ id, max, man: 1 })}/>`).join('')}</${name}>`

/** exceljs writes `outlinePr` behind `pageSetUpPr`, and marks no summary columns: ours says both in the schema's order. */
function propertiesXml({ tab, print }: Sheet): string | null {
  const color = tab === undefined ? '' : `<tabColor rgb="FF${tab.replace('#', '').toUpperCase()}"/>`
  const fit = print?.fitWidth === undefined ? '' : '<pageSetUpPr fitToPage="1"/>'
  return color + fit === '' ? null : `<sheetPr>${color}${fit}</sheetPr>`
}

/** `tableIds` are the relationship ids of the sheet's tables. */
export function sheetXml(
  skeleton: Buffer,
  sheet: Sheet,
  { cols, data }: Drawn,
  tableIds: readonly string[],
  part: string,
) {
  const { columns, rows, merges = [], validations = [], filter, print } = sheet
  const level = outlineDepth(columns)
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const tables = tableIds.map((id) => `<tablePart xmlns:r="${relationshipNamespace}" r:id="${id}"/>`).join('')
  const changes = new Map<string, Buffer | string | null>([
    ['sheetPr', propertiesXml(sheet)],
    ['dimension', dimension(sheet)],
    ['sheetFormatPr', `<sheetFormatPr${attributes({ defaultRowHeight: 15, outlineLevelCol: level || undefined })}/>`],
    ['cols', cols || null],
    ['sheetData', data],
    ['autoFilter', filter ? `<autoFilter ref="${filter}"/>` : null],
    ['mergeCells', merged ? `<mergeCells count="${merges.length}">${merged}</mergeCells>` : null],
    ['dataValidations', validationsXml(validations) || null],
    ['hyperlinks', jumpsXml(rows) || null],
    [
      'rowBreaks',
      breaksXml(
        'rowBreaks',
        (print?.rowBreaks ?? []).map((row) => row - 1),
        16_383,
      ),
    ],
    ['colBreaks', breaksXml('colBreaks', print?.columnBreaks ?? [], 1_048_575)],
    ['tableParts', tables ? `<tableParts count="${tableIds.length}">${tables}</tableParts>` : null],
  ])
  return withSections(skeleton, outlineOf(skeleton, 'worksheet', part), sheetOrder, changes)
}
