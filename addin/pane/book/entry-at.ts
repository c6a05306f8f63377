// The exam of one row of the shadow.
import type { Entry } from '../../../core/exam.ts'
import { createEntryReader } from '../../../templates/reading/entries.ts'
import { type Shadow, scoresIn } from './shadow.ts'

/** Null for rows above the first, rows that hold no exam yet, and rows that are none. */
export function entryAt(shadow: Shadow, row: number): Entry | null {
  const layout = shadow.found.scores
  const raw = scoresIn(shadow)?.rows.get(row)
  return layout && raw ? createEntryReader(shadow.rubric, layout).row(raw).entry : null
}
