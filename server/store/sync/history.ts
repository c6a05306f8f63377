// What a row went through, for a filing that does not know what was there when its workbook was filled in.
import type { InStatement, ResultSet } from '@libsql/client'
import type { OpenConflict } from '../../../core/sync/held.ts'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import { parsed, text } from './held-rows.ts'
import type { Delta } from './log.ts'
import { isMade } from './sides.ts'

export type Past = {
  readonly seq: number
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
 * Of rows that somebody else than filings of this source has written to: nothing is to be found out about the others.
 * `+`: SQLite would read the whole log of the site to have it in order. So in all that asks for some rows.
 */
export const historyStatement = (site: string, source: string, records: readonly string[]): InStatement => ({
  sql: `select record_id, seq, source, copy, person, delta, about from versions
where site = ?1 and record_id in (select record_id from versions where site = ?1 and record_id in (select value from json_each(?2))
and (source <> ?3 or copy is not null)) and ${isMade} order by +seq`,
  args: [site, JSON.stringify(records), source],
})

export function historyFrom({ rows }: ResultSet): ReadonlyMap<string, readonly Past[]> {
  const found = new Map<string, Past[]>()
  for (const { record_id, seq, source, copy, person, delta, about } of rows) {
    const list = found.get(String(record_id)) ?? []
    found.set(String(record_id), list)
    list.push({
      seq: Number(seq),
      source: String(source),
      copy: text(copy),
      person: text(person),
      delta: parsed<Delta>(delta),
      about: parsed<NonNullable<Past['about']>>(about),
    })
  }
  return found
}

/** Was this the field's value before what it has now, or one that a person decided against? */
export function wasBefore(
  past: readonly Past[],
  field: string,
  value: FieldValue,
  open: readonly OpenConflict[],
): boolean {
  const stillOpen = new Set(open.map(({ id }) => id))
  return past.some(
    ({ delta, about }) =>
      (delta && field in delta && delta[field]![0] === value) ||
      about?.open.some((one) => one.field === field && one.mine.value === value && !stillOpen.has(one.id)),
  )
}

/** Mark at which filings of a workbook, or its reader, said something of the field last; 0: never. */
export function lastSaid(past: readonly Past[], field: string, source: string, reader: FieldValue): number {
  for (const { seq, source: from, copy, person, delta } of [...past].reverse())
    if (from === source && (copy === null || person === reader) && (delta === null || field in delta)) return seq
  return 0
}
