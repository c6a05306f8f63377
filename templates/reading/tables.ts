// Rows of the two tables beside the scores: 工作量与总体数据 and 整改台账.
import type { Finding, Fix } from '../../core/finding.ts'
import { cellName, isFormula, type RawRow, shown } from '../../core/grid.ts'
import type { Code, InputTable, Rubric } from '../../core/rubric.ts'
import { nameAbove } from './columns.ts'
import { createFieldReader, type FieldReader } from './fields.ts'
import type { SheetLayout } from './layout.ts'
import { createPassingRows } from './passing-rows.ts'
import { brief, type Params, type ReadingCode, readingFinding } from './reading-finding.ts'
import { type TableName, tableRules } from './table-rules.ts'

/** One row; dates are stamps (a month is its first day), codes are codes, counts are numbers. */
export type TableRow = {
  /** Excel's row number. */
  readonly row: number
  readonly values: Readonly<Record<string, string | number | null>>
}
type Values = TableRow['values']
type TableRead = { readonly row: TableRow | null; readonly findings: readonly Finding[] }

const nothing: TableRead = { row: null, findings: [] }

type FieldColumn = {
  readonly key: string
  readonly column: number
  readonly name: string
  readonly codes: ReadonlyMap<string, Code> | undefined
  readonly read: FieldReader
}

/** The codes of a list; those of a state stand in the field's own caption: 状态（OPEN/CLOSED/OVERDUE）. */
function codesOf(rubric: Rubric, list: string | undefined, { zh }: InputTable['fields'][number]) {
  if (list === undefined) return undefined
  const words = /[（(]([A-Z]+(?:\/[A-Z]+)+)[）)]/.exec(zh)?.[1]?.split('/') ?? []
  return rubric.codesOf.get(list) ?? new Map<string, Code>(words.map((code) => [code, { code, zh: code }]))
}

function columnsOf(rubric: Rubric, table: TableName, layout: SheetLayout): readonly FieldColumn[] {
  return rubric[table].fields.flatMap((field) => {
    const column = layout.columns.get(field.key)
    if (column === undefined) return []
    const list = tableRules[table].lists[field.key]
    const codes = codesOf(rubric, list, field)
    const read = createFieldReader(rubric, {
      key: field.key,
      type: field.key === 'period' ? 'month' : field.type,
      list: codes && { name: list!, codes },
      optional: !tableRules[table].required.includes(field.key),
      date1904: layout.date1904,
    })
    return { key: field.key, column, name: nameAbove(layout, column, field.key), codes, read }
  })
}

type Cells = { readonly values: Values; readonly unread: ReadonlySet<string>; readonly touched: boolean }
type Say = (code: ReadingCode, key: string, params: Params, fix?: Fix['value']) => void

function readCells({ cells }: RawRow, columns: readonly FieldColumn[], prepared: ReadonlySet<string>, say: Say): Cells {
  const values: Record<string, string | number | null> = {}
  const unread = new Set<string>()
  let touched = false
  for (const { key, column, read } of columns) {
    const cell = cells[column]
    const value = shown(cell)
    values[key] = null
    if (value === null && !isFormula(cell)) continue
    if (value === '') continue
    touched ||= !prepared.has(key)
    if (value === null || (typeof value === 'object' && 'error' in value)) {
      unread.add(key)
      if (value === null) say('RD-12', key, {})
      else say('RD-10', key, { typed: brief(value.error) })
      continue
    }
    const reading = read(value)
    if (typeof reading !== 'object' || reading === null) {
      values[key] = reading
      continue
    }
    values[key] = reading.value
    if (reading.unread) unread.add(key)
    // Sums and references are how such a table is filled, so a formula is no finding; nor is its result changed by a mend.
    if (reading.unread || !isFormula(cell)) say(reading.code, key, reading.params, reading.fix)
  }
  return { values, unread, touched }
}

/**
 * A reader of one table's rows, in order; it remembers which rows it has seen, so that none is counted twice. A row in
 * which only prepared cells hold something is none.
 */
export function createTableReader(rubric: Rubric, table: TableName, layout: SheetLayout): (raw: RawRow) => TableRead {
  const columns = columnsOf(rubric, table, layout)
  const rules = tableRules[table]
  const prepared = new Set(rules.prepared)
  const passing = createPassingRows(layout)
  const rowOf = new Map<string, number>()
  const columnOf = new Map(columns.map((column) => [column.key, column]))
  const firstColumn = Math.min(...layout.columns.values())

  function check({ values, unread }: Cells, row: number, say: Say): void {
    const known = (key: string) => columnOf.has(key) && !unread.has(key)
    for (const key of rules.required) if (known(key) && values[key] === null) say('RD-30', key, {})
    for (const { key, codes } of columns) {
      const value = values[key]
      if (codes && typeof value === 'string' && !codes.has(value))
        // The centre's list of hospitals grows; the rubric file only begins it.
        say(rules.lists[key] === 'hospitals' ? 'RD-35' : 'RD-32', key, { typed: brief(value) })
    }
    for (const [part, whole] of rules.parts) {
      const [k, n] = [values[part], values[whole]]
      if (typeof k === 'number' && typeof n === 'number' && k > n)
        say('RD-31', part, { part: k, whole: n, whole_column: columnOf.get(whole)!.name })
    }
    if (known('status') && known('closed_date') && values.status !== null)
      if ((values.status === 'CLOSED') !== (values.closed_date !== null)) say('RD-34', 'status', {})
    if (rules.required.some((key) => (values[key] ?? null) === null)) return
    const identity = JSON.stringify(rules.identity.map((key) => values[key] ?? null))
    const first = rowOf.get(identity)
    if (first === undefined) rowOf.set(identity, row)
    else say('RD-33', rules.identity[0]!, { first })
  }

  return (raw) => {
    const { number } = raw
    if (number < layout.firstRow) return nothing
    const findings: Finding[] = []
    const at = (column: number) => ({ sheet: layout.name, cell: cellName(column, number), row: number })
    const say: Say = (code, key, params, fix) => {
      const { column, name } = columnOf.get(key)!
      const place = fix === undefined ? at(column) : { ...at(column), fix }
      findings.push(readingFinding(code, place, { column: name, ...params }))
    }
    if (passing.repeatsHeader(raw)) return { row: null, findings: [readingFinding('RD-18', at(firstColumn))] }
    const word = passing.totalsWord(raw)
    if (word !== null) return { row: null, findings: [readingFinding('RD-19', at(firstColumn), { typed: word })] }
    const cells = readCells(raw, columns, prepared, say)
    if (!cells.touched) return nothing
    check(cells, number, say)
    return { row: { row: number, values: cells.values }, findings }
  }
}
