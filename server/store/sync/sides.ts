// Who set what, at a mark: read from the log for the sides of conflicts.
import type { InStatement, ResultSet } from '@libsql/client'
import { sidesOf } from '../../../core/sync/dispute.ts'
import type { Change, FieldValue, Side } from '../../../core/sync/protocol.ts'
import { wholeRow } from '../../../core/sync/protocol.ts'
import type { RubricByHash } from '../entry-pages.ts'
import { fieldsOf } from '../stored-row.ts'
import type { HeldRow } from './held-rows.ts'
import { text } from './held-rows.ts'

/** Marks that merging may ask for. Of a row that is changed more than once, all that are named. */
export function marksAsked(held: ReadonlyMap<string, HeldRow>, changes: readonly Change[]): readonly number[] {
  const asked = new Set<number>()
  const met = new Set<string>()
  for (const change of changes) {
    const row = held.get(change.record)
    if (row) for (const mark of sidesOf(row.held, change)) asked.add(mark)
    if (met.has(change.record) && change.kind === 'set') for (const mark of Object.values(change.base)) asked.add(mark)
    met.add(change.record)
  }
  asked.delete(0)
  return [...asked]
}

/** What a filing that is still being written has put into the log is nobody's. */
export const isMade = 'filing not in (select filing from stagings)'

export const sidesStatement = (site: string, marks: readonly number[]): InStatement => ({
  sql: `select seq, record_id, rubric, facts, items, removed, person, at from versions
where site = ? and seq in (select value from json_each(?)) and ${isMade}`,
  args: [site, JSON.stringify(marks)],
})

export type SideOf = (record: string, field: string, mark: number) => Side

export async function sidesFrom(rubricOf: RubricByHash, found: ResultSet | undefined): Promise<SideOf> {
  const known = new Map<
    string,
    { readonly value: (field: string) => FieldValue; by: string | null; at: string | null }
  >()
  for (const { seq, record_id, rubric, facts, items, removed, person, at } of found?.rows ?? []) {
    const fields = fieldsOf(await rubricOf(String(rubric)), { facts: String(facts), items: String(items) })
    known.set(`${record_id} ${seq}`, {
      value: (field) => (field === wholeRow ? (removed ? 'removed' : null) : (fields[field] ?? null)),
      by: text(person),
      at: text(at),
    })
  }
  return (record, field, mark) => {
    const row = known.get(`${record} ${mark}`)
    return row ? { value: row.value(field), mark, by: row.by, at: row.at } : { value: null, mark, by: null, at: null }
  }
}
