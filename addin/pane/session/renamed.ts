// Rows that sync gave another id, because another exam has theirs: what was pressed stays with the exam, not with the id.
import { entryAt } from '../book/entry-at.ts'
import type { Shadow } from '../book/shadow.ts'
import type { Draft } from '../scoring/draft.ts'
import type { Desk } from './desk.ts'

/** @param before the workbook with the old ids; the desk has it with the new ones */
export function takeAlong({ state }: Desk, before: Shadow, rows: readonly number[]): void {
  const shadow = state.shadow.value
  if (!shadow || rows.length === 0) return
  const named = (draft: Draft): Draft => {
    const { row, exam } = draft.entry
    const same = rows.includes(row) && entryAt(before, row)?.exam.record_id === exam.record_id
    const entry = same ? entryAt(shadow, row) : null
    return entry ? { ...draft, entry } : draft
  }
  const { value: open } = state.draft
  if (open) state.draft.value = named(open)
  state.aside.value = new Map(
    [...state.aside.value].map(([id, kept]) => {
      const draft = named(kept.draft)
      return [draft.entry.exam.record_id ?? id, { ...kept, draft }] as const
    }),
  )
}
