// A PivotTable: which fields stand where, what the source held when it was last looked at, and where it is drawn.
import { invalidOperation, notImplemented } from '../wire/host-error.ts'
import type { Area } from './area.ts'
import type { Book } from './book.ts'
import { cellValue } from './calculation.ts'
import { areaOf, type Place } from './place.ts'
import type { Sheet } from './sheet.ts'
import type { CellValue } from './value.ts'

export const summaries = ['Sum', 'Count', 'Average', 'Max', 'Min'] as const
export type Summary = (typeof summaries)[number]

export type PivotSum = { readonly field: string; name: string; by: Summary; format: string }

export type Pivot = {
  readonly kind: 'PivotTable'
  readonly id: string
  readonly sheet: Sheet
  name: string
  /** Name of a table, or cells. */
  source: string | Place
  /** Upper left of the body; filters stand above it. */
  readonly at: Place
  fields: readonly string[]
  records: readonly (readonly CellValue[])[]
  filters: readonly string[]
  rows: readonly string[]
  readonly sums: PivotSum[]
  autoFormat: boolean
  preserveFormatting: boolean
  /** Where it is drawn now; null: nothing stands there yet. */
  body: Place | null
  filterAxis: Place | null
}

function sourcePlace(book: Book, { source }: Pick<Pivot, 'source'>): Place {
  if (typeof source !== 'string') return { ...source, area: areaOf(source) }
  const table = book.tables.find(({ name }) => name.toLowerCase() === source.toLowerCase())
  if (table === undefined) throw invalidOperation("The PivotTable's source is gone.")
  return { ...table.place, area: areaOf(table.place) }
}

/** The headings and the rows below them. */
export function readSource(book: Book, pivot: Pick<Pivot, 'source'>): Pick<Pivot, 'fields' | 'records'> {
  const { sheet, area } = sourcePlace(book, pivot)
  const line = (row: number) =>
    Array.from({ length: area.columns }, (_, index) => cellValue(book, sheet, row, area.column + index))
  return {
    fields: line(area.row).map((name) => String(name ?? '')),
    records: Array.from({ length: area.rows - 1 }, (_, down) => line(area.row + 1 + down)),
  }
}

export type PivotLine = {
  /** Depth of the row field; -1 is the grand total. */
  readonly depth: number
  readonly label: CellValue
  readonly sums: readonly (number | null)[]
}

const collator = new Intl.Collator('zh-CN')
/** Numbers, then texts, then what is empty. */
export function compareItems(a: CellValue, b: CellValue): number {
  const rank = (value: CellValue) => (value === null ? 2 : typeof value === 'number' ? 0 : 1)
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

/** Items of a field in the order in which they are shown. */
export const itemsOf = (
  { fields, records }: Pick<Pivot, 'fields' | 'records'>,
  field: string,
): readonly CellValue[] => {
  const column = fields.indexOf(field)
  return [...new Set(records.map((record) => record[column] ?? null))].sort(compareItems)
}

/** The lines below the heading, in compact form: each item, its items below it, the grand total. */
export function pivotLines(pivot: Pivot): readonly PivotLine[] {
  const columns = pivot.rows.map((field) => pivot.fields.indexOf(field))
  const lines: PivotLine[] = []
  const sums = (records: Pivot['records']) =>
    pivot.sums.map(({ field, by }) => summed(by, records, pivot.fields.indexOf(field)))
  const walk = (records: Pivot['records'], depth: number) => {
    const column = columns[depth]
    if (column === undefined) return
    const groups = new Map<CellValue, (readonly CellValue[])[]>()
    for (const record of records) {
      const key = record[column] ?? null
      const list = groups.get(key) ?? []
      groups.set(key, list)
      list.push(record)
    }
    for (const [label, members] of [...groups].sort(([a], [b]) => compareItems(a, b))) {
      lines.push({ depth, label, sums: sums(members) })
      walk(members, depth + 1)
    }
  }
  walk(pivot.records, 0)
  if (pivot.sums.length > 0) lines.push({ depth: -1, label: null, sums: sums(pivot.records) })
  return lines
}

function summed(by: Summary, records: Pivot['records'], column: number): number | null {
  const cells = records.map((record) => record[column] ?? null)
  if (by === 'Count') return cells.filter((cell) => cell !== null).length
  const numbers = cells.filter((cell) => typeof cell === 'number')
  const total = numbers.reduce((sum, each) => sum + each, 0)
  if (by === 'Sum') return total
  if (numbers.length === 0) return by === 'Average' ? null : 0
  if (by === 'Average') return total / numbers.length
  return numbers.reduce((a, b) => (by === 'Max' ? Math.max(a, b) : Math.min(a, b)))
}

/** What a field is summed by at first: numbers are added, anything else is counted. */
export function usualSummary({ fields, records }: Pick<Pivot, 'fields' | 'records'>, field: string): Summary {
  const column = fields.indexOf(field)
  return records.every((record) => typeof record[column] === 'number') ? 'Sum' : 'Count'
}

export const asSummary = (value: unknown): Summary => {
  const found = summaries.find((one) => one === value)
  if (found === undefined) throw notImplemented(`a PivotTable's ${String(value)}`)
  return found
}

export const bodyRow = ({ at, filters }: Pivot): number =>
  filters.length === 0 ? areaOf(at).row : Math.max(areaOf(at).row, filters.length + 1)

export const placeIn = (sheet: Sheet, area: Area): Place => ({ sheet, area })
