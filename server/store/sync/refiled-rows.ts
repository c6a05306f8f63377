// Rows of a filing that stand here already with other values: merged into the log, some at once.
import type { InStatement } from '@libsql/client'
import { type Merged, merge } from '../../../core/merge.ts'
import type { Rubric } from '../../../core/rubric.ts'
import type { Filer } from '../file.ts'
import { unscoredText } from '../item-texts.ts'
import { fieldsOf, type StoredRow } from '../stored-row.ts'
import { applied, conflictStatements } from './apply.ts'
import { type HeldRow, heldRows, heldStatements } from './held-rows.ts'
import { historyFrom, historyStatement } from './history.ts'
import type { Log, LogRow } from './log.ts'
import { refiled } from './refile.ts'
import { marksAsked, type SideOf, sidesFrom, sidesStatement } from './sides.ts'

type From = {
  readonly site: string
  readonly source: string
  readonly rubric: Rubric
  readonly at: string
  /** Filings of the same workbook that this one does not go on from. */
  readonly unseen: ReadonlySet<string>
  /** Somebody said that the file holds. */
  readonly newest: boolean
  /** Exams of which the filing brings a second reading: who may see the first may change. */
  readonly seconds: ReadonlySet<string | null>
}

export type RefiledRow = {
  readonly row: StoredRow
  readonly before: HeldRow
  readonly after: HeldRow
  readonly merged: Merged
  /** Null: nothing of the row changes. */
  readonly logged: LogRow | null
  readonly conflicts: readonly InStatement[]
  readonly kept: number
  /** Values that are in conflict, by this filing or before. */
  readonly disputed: number
  readonly reverted: number
}

/** A row that was not here before. */
export function firstVersion(log: Log, row: StoredRow): LogRow {
  const mark = log.next()
  const held = { created: mark, marks: {}, removed: null }
  return log.write({ row, held, whole: mark, delta: null, about: null, door: 'filing', why: null })
}

export async function refiledRows(filer: Filer, log: Log, from: From, rows: readonly StoredRow[]) {
  if (rows.length === 0) return []
  const { site, source, rubric, unseen, newest } = from
  const { read, rubricOf } = filer
  const ids = rows.map(({ recordId }) => recordId)
  const [stands, open, past] = await read([...heldStatements(site, ids), historyStatement(site, source, ids, unseen)])
  const held = await heldRows(rubricOf, stands!, open!)
  const blank = unscoredText(rubric)
  const history = historyFrom(past!)
  const wanted = rows.map((row) => {
    const unread = new Set(row.unread === null ? [] : (JSON.parse(row.unread) as string[]))
    const before = held.get(row.recordId)!
    const unscored = row.items === blank && before.row.items !== blank
    const filed = { source, rubric: rubric.version, fields: fieldsOf(rubric, row), unread, unseen, unscored, newest }
    return { row, before, filed, ...refiled(before, history.get(row.recordId) ?? [], filed) }
  })
  const marks = marksAsked(
    held,
    wanted.map(({ change }) => change),
  )
  const [found] = marks.length > 0 ? await read([sidesStatement(site, marks)]) : []
  const side = await sidesFrom(rubricOf, found)
  return wanted.map((each) => mergedRow(filer, log, from, side, each))
}

type Wanted = ReturnType<typeof refiled> & {
  readonly row: StoredRow
  readonly before: HeldRow
  readonly filed: { readonly fields: HeldRow['held']['fields'] }
}

function mergedRow(
  { newId }: Filer,
  log: Log,
  { site, source, rubric, at, seconds }: From,
  side: SideOf,
  { row, before, filed, change, kept, disputed, reverted, whole }: Wanted,
): RefiledRow {
  const { recordId } = row
  // A filing is nobody's; what it says of an exam is the reader's.
  const reader = filed.fields.qc_person_id
  const mover = { person: reader ? String(reader) : null, role: 'reader', copy: null, source } as const
  const mark = log.next()
  const sides = (field: string, of: number) => side(recordId, field, of)
  const merged = merge(before.held, change, mover, { mark, at, sides, newId })
  const nothing = {
    row,
    before,
    after: before,
    merged,
    logged: null,
    conflicts: [],
    kept,
    disputed: disputed + merged.conflicts.length,
    reverted: 0,
  }
  if (!merged.changes) return nothing
  const asFiled = whole && merged.conflicts.length === 0 && before.held.removed === null
  const { set, settled } = merged
  const door = Object.keys(set).length > 0 || settled.length > 0 ? 'filing' : 'conflict'
  const moving = { site, recordId, rubric, before, merged, door, why: null, person: null } as const
  const shown = seconds.has(before.seen.token)
  const brought = asFiled ? { row, fields: filed.fields } : undefined
  const { after, logged } = applied(log, { ...moving, retold: shown }, brought)
  return { ...nothing, reverted, after, logged, conflicts: conflictStatements(site, merged, mark) }
}
