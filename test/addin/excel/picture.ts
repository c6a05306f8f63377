// A workbook of the host as plain values, so that what two pens have drawn can be compared.
import { serialOfIso } from '../../../core/iso-date.ts'
import { areaText } from '../../excel/model/area.ts'
import { type Sheet, styleAt } from '../../excel/model/sheet.ts'
import { plainStyle, type Style } from '../../excel/model/style.ts'
import type { Workbook } from '../../excel/model/workbook.ts'

type Picture = Readonly<Record<string, unknown>>

/** Each cell that `tell` says something of, by A1 name. */
function cellsOf(sheet: Sheet, tell: (row: number, column: number) => unknown): Picture {
  const cells: Record<string, unknown> = {}
  for (const [row, line] of sheet.rows.entries())
    for (const column of line?.cells.keys() ?? []) {
      const told = tell(row, column)
      if (told !== null) cells[areaText({ row, column, rows: 1, columns: 1 })] = told
    }
  return cells
}

export const contentOf = (sheet: Sheet) =>
  cellsOf(sheet, (row, column) => {
    const cell = sheet.rows[row]!.cells[column]
    return cell?.formula ?? (cell?.value === '' ? null : (cell?.value ?? null))
  })

/** Empty cells that look like nothing need not exist. */
export function styleOf(sheet: Sheet, part: (style: Style) => unknown) {
  const plain = JSON.stringify(part(plainStyle))
  return cellsOf(sheet, (row, column) => {
    const told = part(styleAt(sheet, row, column))
    return JSON.stringify(told) === plain ? null : told
  })
}

const isoDate = /^\d{4}-\d\d-\d\d/

/** A date as a bound is written as text and read back as a serial. */
const ruleOf = (rule: unknown): unknown =>
  JSON.parse(JSON.stringify(rule), (_, value) =>
    typeof value === 'string' && isoDate.test(value) ? serialOfIso(value) : value,
  )

const pageKeys = ['Orientation', 'PaperSize', 'LeftMargin', 'RightMargin', 'TopMargin', 'BottomMargin'] as const
const printKeys = ['HeaderMargin', 'FooterMargin', 'HeadersFooters', 'PrintArea', 'PrintTitleRows', 'Zoom'] as const

/** As many pages down as it takes is said by 0 or by nothing. */
export const pageOf = ({ page }: Sheet) =>
  JSON.parse(JSON.stringify([...pageKeys, ...printKeys].map((key) => [key, page[key] ?? null])), (key, value) =>
    key === 'verticalFitToPages' && value === 0 ? undefined : value,
  )

export const validationsOf = (book: Workbook, sheet: Sheet) =>
  book.validations
    .filter((one) => one.sheet === sheet)
    .map(({ places, rule, alert, prompt, ignoreBlanks }) => ({
      at: places.map(({ area }) => areaText(area)).join(' '),
      rule: ruleOf(rule),
      alert,
      prompt,
      ignoreBlanks,
    }))
    .sort((a, b) => a.at.localeCompare(b.at))

export const conditionsOf = (book: Workbook, sheet: Sheet) =>
  book.conditionals
    .filter((one) => one.sheet === sheet)
    .map(({ places, type, rule, looks, stopIfTrue }) => ({
      at: places.map(({ area }) => areaText(area)).join(' '),
      type,
      rule,
      looks,
      stopIfTrue,
    }))

export const tablesOf = (book: Workbook, sheet: Sheet) =>
  book.tables.filter((one) => one.place.sheet === sheet).map(({ name, place }) => ({ name, at: areaText(place.area) }))
