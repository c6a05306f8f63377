// Rows move: sorted, inserted, deleted. The exam that is being scored is found again by its record id, never by its place.
import { isTouched } from '../scoring/draft.ts'
import { type Desk, tell } from './desk.ts'
import { scoreRow } from './score.ts'

/** Takes the draft to where its exam stands now. An exam that is gone is let go, and that is said. */
export function relocate(desk: Desk): void {
  const { state } = desk
  const draft = state.draft.value
  const judgement = state.judgement.value
  if (!draft || !judgement) return
  const id = draft.entry.exam.record_id
  const found = judgement.rows.find(({ entry }) => entry.exam.record_id === id)
  if (found) {
    if (found.entry !== draft.entry) state.draft.value = { ...draft, entry: found.entry }
    return
  }
  if (isTouched(draft)) tell(desk, { level: 'warning', word: 'score.gone', values: { row: draft.entry.row } })
  scoreRow(desk, draft.entry.row)
}
