// A look at the workbook: its sheets, how far they reach, and their first rows.
import { type BookSurvey, type RawRow, type SheetSurvey, surveyRows } from '../../core/grid.ts'
import type { HostSheet, SheetId, Survey } from '../host/sheet-host.ts'
import { rowsOf } from './decode.ts'
import type { Context } from './office.ts'
import { type ColumnTrait, traitsOf } from './traits.ts'

/** What reading needs to know of a sheet. */
export type KnownSheet = {
  readonly id: SheetId
  readonly name: string
  /** Not the very hidden ones: those are nobody's to see. */
  readonly hidden: boolean
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: number
  readonly traits: readonly ColumnTrait[]
}

export type Seen = { readonly survey: Survey; readonly known: readonly KnownSheet[] }

const visibilityOf: Readonly<Record<string, SheetSurvey['state']>> = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'veryHidden',
}

type Probe = { readonly used: Excel.Range; readonly head: Excel.Range; readonly protection: Excel.WorksheetProtection }

function probe(sheet: Excel.Worksheet): Probe {
  const used = sheet.getUsedRangeOrNullObject(true)
  used.load('rowIndex,columnIndex,rowCount,columnCount')
  const head = used.getIntersectionOrNullObject(used.getRow(0).getResizedRange(surveyRows - 1, 0))
  head.load('values,numberFormat')
  sheet.protection.load('protected')
  return { used, head, protection: sheet.protection }
}

/** 1 sync while the sheets are `before`'s, else 2. What the caller has queued goes with the first. */
export async function look(context: Context, before: readonly SheetId[]): Promise<Seen> {
  const { workbook } = context
  const { worksheets } = workbook
  worksheets.load('items/id,items/name,items/visibility')
  // No member tells the date system, but a date function counts in it.
  const anyDay = workbook.functions.date(2000, 1, 1)
  anyDay.load('value')
  const probes = new Map(before.map((id) => [id, probe(worksheets.getItemOrNullObject(id))] as const))
  await context.sync()
  const missing = worksheets.items.filter(({ id }) => !probes.has(id))
  for (const sheet of missing) probes.set(sheet.id, probe(sheet))
  if (missing.length > 0) await context.sync()
  return seen(worksheets.items, anyDay.value < serialOfDay, probes)
}

/** 2000-01-01 in the 1900 system. */
const serialOfDay = 36_526

function seen(worksheets: readonly Excel.Worksheet[], date1904: boolean, probes: ReadonlyMap<SheetId, Probe>): Seen {
  const heads: SheetSurvey[] = []
  const sheets: HostSheet[] = []
  const known: KnownSheet[] = []
  for (const { id, name, visibility } of worksheets) {
    const { used, head, protection } = probes.get(id)!
    const reach = used.isNullObject
      ? { firstRow: 1, lastRow: 0, columns: 0 }
      : {
          firstRow: used.rowIndex + 1,
          lastRow: used.rowIndex + used.rowCount,
          columns: used.columnIndex + used.columnCount,
        }
    const block = {
      row: reach.firstRow,
      column: used.isNullObject ? 0 : used.columnIndex,
      values: head.isNullObject ? [] : head.values,
      formats: head.isNullObject ? [] : head.numberFormat,
    }
    heads.push({ name, state: visibilityOf[visibility] ?? 'visible', head: headOf(block, date1904) })
    sheets.push({
      id,
      lastRow: reach.lastRow,
      columns: reach.columns,
      protection: protection.protected ? 'protected' : 'open',
    })
    known.push({ id, name, hidden: visibility === Excel.SheetVisibility.hidden, ...reach, traits: traitsOf(block) })
  }
  const book: BookSurvey = { sheets: heads, date1904, externalLinks: false }
  return { survey: { book, sheets }, known }
}

type HeadBlock = {
  readonly row: number
  readonly column: number
  readonly values: readonly (readonly unknown[])[]
  readonly formats: readonly (readonly unknown[])[]
}

const headOf = ({ row, column, values, formats }: HeadBlock, date1904: boolean): readonly RawRow[] =>
  rowsOf(
    { row, rows: values.length, blocks: [{ column, values, formats, formulas: null, types: null }], hidden: null },
    date1904,
  )
