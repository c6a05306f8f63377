// Conflicts that are open and those that were decided.
import { type Conflict, wholeRow } from '../../core/sync/protocol.ts'
import { behindIn, type Draft, heldOf, type Open, type Row } from './state.ts'

/** Decided: what this copy had sent gives way to what holds now, wherever the sheet still shows it. */
export function closeConflicts(draft: Draft, record: string, closed: ReadonlySet<string>): void {
  const gone: Open[] = []
  for (const id of closed) {
    const open = draft.conflicts.get(id)
    if (open) gone.push(open)
    draft.conflicts.delete(id)
    draft.decisions.delete(id)
  }
  const row = draft.rows.get(record)
  if (gone.length === 0 || !row) return
  const left = new Set<string>()
  for (const { own, conflict } of draft.conflicts.values())
    if (own && conflict.record === record) left.add(conflict.field)
  draft.rows.set(
    record,
    gone.reduce((next, open) => released(next, open, left), row),
  )
}

function released(row: Row, { own, conflict }: Open, left: ReadonlySet<string>): Row {
  const { field, mine } = conflict
  if (!own || field === wholeRow || left.has(field)) return row
  return behindIn(row, field, { ...heldOf(row, field), over: [...(row.over[field] ?? []), mine.value] })
}

/** @param open all that are open of the row now, as the feed tells it */
export function replaceConflicts(draft: Draft, record: string, open: readonly Conflict[], copies: ReadonlySet<string>) {
  if (open.length === 0 && draft.conflicts.size === 0) return
  const ids = new Set(open.map(({ id }) => id))
  const closed = new Set<string>()
  for (const { conflict } of draft.conflicts.values())
    if (conflict.record === record && !ids.has(conflict.id)) closed.add(conflict.id)
  closeConflicts(draft, record, closed)
  for (const conflict of open) {
    const known = draft.conflicts.get(conflict.id)
    const own = known?.own || (conflict.copy !== null && copies.has(conflict.copy))
    draft.conflicts.set(conflict.id, { conflict, own, set: known?.set ?? {} })
  }
}

/** Whoever may not see a row hears no more of its conflicts. They are not over: what was typed stays as it is. */
export function hideConflicts({ conflicts }: Draft, record: string) {
  for (const [id, { conflict }] of conflicts) if (conflict.record === record) conflicts.delete(id)
}
