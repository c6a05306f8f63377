// What was accepted of a change: by field, or said once for all of them.
import type { Accepted, Change, Marks } from './protocol.ts'

/** By field, however it was said. */
export function acceptedMarks(change: Change, accepted: Accepted): Marks {
  if (typeof accepted !== 'number') return accepted
  const marks: Record<string, number> = {}
  if (change.kind === 'set') for (const field in change.set) marks[field] = accepted
  return marks
}

/** Said once when all fields of the change have the mark in common. */
export function shortAccepted(change: Change, accepted: Accepted): Accepted {
  if (change.kind !== 'set' || typeof accepted === 'number') return accepted
  let common: number | null = null
  for (const field in change.set) {
    const mark = accepted[field]
    if (mark === undefined || (common !== null && mark !== common)) return accepted
    common = mark
  }
  return common ?? accepted
}
