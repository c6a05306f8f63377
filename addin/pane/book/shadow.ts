// The workbook as the pane last saw it, row by row. Of a change only the place is believed: what stands there is read again and compared.
import type { RawRow } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { identityOf, type Recognised, recognise } from '../../../templates/reading/recognise.ts'
import { staffLayoutIn } from '../../../templates/reading/staff.ts'
import { scoreWish } from '../../host/judge-book.ts'
import { done, type Outcome } from '../../host/outcome.ts'
import type { RowsWish } from '../../host/rows-wish.ts'
import type { SheetHost, SheetId, Survey } from '../../host/sheet-host.ts'
import type { Rows } from './rows-in.ts'

export type ShadowSheet = {
  /** Index in `survey.sheets`. */
  readonly index: number
  readonly wish: RowsWish
  /** By Excel's row number. */
  readonly rows: ReadonlyMap<number, RawRow>
}

export type Shadow = {
  readonly survey: Survey
  readonly rubric: Rubric
  readonly found: Recognised
  readonly sheets: readonly ShadowSheet[]
}

export type ReadOptions = Parameters<SheetHost['read']>[2]

/** Our sheets in a workbook, and what is to be read of each. */
function wishesOf(rubric: Rubric, found: Recognised, { book, sheets }: Survey): readonly RowsWish[] {
  const { scores, population, actions } = found
  const staff = staffLayoutIn(book)
  return [
    ...(scores ? [scoreWish(rubric, scores, sheets[scores.sheet]!.id)] : []),
    ...[population, actions, staff].flatMap((layout) =>
      layout ? [{ sheet: sheets[layout.sheet]!.id, columns: new Set(layout.columns.values()) }] : [],
    ),
  ]
}

/** What a workbook is, by the rubric that it names; the newest when it names none that is known. */
export function recogniseBook(rubrics: ReadonlyMap<string, Rubric>, survey: Survey) {
  const newest = [...rubrics.values()].at(-1)!
  const rubric = rubrics.get(identityOf(survey.book)?.rubricVersion ?? '') ?? newest
  return { rubric, found: recognise(rubric, survey.book) }
}

/** Reads every row of our sheets. In Excel 1 sync for each 4 MB or so. */
export async function readShadow(
  host: SheetHost,
  rubrics: ReadonlyMap<string, Rubric>,
  survey: Survey,
  options: ReadOptions = {},
): Promise<Outcome<Shadow>> {
  const { rubric, found } = recogniseBook(rubrics, survey)
  const wishes = wishesOf(rubric, found, survey)
  const rows = wishes.map(() => new Map<number, RawRow>())
  const read = await host.read(
    wishes,
    (wish, batch) => {
      for (const row of batch) rows[wish]!.set(row.number, row)
    },
    options,
  )
  if (!read.done) return read
  const indexOf = new Map(survey.sheets.map(({ id }, index) => [id, index]))
  const sheets = wishes.map((wish, n) => ({ index: indexOf.get(wish.sheet)!, wish, rows: rows[n]! }))
  return done({ survey, rubric, found, sheets })
}

export type Reread = { readonly shadow: Shadow; readonly changed: readonly number[] }

const same = (a: RawRow | undefined, b: RawRow | undefined): boolean =>
  a === b || JSON.stringify(a?.cells) === JSON.stringify(b?.cells)

/** Reads some rows of a sheet again: 1 sync. `changed` are the rows that are not as they were. */
export async function reread(
  host: SheetHost,
  shadow: Shadow,
  sheet: SheetId,
  { from, to }: Rows,
): Promise<Outcome<Reread>> {
  const known = shadow.sheets.find(({ wish }) => wish.sheet === sheet)
  if (!known) return done({ shadow, changed: [] })
  const fresh = new Map<number, RawRow>()
  const read = await host.read([{ ...known.wish, from, to }], (_, batch) => {
    for (const row of batch) fresh.set(row.number, row)
  })
  if (!read.done) return read
  const changed: number[] = []
  const rows = new Map(known.rows)
  for (const [number, row] of fresh) if (!same(row, rows.get(number))) changed.push(number)
  for (const number of known.rows.keys()) if (number >= from && number <= to && !fresh.has(number)) changed.push(number)
  for (const number of changed) {
    const row = fresh.get(number)
    if (row) rows.set(number, row)
    else rows.delete(number)
  }
  return done({ shadow: changed.length > 0 ? withRows(shadow, sheet, rows) : shadow, changed })
}

export const withRows = (shadow: Shadow, sheet: SheetId, rows: ReadonlyMap<number, RawRow>): Shadow => ({
  ...shadow,
  sheets: shadow.sheets.map((each) => (each.wish.sheet === sheet ? { ...each, rows } : each)),
})

/** The shadow of the score sheet. */
export const scoresIn = ({ found, sheets }: Shadow): ShadowSheet | null =>
  sheets.find(({ index }) => index === found.scores?.sheet) ?? null
