// Rows that are already filled in when a workbook is made, and what the engine makes of them.
import { type Case, linkNAOf, overridesIn, scopeOf } from '../../core/case.ts'
import { canonicalEntry, type ItemEntry, itemEntry } from '../../core/item-entry.ts'
import type { Rubric } from '../../core/rubric.ts'
import { type CaseScore, score } from '../../core/score.ts'
import type { Cell } from '../sheet.ts'

/** Cells of a row by column key; a key that is absent is an empty cell. */
export type FilledRow = Readonly<Record<string, Cell>>

export type Filled = {
  readonly cells: FilledRow
  readonly given: Case
  readonly items: readonly ItemEntry[]
  readonly score: CaseScore
}

/** The text that a person reads in the cell. */
export function textIn(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  return 'formula' in cell ? String(cell.result) : 'date' in cell ? cell.date : cell.text
}

const orNull = (cell: Cell | undefined): string | null => textIn(cell) || null

export function scoreFilled(rubric: Rubric, cells: FilledRow): Filled {
  const items = rubric.items.map((item) => itemEntry(item, canonicalEntry(textIn(cells[item.id]))))
  const text = (key: string) => orNull(cells[key])
  const override = text('role_override')
  const given: Case = {
    modality: text('modality'),
    scope: scopeOf(text('qc_scope')),
    linkNA: linkNAOf(rubric, {
      film_type: text('film_type'),
      modality: text('modality'),
      recon_required: text('recon_required'),
      solo_signoff: text('solo_signoff'),
    }),
    items,
    override: override === null ? null : overridesIn(override),
    reviewed: text('reviewer_id') !== null || text('solo_signoff') === 'Y',
  }
  return { cells, given, items, score: score(rubric, given) }
}
