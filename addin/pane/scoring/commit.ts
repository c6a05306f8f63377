// A draft as cells of its row: one write.
import type { Stamp } from '../../../core/exam.ts'
import { isFormula, type RawCell, type RawRow } from '../../../core/grid.ts'
import { serialOfIso } from '../../../core/iso-date.ts'
import type { Rubric } from '../../../core/rubric.ts'
import type { SheetLayout } from '../../../templates/reading/recognise.ts'
import type { WriteCell, WriteValue } from '../../host/write-wish.ts'
import { isoDay } from '../book/clock.ts'
import type { Draft, DraftView, FieldKey } from './draft.ts'
import { textOf } from './item-text.ts'

/** Who scores, as far as the row does not say it itself. */
export type Scorer = {
  readonly id: string
  readonly title: string
  readonly role: string
  readonly scope: string
}

/** Only what is not there yet is written; a cell that was read tolerantly is left to the mends. */
export function cellsOf(
  rubric: Rubric,
  { columns }: SheetLayout,
  draft: Draft,
  view: DraftView,
  scorer: Scorer | null,
  today: Stamp,
): readonly WriteCell[] {
  const { entry, fields } = draft
  const { row, exam } = entry
  const cells: WriteCell[] = []
  const put = (key: string, value: WriteValue) => {
    const column = columns.get(key)
    if (column !== undefined) cells.push({ row, column, value })
  }
  const missing = (key: 'qc_person_id' | 'qc_person_title' | 'qc_role' | 'qc_scope' | 'qc_date') =>
    exam[key] === null && !entry.unread.has(key) && !fields.has(key as FieldKey)
  if (scorer) {
    if (missing('qc_person_id')) put('qc_person_id', scorer.id)
    if (missing('qc_person_title') && scorer.title !== '') put('qc_person_title', scorer.title)
    if (missing('qc_role')) put('qc_role', scorer.role)
    if (missing('qc_scope')) put('qc_scope', scorer.scope)
  }
  if (missing('qc_date')) put('qc_date', { date: isoDay(today) })
  for (const [key, value] of fields) if (value !== exam[key]) put(key, value || null)
  for (const [place, item] of rubric.items.entries()) {
    const shown = view.shown[place]
    const typed = draft.typed.get(place)
    if (shown && shown.entry.kind !== 'invalid' && shown.source !== 'sheet') {
      if (shown.text !== textOf(item, entry.items[place]!)) put(item.id, shown.text)
    } else if (!shown && typed !== undefined) put(item.id, typed || null)
  }
  if (draft.remarks !== null && view.entry.exam.remarks !== exam.remarks) put('remarks', view.entry.exam.remarks)
  if (draft.second !== null && view.entry.exam.arbiter_id !== exam.arbiter_id)
    put('arbiter_id', view.entry.exam.arbiter_id)
  return cells
}

const rawOf = (value: WriteValue): RawCell => {
  if (typeof value !== 'object' || value === null) return value
  return 'date' in value ? { serial: serialOfIso(value.date) ?? 0 } : { formula: true, value: null }
}

/**
 * The row as it reads after the write, so that it need not be read again. What formulas make of it is not known yet and
 * stands as a formula without a result.
 */
export function written(rubric: Rubric, { columns }: SheetLayout, raw: RawRow, cells: readonly WriteCell[]): RawRow {
  const next: RawCell[] = Array.from(raw.cells, (cell) => cell ?? null)
  const put = (column: number, cell: RawCell) => {
    while (next.length < column) next.push(null)
    next[column] = cell
  }
  for (const { column, value } of cells) put(column, rawOf(value))
  for (const { key, group } of rubric.columns) {
    const column = columns.get(key)
    if (group !== 'total' || column === undefined) continue
    const cell = next[column]
    if (isFormula(cell)) next[column] = { formula: true, value: null }
    // Results were read without telling formulas from values: an outdated one must not look like a wrong total.
    else if (cell !== undefined && cell !== null) next[column] = null
  }
  return { ...raw, cells: next }
}
