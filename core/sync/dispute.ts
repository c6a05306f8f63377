// Conflicts: opened, replaced, over.
import type { Occasion } from '../merge.ts'
import { editedAt, type Held, type Mover, markOf, type OpenConflict, type Removal } from './held.ts'
import { type Change, type Fields, type FieldValue, type Marks, type Side, wholeRow } from './protocol.ts'

/** Who set what, at a mark of the site: looked up in the log before the merge (see `sidesOf`). */
export type Sides = (field: string, mark: number) => Side

type Late = { readonly field: string; readonly value: FieldValue; readonly kept: Fields | null }

const isOwn = (open: OpenConflict, { copy, source }: Mover): boolean =>
  copy === null ? open.copy === null && open.source === source : open.copy === copy

/** The conflict that a value runs into: a new one, or the copy's own of before with its newer value. */
export function conflictOf(
  held: Held,
  change: Change,
  { field, value, kept }: Late,
  mover: Mover,
  { mark, at, sides, newId }: Occasion,
): OpenConflict {
  const before = held.open.find((open) => open.field === field && isOwn(open, mover))
  const all = before?.kept || kept ? { ...before?.kept, ...kept } : null
  const same = before && before.mine.value === value && JSON.stringify(before.kept) === JSON.stringify(all)
  if (same) return before
  const mine: Side = { value, mark, by: mover.person, at }
  if (before) return { ...before, mine, kept: all }
  const [base, theirs] = places(held, change, field).map(({ mark }) => sides(field, mark)) as [Side, Side]
  const id = newId()
  return { id, record: change.record, field, base, theirs, mine, copy: mover.copy, source: mover.source, kept: all }
}

/** Marks of the two sides that a late value meets. */
function places(held: Held, change: Change, field: string): readonly { readonly mark: number }[] {
  if (field !== wholeRow)
    return [{ mark: change.kind === 'set' ? (change.base[field] ?? 0) : 0 }, { mark: markOf(held, field) }]
  const theirs = held.removed?.mark ?? editedAt(held)
  return [{ mark: change.kind === 'set' ? held.created : change.base }, { mark: theirs }]
}

/** Marks that `merge` will ask `sides` for. */
export function sidesOf(held: Held, change: Change): readonly number[] {
  const fields =
    change.kind === 'set'
      ? Object.entries(change.set)
          .filter(([field, value]) => {
            const mark = markOf(held, field)
            return mark !== 0 && value !== (held.fields[field] ?? null) && (change.base[field] ?? 0) !== mark
          })
          .map(([field]) => field)
      : []
  const whole = change.kind !== 'set' || held.removed !== null ? [wholeRow] : []
  return [...fields, ...whole].flatMap((field) => places(held, change, field)).map(({ mark }) => mark)
}

type Outcome = {
  readonly set: Fields
  readonly accepted: Marks
  readonly conflicts: readonly OpenConflict[]
  readonly removed: Removal | null
}

/**
 * What becomes of the conflicts of a row: those that are decided, that agree by now, or that their own side has moved on from
 * are over; in the others `theirs` is what holds.
 */
export function stillOpen(
  held: Held,
  change: Change,
  { set, accepted, conflicts, removed }: Outcome,
  mover: Mover,
  { mark, at }: Occasion,
): { readonly moved: readonly OpenConflict[]; readonly settled: readonly string[] } {
  const moved = new Map(conflicts.filter((open) => !held.open.includes(open)).map((open) => [open.id, open]))
  const settled: string[] = []
  const decided = new Set(conflicts.length === 0 ? change.settles : [])
  for (const open of held.open) {
    const { id, field, mine } = open
    // Who is in conflict about a row that is there wants it gone, and the other way round.
    const agrees =
      field === wholeRow
        ? removed !== held.removed
        : field in accepted && (mine.value === (change.kind === 'set' ? change.set[field] : null) || isOwn(open, mover))
    if (decided.has(id) || agrees) settled.push(id)
    else if (field in set) moved.set(id, { ...open, theirs: { value: set[field]!, mark, by: mover.person, at } })
  }
  return { moved: [...moved.values()], settled }
}
