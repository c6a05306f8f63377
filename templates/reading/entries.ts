// Rows of the score sheet as entries: every cell read as far as that goes without guessing.
import { type Entry, emptyExam } from '../../core/exam.ts'
import type { Finding } from '../../core/finding.ts'
import { type ErrorCell, isFormula, type PlainCell, type RawCell, type RawRow } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import { columnsOf, type FieldColumn, type ItemColumn } from './columns.ts'
import { type Held, shownDate } from './fields.ts'
import { blankItem } from './item-cells.ts'
import type { SheetLayout } from './layout.ts'
import { createLedger } from './ledger.ts'
import { createPassingRows } from './passing-rows.ts'
import { type Remark, refused } from './reading.ts'
import { brief, readingFinding } from './reading-finding.ts'
import { createRecordIds } from './row-ids.ts'

type Read = { readonly entry: Entry | null; readonly findings: readonly Finding[] }
type Said = { readonly column: FieldColumn | ItemColumn; readonly remark: Remark }

const none: readonly Finding[] = []
const nothing: Read = { entry: null, findings: none }

/**
 * A reader of one score sheet's rows, in order. A row is an entry when an input cell holds something; rows that were
 * only prepared say nothing. `end` tells what concerns the sheet as a whole.
 */
export function createEntryReader(rubric: Rubric, layout: SheetLayout) {
  const { fields, items } = columnsOf(rubric, layout)
  const blankExam = emptyExam(rubric)
  const blankItems = rubric.items.map(() => blankItem)
  const passing = createPassingRows(layout)
  const ledger = createLedger(layout.name)
  const ids = createRecordIds(rubric, layout)
  const numberIds = new Map<FieldColumn, { count: number; readonly row: number }>()
  const firstColumn = Math.min(...layout.columns.values())
  let entries = 0
  let hidden = 0

  function row(raw: RawRow): Read {
    const { number, cells } = raw
    if (number < layout.firstRow) return nothing
    const exam: Record<string, string | number | null> = { ...blankExam }
    const entryItems = blankItems.slice()
    const said: Said[] = []
    let touched = false

    for (const column of fields) {
      const cell = cells[column.column]
      if (cell === undefined || cell === null || cell === '') continue
      const held = typeof cell === 'object' ? heldBy(cell, column, said) : cell
      if (held === null) {
        if (said.at(-1)?.column !== column) continue
      } else {
        const reading = column.read(held)
        if (typeof reading !== 'object' || reading === null) {
          exam[column.key] = reading
          if (reading === null) {
            // Nothing but spaces, from a formula perhaps.
            if (said.at(-1)?.column === column) said.pop()
            continue
          }
          if (column.id && typeof held === 'number') countNumberId(column, number)
        } else {
          exam[column.key] = reading.value
          remark(said, column, reading)
        }
      }
      touched ||= column.filled === 'input'
    }
    for (const column of items) {
      const cell = cells[column.column]
      if (cell === undefined || cell === null || cell === '') continue
      const held = typeof cell === 'object' ? heldBy(cell, column, said) : cell
      if (held !== null) {
        const reading = column.read(held)
        entryItems[column.index] = reading.entry
        if (reading.remark) remark(said, column, reading.remark)
        if (reading.entry.kind === 'blank' && !reading.remark) continue
      } else if (said.at(-1)?.column !== column) continue
      touched = true
    }

    if (passing.repeatsHeader(raw)) return skipped('RD-18', number, {})
    const word = passing.totalsWord(raw)
    if (word !== null) return skipped('RD-19', number, { typed: word })
    if (!touched) return untouched(raw)

    const unread = unreadIn(said)
    entries++
    if (raw.hidden) hidden++
    const id = ids.of(exam, number)
    exam.record_id = id.value
    const findings = [
      ...id.findings,
      ...said.flatMap(({ column, remark }) => ledger.cell(column, number, id.value, remark)),
    ]
    return {
      entry: { row: number, exam: exam as Entry['exam'], items: entryItems, unread },
      findings: findings.length > 0 ? findings : none,
    }
  }

  function unreadIn(said: readonly Said[]): ReadonlySet<string> {
    const keys = said.flatMap(({ column, remark }) => (remark.unread ? column.key : []))
    return keys.length === 0 ? layout.missing : new Set([...layout.missing, ...keys])
  }

  const skipped = (code: 'RD-18' | 'RD-19', number: number, params: Readonly<Record<string, string>>): Read => ({
    entry: null,
    findings: ledger.row(code, firstColumn, number, params),
  })

  /** A row that was only prepared, or a note below the table, which must not vanish unseen. */
  function untouched({ number, cells }: RawRow): Read {
    const own = layout.columns.get('record_id')
    const id = own === undefined ? null : cells[own]
    if (typeof id === 'string' && ids.isOne(id)) return nothing
    const note = fields.find(
      ({ column, filled }) => filled === 'prepared' && typeof cells[column] === 'string' && cells[column].trim() !== '',
    )
    if (!note) return nothing
    const typed = brief(String(cells[note.column]))
    return { entry: null, findings: ledger.row('RD-20', note.column, number, { typed }) }
  }

  function countNumberId(column: FieldColumn, number: number): void {
    const known = numberIds.get(column)
    if (known) known.count++
    else numberIds.set(column, { count: 1, row: number })
  }

  function end(): readonly Finding[] {
    const sheet = layout.name
    const findings = [...ledger.end()]
    for (const [{ column, name }, { count, row: first }] of numberIds)
      findings.push(...ledger.row('RD-25', column, first, { column: name, count }))
    if (hidden > 0) findings.push(readingFinding('RD-21', { sheet }, { count: hidden }))
    if (entries === 0) findings.push(readingFinding('RD-27', { sheet }))
    return findings
  }

  return { row, end }
}

/** Of a formula the warning about it is enough, unless its result cannot be read at all. */
function remark(said: Said[], column: FieldColumn | ItemColumn, remark: Remark): void {
  if (said.at(-1)?.column === column) {
    if (!remark.unread) return
    said.pop()
  }
  said.push({ column, remark })
}

/** What a cell holds, with a remark on formulas and error values; null when there is nothing to read in it. */
function heldBy(cell: RawCell & object, column: FieldColumn | ItemColumn, said: Said[]): Held | null {
  const formula = isFormula(cell)
  const value: PlainCell = formula ? cell.value : cell
  const computed = column.filled === 'computed'
  if (value === '') return null
  const fault = faultOf(value, computed)
  if (fault) said.push({ column, remark: fault })
  if (value === null || isError(value)) return null
  if (formula && !computed) {
    const typed = typeof value === 'object' ? shownDate(value) : brief(String(value))
    said.push({ column, remark: { value: null, code: 'RD-11', params: { typed }, fix: undefined, unread: false } })
  }
  return value
}

const isError = (value: PlainCell): value is ErrorCell =>
  typeof value === 'object' && value !== null && 'error' in value

/** A total without a stored result is computed afresh in any case. */
function faultOf(value: PlainCell, computed: boolean): Remark | null {
  if (value === null) return computed ? null : refused('RD-12', '')
  return isError(value) ? refused(computed ? 'RD-24' : 'RD-10', value.error.slice(0, 20)) : null
}
