// The log of a site as it stands in the tables of the centre, held against itself.
import type { Client } from '@libsql/client'
import type { Rubric } from '../../core/rubric.ts'
import type { OpenConflict } from '../../core/sync/held.ts'
import type { Conflict, FieldValue } from '../../core/sync/protocol.ts'
import { fieldsOf } from '../../server/store/stored-row.ts'
import { chainOf, type LogRow } from '../../server/store/sync/log.ts'
import type { Disputed, Held } from './oracle.ts'
import { createSight, type Sight } from './sight.ts'
import { fileName } from './world.ts'

type About = { readonly open: readonly OpenConflict[]; readonly over: readonly string[] }
/** A conflict as the log says it stands, and the mark that it was over with. */
type Told = { readonly conflict: OpenConflict; readonly closed: number | null }
type Delta = Readonly<Record<string, readonly [FieldValue, FieldValue]>>

export type Logged = {
  readonly seq: number
  readonly record: string
  readonly door: string
  readonly person: string | null
  /** Id of the push or filing. */
  readonly by: string
  readonly source: string
  /** Null: it came by a filing. */
  readonly copy: string | null
  /** What the change says it did. */
  readonly delta: Delta
  /** The row after it. */
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly removed: boolean
}

export type Log = {
  readonly side: number
  readonly changes: readonly Logged[]
  readonly conflicts: readonly Disputed[]
  /** As the rows stand at the end. */
  readonly rows: Held['rows']
  readonly sight: Sight
  /** What was filed, by filing, and how many values it says went back by it. */
  readonly files: ReadonlyMap<string, { readonly name: string; readonly reverted: number }>
  /** All of the site's rows in all tables that hold what people typed, as text. */
  readonly text: string
  readonly wrong: readonly string[]
}

/** Reads a site's log and holds it against itself: no gap, chained, and each change is what it says. */
export async function readLog(raw: Client, rubric: Rubric, site: string, side: number): Promise<Log> {
  const wrong: string[] = []
  const found = await raw.execute({
    sql: 'select * from versions where site = ? and seq > 0 order by seq, id',
    args: [site],
  })
  const [counter] = (await raw.execute({ sql: 'select marks, chain from sites where code = ?', args: [site] })).rows
  const rows = new Map<string, Record<string, FieldValue>>()
  const marks = new Map<string, Record<string, number>>()
  const created = new Map<string, number>()
  const removed = new Map<string, boolean>()
  const told = new Map<string, Told>()
  let chain = ''
  const changes = found.rows.map((row, n): Logged => {
    const seq = Number(row.seq)
    const record = String(row.record_id)
    if (seq !== n + 1) wrong.push(`the log has mark ${seq} in place ${n + 1}`)
    chain = chainOf(chain, { ...row, recordId: record } as unknown as LogRow)
    if (row.chain !== chain) wrong.push(`mark ${seq} is not chained to the one before it`)
    const fields = fieldsOf(rubric, { facts: String(row.facts), items: String(row.items) }) as Record<
      string,
      FieldValue
    >
    const before = rows.get(record)
    const gone = removed.get(record)
    removed.set(record, row.removed !== null)
    const delta: Record<string, readonly [FieldValue, FieldValue]> = {}
    if (before) {
      const said = row.delta === null ? {} : (JSON.parse(String(row.delta)) as Delta)
      const replayed = { ...before }
      const own = marks.get(record)!
      for (const [field, [from, to]] of Object.entries(said)) {
        if ((replayed[field] ?? null) !== from)
          wrong.push(`mark ${seq} says ${from} stood in ${field}, ${replayed[field] ?? null} did`)
        if (to === null) delete replayed[field]
        else replayed[field] = to
        delta[field] = [from, to]
        own[field] = seq
        if (gone && row.removed !== null) wrong.push(`mark ${seq} writes into row ${record}, which is removed`)
      }
      if (!sameFields(replayed, fields))
        wrong.push(`the trail of row ${record} up to mark ${seq} does not give the row`)
    } else {
      created.set(record, seq)
      marks.set(record, {})
      for (const [field, to] of Object.entries(fields)) delta[field] = [null, to]
    }
    rows.set(record, fields)
    const { open, over }: About = row.about === null ? { open: [], over: [] } : JSON.parse(String(row.about))
    for (const conflict of open) told.set(conflict.id, { conflict, closed: null })
    for (const id of over) told.set(id, { conflict: told.get(id)!.conflict, closed: seq })
    return {
      seq,
      record,
      door: String(row.door),
      person: row.person as string | null,
      by: String(row.filing),
      source: String(row.source),
      copy: row.copy as string | null,
      delta,
      fields,
      removed: row.removed !== null,
    }
  })
  if (Number(counter!.marks) !== changes.length)
    wrong.push(`the site counts ${counter!.marks} marks, the log has ${changes.length}`)
  if (chain !== counter!.chain) wrong.push('the site’s chain is not the log’s')
  const entries = await raw.execute({
    sql: 'select e.record_id, e.fv, e.mark, e.created, e.removed, v.facts, v.items from entries e join versions v on v.id = e.version where e.site = ?',
    args: [site],
  })
  const stand = new Map<string, { fields: Readonly<Record<string, FieldValue>>; removed: boolean }>()
  for (const entry of entries.rows) {
    const record = String(entry.record_id)
    const fields = fieldsOf(rubric, { facts: String(entry.facts), items: String(entry.items) })
    stand.set(record, { fields, removed: entry.removed !== null })
    if (!sameFields(rows.get(record) ?? {}, fields)) wrong.push(`row ${record} is not what its trail says`)
    const own = entry.fv === null ? {} : (JSON.parse(String(entry.fv)) as Record<string, number>)
    if (!sameFields(own, marks.get(record) ?? {})) wrong.push(`the marks of row ${record} are not those of its trail`)
    if (Number(entry.created) !== created.get(record)) wrong.push(`row ${record} says it began at ${entry.created}`)
  }
  if (entries.rows.length !== rows.size) wrong.push(`${rows.size} rows in the log, ${entries.rows.length} are there`)
  const disputed = await raw.execute({
    sql: 'select id, record_id, body, source, kept, closed from conflicts where site = ? order by id',
    args: [site],
  })
  const conflicts = disputed.rows.map(({ id, record_id: record, body, kept, closed }) => ({
    conflict: { ...JSON.parse(String(body)), id, record } as Conflict,
    kept: kept as string | null,
    open: closed === null,
  }))
  for (const { id, record_id: record, body, source, kept, closed } of disputed.rows) {
    const stands = { ...JSON.parse(String(body)), id, record, source, kept: kept && JSON.parse(String(kept)) }
    const said = told.get(String(id))
    if (!said || said.closed !== closed || !sameFields(said.conflict, stands))
      wrong.push(`the conflict about ${stands.field} of row ${record} is not what its trail says`)
  }
  if (disputed.rows.length !== told.size)
    wrong.push(`${told.size} conflicts in the log, ${disputed.rows.length} are there`)
  const filings = await raw.execute({
    sql: 'select id, sha256, newest, reverted from filings where site = ?',
    args: [site],
  })
  const files = new Map(
    filings.rows.map(({ id, sha256, newest, reverted }) => [
      String(id),
      { name: fileName(String(sha256), newest === 1), reverted: Number(reverted) },
    ]),
  )
  const text = JSON.stringify([found.rows, disputed.rows])
  const sight = createSight()
  for (const change of changes) sight.go(change)
  return { side, changes, conflicts, rows: stand, sight, files, text, wrong }
}

const sameFields = (one: object, other: object): boolean => {
  const all = (fields: object) => JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
  return all(one) === all(other)
}
