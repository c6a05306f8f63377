// What a row went through, for a filing that does not know what was there when its workbook was filled in.
import type { InStatement, ResultSet } from '@libsql/client'
import type { OpenConflict } from '../../../core/sync/held.ts'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import { parsed, text } from './held-rows.ts'
import type { Delta } from './log.ts'
import { isMade } from './sides.ts'

export type Past = {
  readonly seq: number
  /** The filing or push that it came by. */
  readonly filing: string
  readonly source: string
  /** Null: it came by a filing. */
  readonly copy: string | null
  /** Who pushed it; null for a filing. */
  readonly person: string | null
  /** Null: the row's first version. */
  readonly delta: Delta | null
  readonly about: { readonly open: readonly OpenConflict[]; readonly over: readonly string[] } | null
}

/**
 * Of rows of which more is known than that this source brought them once, by a filing that is not one of those named.
 * `+`: SQLite would read the whole log of the site to have it in order. So in all that asks for some rows.
 */
export const historyStatement = (
  site: string,
  source: string,
  records: readonly string[],
  unseen: ReadonlySet<string>,
): InStatement => ({
  sql: `select record_id, seq, filing, source, copy, person, delta, about from versions
where site = ?1 and record_id in (select record_id from versions where site = ?1 and record_id in (select value from json_each(?2))
and (source <> ?3 or copy is not null or delta is not null or filing in (select value from json_each(?4)))) and ${isMade} order by +seq`,
  args: [site, JSON.stringify(records), source, JSON.stringify([...unseen])],
})

export function historyFrom({ rows }: ResultSet): ReadonlyMap<string, readonly Past[]> {
  const found = new Map<string, Past[]>()
  for (const { record_id, seq, filing, source, copy, person, delta, about } of rows) {
    const list = found.get(String(record_id)) ?? []
    found.set(String(record_id), list)
    list.push({
      seq: Number(seq),
      filing: String(filing),
      source: String(source),
      copy: text(copy),
      person: text(person),
      delta: parsed<Delta>(delta),
      about: parsed<NonNullable<Past['about']>>(about),
    })
  }
  return found
}

/** Is it of those that whoever filled in the file had before his eyes? */
export type Seen = (one: Past) => boolean

/**
 * Was this the field's value before what it has now, or one that a person decided against? A row that the file has not seen
 * begin was empty.
 */
export function wasBefore(
  past: readonly Past[],
  field: string,
  value: FieldValue,
  open: readonly OpenConflict[],
  seen: Seen,
): boolean {
  const stillOpen = new Set(open.map(({ id }) => id))
  return past.some(
    (one) =>
      (one.delta ? one.delta[field]?.[0] === value : value === null && !seen(one)) ||
      one.about?.open.some(
        (conflict) => conflict.field === field && conflict.mine.value === value && !stillOpen.has(conflict.id),
      ),
  )
}

/** Newest mark at which something was said of the field that the file has seen; 0: never. */
export function lastSeen(past: readonly Past[], field: string, seen: Seen): number {
  for (const one of [...past].reverse()) if (seen(one) && (one.delta === null || field in one.delta)) return one.seq
  return 0
}
