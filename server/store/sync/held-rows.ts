// Rows as they stand, read for a merge.
import type { InStatement, ResultSet } from '@libsql/client'
import type { Held, OpenConflict, Removal } from '../../../core/sync/held.ts'
import type { Conflict, Fields, Marks } from '../../../core/sync/protocol.ts'
import type { Seen } from '../../../core/sync/visibility.ts'
import type { RubricByHash } from '../entry-pages.ts'
import { fieldsOf, type StoredRow } from '../stored-row.ts'

export type HeldRow = {
  readonly held: Held
  /** The version that holds. */
  readonly row: StoredRow
  readonly whole: number
  readonly seen: Seen
}

const ofVersion =
  'record_id site row rubric month hash status role sampling modality score grade vetoes facts rest items unread links'
const ofEntry = 'created whole fv removed token reader'
const named = (table: string, names: string) => names.split(' ').map((name) => `'${name}', ${table}.${name}`)

/** One column of JSON: asking for a column costs more than what stands in it. */
export const heldColumn = `json_object(${[...named('v', ofVersion), ...named('e', ofEntry)]}) as held`

const held = `select ${heldColumn} from entries e join versions v on v.id = e.version`

/** Rows by their ids, and their open conflicts: two statements. */
export const heldStatements = (site: string, ids: readonly string[]): InStatement[] => [
  {
    sql: `${held} where e.site = ? and e.record_id in (select value from json_each(?))`,
    args: [site, JSON.stringify(ids)],
  },
  {
    sql: `select id, record_id, body, source, kept from conflicts
where site = ? and closed is null and record_id in (select value from json_each(?)) order by +id`,
    args: [site, JSON.stringify(ids)],
  },
]

/** First readings of exams, by token: the same two statements. */
export const siblingStatements = (site: string, tokens: readonly string[]): InStatement[] => [
  {
    sql: `${held} where e.site = ? and e.token in (select value from json_each(?)) and e.role = 'P'`,
    args: [site, JSON.stringify(tokens)],
  },
  {
    sql: `select c.id, c.record_id, c.body, c.source, c.kept from entries e cross join conflicts c on c.site = e.site and c.record_id = e.record_id
where e.site = ? and c.closed is null and e.token in (select value from json_each(?)) order by c.id`,
    args: [site, JSON.stringify(tokens)],
  },
]

/** What the two statements found, by record id. */
export async function heldRows(
  rubricOf: RubricByHash,
  found: ResultSet,
  conflicts: ResultSet,
): Promise<Map<string, HeldRow>> {
  const open = openConflicts(conflicts)
  const rows = new Map<string, HeldRow>()
  for (const { held: json } of found.rows) {
    const each = parsed<Raw>(json)!
    const recordId = String(each.record_id)
    const row = storedRowOf(each)
    rows.set(recordId, {
      held: {
        fields: fieldsOf(await rubricOf(row.rubric), row),
        created: Number(each.created),
        marks: parsed<Marks>(each.fv) ?? {},
        removed: parsed<Removal>(each.removed),
        open: open.get(recordId) ?? [],
      },
      row,
      whole: Number(each.whole),
      seen: { role: row.role, reader: text(each.reader), token: text(each.token) },
    })
  }
  return rows
}

export function openConflicts({ rows }: ResultSet): ReadonlyMap<string, readonly OpenConflict[]> {
  const open = new Map<string, OpenConflict[]>()
  for (const { id, record_id, body, source, kept } of rows) {
    const record = String(record_id)
    const conflict = parsed<Omit<Conflict, 'id' | 'record'>>(body)!
    const list = open.get(record) ?? []
    list.push({ id: String(id), record, ...conflict, source: String(source), kept: parsed<Fields>(kept) })
    open.set(record, list)
  }
  return open
}

type Raw = Readonly<Record<string, unknown>>

export const storedRowOf = (raw: Raw): StoredRow => ({
  site: String(raw.site),
  recordId: String(raw.record_id),
  row: Number(raw.row),
  rubric: String(raw.rubric),
  month: String(raw.month),
  hash: String(raw.hash),
  status: text(raw.status),
  role: text(raw.role),
  sampling: text(raw.sampling),
  modality: text(raw.modality),
  score: raw.score === null || raw.score === undefined ? null : Number(raw.score),
  grade: text(raw.grade),
  vetoes: Number(raw.vetoes),
  facts: String(raw.facts),
  rest: String(raw.rest),
  items: String(raw.items),
  unread: text(raw.unread),
  links: String(raw.links),
})

export const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
export const parsed = <Value>(value: unknown): Value | null =>
  typeof value === 'string' ? (JSON.parse(value) as Value) : null
