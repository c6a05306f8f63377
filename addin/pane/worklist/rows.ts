// Rows of somebody's list as rows of the score sheet: read tolerantly, never guessed. What is odd is listed, and a person decides.
import { type RawRow, shown } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { isoOf } from '../../../templates/reading/dates.ts'
import { createFieldReader } from '../../../templates/reading/fields.ts'
import { createPassingRows } from '../../../templates/reading/passing-rows.ts'
import type { FilledRow } from '../../../templates/scores/book.ts'
import type { Cell } from '../../../templates/sheet.ts'
import type { ListGuess } from './guess.ts'
import { textIn } from './headings.ts'

/** In the order in which they are shown. */
export const oddKinds = ['double', 'number', 'date', 'cell', 'nameless', 'hidden', 'passing'] as const
/**
 * `double`: the exam number stands in an earlier row; `number`: Excel has cut the exam number (1.23E+17); `date`, `cell`: not
 * understood; `nameless`: no exam number; `hidden`: filtered out or hidden; `passing`: a total or a heading, never an exam.
 */
export type OddKind = (typeof oddKinds)[number]

/** One cell that is odd, as it is shown; `row` is Excel's number, `column` zero-based. */
export type Odd = { readonly kind: OddKind; readonly row: number; readonly column: number; readonly text: string }

export type ListRow = {
  readonly number: number
  /** Where its exam number stands. */
  readonly column: number
  readonly cells: FilledRow
  readonly odd: readonly Odd[]
}

/** Rows that are left out when nobody says anything else. */
export const usuallyLeft: ReadonlySet<OddKind> = new Set(['double', 'number', 'hidden', 'passing'])

type Reader = {
  readonly column: number
  readonly key: string
  readonly read: ReturnType<typeof createFieldReader>
  readonly dated: boolean
  readonly timed: boolean
}

const readersOf = (rubric: Rubric, { columns }: ListGuess, date1904: boolean): readonly Reader[] =>
  columns.flatMap(({ column, key, personal }) => {
    const field = key === null || personal ? undefined : rubric.columnByKey.get(key)
    if (!field || field.type === 'entry') return []
    const codes = field.codelist === null ? undefined : rubric.codesOf.get(field.codelist)
    const timed = field.type === 'datetime'
    const read = createFieldReader(rubric, {
      key: field.key,
      type: field.type === 'uuid' ? 'string' : field.type,
      list: codes && { name: field.codelist!, codes },
      optional: true,
      date1904,
    })
    return [{ column, key: field.key, read, dated: timed || field.type === 'date', timed }]
  })

function passingRows(guess: ListGuess, date1904: boolean) {
  const columns = new Map(guess.columns.flatMap(({ key, column }) => (key === null ? [] : [[key, column] as const])))
  const heads = new Map(guess.columns.map(({ column, heading }) => [column, [heading]] as const))
  return createPassingRows({
    name: '',
    sheet: 0,
    columns,
    headerRow: guess.headerRow,
    firstRow: guess.headerRow + 1,
    heads,
    missing: new Set(),
    workbookId: '',
    date1904,
    language: 'zh-CN',
  })
}

/** Every row below the headings that holds something in the columns that are taken over. */
export function readList(
  rubric: Rubric,
  guess: ListGuess,
  raws: readonly RawRow[],
  date1904: boolean,
): readonly ListRow[] {
  const readers = readersOf(rubric, guess, date1904)
  const passing = passingRows(guess, date1904)
  const numbered = readers.find(({ key }) => key === 'accession_no')
  const first = numbered?.column ?? readers[0]?.column ?? 0
  return raws.flatMap((raw): readonly ListRow[] => {
    if (raw.number <= guess.headerRow) return []
    const cells: Record<string, Cell> = {}
    const odd: Odd[] = []
    const note = (kind: OddKind, column: number) =>
      odd.push({ kind, row: raw.number, column, text: textIn(raw, column) })
    const isPassing = passing.repeatsHeader(raw) || passing.totalsWord(raw) !== null
    if (isPassing) note('passing', first)
    for (const { column, key, read, dated, timed } of readers) {
      const held = shown(raw.cells[column])
      if (held === null || held === '' || isPassing) continue
      const reading = typeof held === 'object' && 'error' in held ? null : read(held)
      const remark = typeof reading === 'object' ? reading : null
      const value = remark ? remark.value : (reading as string | number | null)
      if (value !== null) cells[key] = dated && typeof value === 'number' ? { date: isoOf(value, timed) } : value
      else if (remark?.code === 'RD-13' && key === 'accession_no') note('number', column)
      else if (remark?.unread !== false) note(dated ? 'date' : 'cell', column)
    }
    if (Object.keys(cells).length === 0 && odd.length === 0) return []
    if (
      numbered &&
      cells.accession_no === undefined &&
      !odd.some(({ kind }) => kind === 'number' || kind === 'passing')
    )
      note('nameless', numbered.column)
    if (raw.hidden && !isPassing) note('hidden', first)
    return [{ number: raw.number, column: first, cells, odd }]
  })
}

export type Taken = {
  readonly all: number
  readonly rows: readonly FilledRow[]
  readonly odd: ReadonlyMap<OddKind, readonly Odd[]>
}

/** The rows that come over, and all that is odd. @param left kinds whose rows are left out */
export function takeRows(list: readonly ListRow[], left: ReadonlySet<OddKind> = usuallyLeft): Taken {
  const seen = new Set<Cell>()
  const rows: FilledRow[] = []
  const odd = new Map<OddKind, Odd[]>()
  for (const { number, column, cells, odd: own } of list) {
    const id = cells.accession_no
    const noted = [...own]
    const leaves = own.some(({ kind }) => kind === 'passing' || left.has(kind))
    if (id !== undefined && !leaves) {
      if (seen.has(id)) noted.push({ kind: 'double', row: number, column, text: String(id) })
      seen.add(id)
    }
    for (const each of noted) {
      const same = odd.get(each.kind)
      if (same) same.push(each)
      else odd.set(each.kind, [each])
    }
    const doubled = noted.length > own.length && left.has('double')
    if (!leaves && !doubled && Object.keys(cells).length > 0) rows.push(cells)
  }
  return { all: list.length, rows, odd }
}
