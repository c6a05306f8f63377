// What a person types into the card of a conflict is theirs until it was taken or they throw it away: the card itself goes when the
// view is left, and when somebody else decides first.
import type { Desk } from '../session/desk.ts'
import type { SyncView } from './view.ts'

export type TypedAnswer = {
  readonly record: string
  /** Where it was typed, in words. */
  readonly title: string
  /** Another value than both sides. */
  readonly other: string
  readonly why: string
  /** Decided so; it may still come too late. */
  readonly sent: boolean
}

/** Null: thrown away. */
export function keepTyped({ state }: Desk, conflict: string, typed: TypedAnswer | null): void {
  const all = new Map(state.typedAnswers.value)
  if (typed && typed.other + typed.why !== '') all.set(conflict, typed)
  else all.delete(conflict)
  state.typedAnswers.value = all
}

export function markSent(desk: Desk, conflicts: readonly string[], sent: boolean): void {
  for (const id of conflicts) {
    const typed = desk.state.typedAnswers.value.get(id)
    if (typed) keepTyped(desk, id, { ...typed, sent })
  }
}

/** What was typed for conflicts that others have decided. */
export function leftOver({ state }: Desk, { conflicts, refused }: Pick<SyncView, 'conflicts' | 'refused'>) {
  const open = new Set(conflicts.value.map(({ conflict }) => conflict.id))
  const late = refused.value.filter(({ refusal }) => refusal.code === 'conflict-unknown').map(({ at }) => at.record)
  return [...state.typedAnswers.value].filter(
    ([id, { sent, record }]) => !open.has(id) && (!sent || late.includes(record)),
  )
}
