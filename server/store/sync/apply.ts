// What a merge comes to in the store: the row's next version, and what becomes of its conflicts.
import type { InStatement } from '@libsql/client'
import type { Merged } from '../../../core/merge.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { isEmpty } from '../../../core/sync/fields.ts'
import type { Held, OpenConflict } from '../../../core/sync/held.ts'
import type { Fields, FieldValue } from '../../../core/sync/protocol.ts'
import type { Seen } from '../../../core/sync/visibility.ts'
import type { HeldRow } from './held-rows.ts'
import type { Door, Log, LogRow } from './log.ts'
import { rowOf } from './row-of.ts'

export type Moving = {
  readonly site: string
  readonly recordId: string
  readonly rubric: Rubric
  readonly before: HeldRow | null
  readonly merged: Merged
  readonly door: Door
  readonly why: string | null
  readonly person: string | null
  /** Readers get the row whole, because who may see it may have changed. */
  readonly retold?: boolean
}

const deciding = ['batch_no', 'qc_role', 'qc_person_id', 'accession_token'] as const

/** May others see a row, or see it no more, when these fields change? */
export const decidesSight = (set: Fields): boolean => deciding.some((field) => field in set)

/** Writes the change into the log. `brought`: the row as it stands from now on, when somebody brought all of it. */
export function applied(
  log: Log,
  moving: Moving,
  brought?: { readonly row: HeldRow['row']; readonly fields: Fields },
): { readonly after: HeldRow; readonly logged: LogRow } {
  const { site, recordId, rubric, before, merged, door, why, person, retold } = moving
  const mark = log.next()
  const held = heldAfter(before?.held ?? null, merged, mark, brought?.fields)
  const next =
    brought?.row ??
    (before && isEmpty(merged.set)
      ? before.row
      : rowOf(rubric, { site, recordId, fields: held.fields, before: before?.row ?? null }))
  const whole = !before || retold || decidesSight(merged.set) ? mark : before.whole
  const { moved, settled } = merged
  const logged = log.write({
    row: next,
    held,
    whole,
    delta: before ? deltaOf(before.held.fields, merged.set) : null,
    about: moved.length + settled.length > 0 ? JSON.stringify({ open: moved, over: settled }) : null,
    door,
    why,
  })
  return { after: { held, row: next, whole, seen: seenOf(held.fields, before?.seen.reader ?? person) }, logged }
}

/** @param reader whose the row is while it does not say: who had it before, or who began it */
export function seenOf(fields: Fields, reader: string | null): Seen {
  const said = (field: string) => (fields[field] as string | undefined) ?? null
  return { role: said('qc_role'), reader: said('qc_person_id') ?? reader, token: said('accession_token') }
}

function heldAfter(
  before: Held | null,
  { set, removed, moved, settled }: Merged,
  mark: number,
  brought: Fields | undefined,
): Held {
  // What a new row begins with is never empty: nothing was there that could have been emptied.
  if (!before) return { fields: set, created: mark, marks: {}, removed, open: moved }
  const marks: Record<string, number> = { ...before.marks }
  for (const field in set) marks[field] = mark
  const open = new Map<string, OpenConflict>(before.open.map((conflict) => [conflict.id, conflict]))
  for (const conflict of moved) open.set(conflict.id, conflict)
  for (const id of settled) open.delete(id)
  const fields = brought ?? fieldsAfter(before.fields, set)
  return { fields, created: before.created, marks, removed, open: [...open.values()] }
}

function fieldsAfter(before: Fields, set: Fields): Fields {
  const fields: Record<string, FieldValue> = { ...before }
  for (const [field, value] of Object.entries(set))
    if (value === null) delete fields[field]
    else fields[field] = value
  return fields
}

export const deltaOf = (before: Fields, set: Fields) =>
  Object.fromEntries(Object.entries(set).map(([field, value]) => [field, [before[field] ?? null, value] as const]))

/** @param mark of the change */
export function conflictStatements(site: string, { moved, settled }: Merged, mark: number): InStatement[] {
  return [
    ...moved.map(
      ({ id, record, source, kept, ...body }): InStatement => ({
        sql: `insert into conflicts (site, id, record_id, body, source, kept) values (?, ?, ?, ?, ?, ?)
on conflict (site, id) do update set body = excluded.body, kept = excluded.kept`,
        args: [site, id, record, JSON.stringify(body), source, kept && JSON.stringify(kept)],
      }),
    ),
    ...settled.map(
      (id): InStatement => ({
        sql: 'update conflicts set closed = ? where site = ? and id = ?',
        args: [mark, site, id],
      }),
    ),
  ]
}
