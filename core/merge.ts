// How changes of people who did not know of each other come together, field by field. What somebody did not see is never
// written over: it stays, and both values are shown to a person.
import { conflictOf, type Sides, stillOpen } from './sync/dispute.ts'
import { isEmpty } from './sync/fields.ts'
import { editedAt, type Held, type Mover, markOf, type OpenConflict, type Removal } from './sync/held.ts'
import { type Accepted, type Change, type Fields, type FieldValue, type Refusal, wholeRow } from './sync/protocol.ts'

export type Occasion = {
  /** The mark that the row gets if anything of it changes. */
  readonly mark: number
  /** ISO text, the centre's clock. */
  readonly at: string
  readonly sides: Sides
  readonly newId: () => string
}

export type Merged = {
  readonly refused: Refusal | null
  /** What changes; null empties a field. */
  readonly set: Fields
  /** What the row's removal is from now on. */
  readonly removed: Removal | null
  /** Marks of what was sent and holds now. */
  readonly accepted: Accepted
  /** Those that the change ran into, as they stand now. */
  readonly conflicts: readonly OpenConflict[]
  /** All that are new or not as they were. */
  readonly moved: readonly OpenConflict[]
  /** Ids of those that are over. */
  readonly settled: readonly string[]
  /** Does the row get the mark? */
  readonly changes: boolean
}

/**
 * Merges one change into a row.
 * @param held null when there is no such row
 */
export function merge(held: Held | null, change: Change, mover: Mover, occasion: Occasion): Merged {
  const row = held ?? empty
  const refusal = refusalOf(held, change, mover)
  if (refusal) return refused(row, refusal)
  const merged =
    change.kind === 'set' ? mergeSet(row, change, mover, occasion) : mergeRow(held, change, mover, occasion)
  const over = new Set(merged.settled)
  const all: Merged = { ...merged, changes: merged.changes || over.size > 0 || merged.moved.length > 0 }
  const locked = row.fields.record_status === 'LOCKED' && mover.role !== 'arbiter'
  return locked && all.changes ? refused(row, { code: 'record-locked', field: null }) : all
}

const empty: Held = { fields: {}, created: 0, marks: {}, removed: null, open: [] }

const refused = (row: Held, refusal: Refusal): Merged => ({ ...nothing(row), refused: refusal })

const nothing = ({ removed }: Held): Merged => ({
  refused: null,
  set: {},
  removed,
  accepted: {},
  conflicts: [],
  moved: [],
  settled: [],
  changes: false,
})

function refusalOf(held: Held | null, change: Change, { person, role }: Mover): Refusal | null {
  for (const id of change.settles ?? []) {
    const open = held?.open.find((conflict) => conflict.id === id)
    if (!open) return { code: 'conflict-unknown', field: null }
    const own = person !== null && (open.mine.by === person || open.theirs.by === person)
    if (!own && role !== 'arbiter') return { code: 'not-entitled', field: open.field }
  }
  if (change.kind === 'restore' && !held) return { code: 'record-removed', field: null }
  return isTaken(held, change) ? { code: 'record-taken', field: 'accession_token' } : null
}

/** Another exam: whoever sent it has never seen the one that is here. */
function isTaken(held: Held | null, change: Change): boolean {
  const here = held?.fields.accession_token ?? null
  if (change.kind !== 'set' || here === null || !('accession_token' in change.set)) return false
  return change.set.accession_token !== here && (change.base.accession_token ?? 0) === 0
}

type SetChange = Extract<Change, { kind: 'set' }>

function mergeSet(row: Held, change: SetChange, mover: Mover, occasion: Occasion): Merged {
  const set: Record<string, FieldValue> = {}
  const accepted: Record<string, number> = {}
  const disputed: Record<string, FieldValue> = {}
  if (row === empty) return mergeNew(change, occasion)
  for (const field in change.set) {
    const value = change.set[field]!
    const mark = markOf(row, field)
    if (value === (row.fields[field] ?? null)) accepted[field] = mark
    else if (row.removed === null && (mark === 0 || (change.base[field] ?? 0) === mark)) {
      set[field] = value
      accepted[field] = occasion.mark
    } else disputed[field] = value
  }
  const conflicts: OpenConflict[] = []
  if (row.removed !== null && Object.keys(disputed).length > 0)
    conflicts.push(conflictOf(row, change, { field: wholeRow, value: null, kept: disputed }, mover, occasion))
  else
    for (const [field, value] of Object.entries(disputed))
      conflicts.push(conflictOf(row, change, { field, value, kept: null }, mover, occasion))
  const after = stillOpen(row, change, { set, accepted, conflicts, removed: row.removed }, mover, occasion)
  return { ...nothing(row), set, accepted, conflicts, ...after, changes: !isEmpty(set) }
}

/** Nothing was there. What is empty was never set. */
function mergeNew({ set: sent }: SetChange, { mark }: Occasion): Merged {
  if (isFilled(sent)) return { ...nothing(empty), set: sent, accepted: mark, changes: true }
  const cells = Object.entries(sent)
  const filled = cells.filter(([, value]) => value !== null)
  const accepted = Object.fromEntries(cells.map(([field, value]) => [field, value === null ? 0 : mark]))
  return { ...nothing(empty), set: Object.fromEntries(filled), accepted, changes: filled.length > 0 }
}

function isFilled(set: Fields): boolean {
  let some = false
  for (const field in set) {
    if (set[field] === null) return false
    some = true
  }
  return some
}

type RowChange = Exclude<Change, { kind: 'set' }>

/** Takes a row away, or brings it back. */
function mergeRow(held: Held | null, change: RowChange, mover: Mover, occasion: Occasion): Merged {
  if (!held) return nothing(empty)
  const { removed } = held
  const removing = change.kind === 'remove'
  const stands = removing === (removed !== null)
  const newest = removed?.mark ?? editedAt(held)
  if (!stands && change.base < newest) {
    const value = removing ? 'removed' : null
    const conflicts = [conflictOf(held, change, { field: wholeRow, value, kept: null }, mover, occasion)]
    const after = stillOpen(held, change, { set: {}, accepted: {}, conflicts, removed }, mover, occasion)
    return { ...nothing(held), conflicts, ...after }
  }
  const { mark, at } = occasion
  const next = stands ? removed : removing ? { why: change.why, by: mover.person, at, mark } : null
  const accepted = { [wholeRow]: stands ? newest : mark }
  const after = stillOpen(held, change, { set: {}, accepted, conflicts: [], removed: next }, mover, occasion)
  return { ...nothing(held), accepted, removed: next, ...after, changes: !stands }
}
