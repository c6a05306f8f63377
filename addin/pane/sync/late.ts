// A decision that waited to be sent is dropped when somebody else's has come first: who made it is told.
import type { State } from '../../sync/state.ts'
import { type Desk, tell } from '../session/desk.ts'
import { markSent } from './typed-answers.ts'

/** What the centre answers itself is not late: it was taken, or stands among the refusals. */
export function tellLate(desk: Desk, { decisions, inflight }: State, after: State): void {
  const answered = new Set(inflight?.changes.flatMap(({ settles = [] }) => settles))
  const late = [...decisions.keys()].filter((id) => !after.decisions.has(id) && !answered.has(id))
  if (late.length === 0) return
  markSent(desk, late, false)
  tell(desk, { level: 'notice', word: 'sync.decidedLate', values: { n: late.length } })
}
