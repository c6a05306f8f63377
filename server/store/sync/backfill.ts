// Rows that were filed before there was a change log are written into it: every version, in the order in which it came.
import type { InStatement } from '@libsql/client'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import { guard } from '../commit.ts'
import { type Database, isConstraint } from '../database.ts'
import type { RubricByHash } from '../entry-pages.ts'
import { fieldsOf } from '../stored-row.ts'
import { decidesSight, deltaOf, seenOf } from './apply.ts'
import { heldRows, heldStatements, storedRowOf } from './held-rows.ts'
import { createLog, type LogRow } from './log.ts'

const atOnce = 500

/** Does nothing when all are in it. */
export async function logWhatWasFiled(database: Database, rubricOf: RubricByHash): Promise<void> {
  const { read, write } = database
  const [left] = await read([
    {
      sql: `select code as site from sites where exists
(select 1 from versions v where v.site = sites.code and v.seq = 0 and v.filing in (select id from filings))`,
      args: [],
    },
  ])
  for (const { site } of left!.rows)
    for (;;)
      try {
        if ((await write(() => logSome(database, rubricOf, String(site)))) < atOnce) break
      } catch (error) {
        // Another process does the same.
        if (!isConstraint(error)) throw error
      }
}

async function logSome({ read, batch }: Database, rubricOf: RubricByHash, site: string): Promise<number> {
  const [counters, found] = await read([
    { sql: 'select receipts, marks, chain from sites where code = ?', args: [site] },
    {
      sql: `select * from versions where site = ? and seq = 0 and filing in (select id from filings) order by id limit ${atOnce}`,
      args: [site],
    },
  ])
  const [counter] = counters!.rows
  if (!counter || found!.rows.length === 0) return 0
  const from = { receipts: Number(counter.receipts), marks: Number(counter.marks), chain: String(counter.chain) }
  const records = [...new Set(found!.rows.map(({ record_id }) => String(record_id)))]
  const [stands, open, logged] = await read([...heldStatements(site, records), lastLogged(site, records)])
  const held = await heldRows(rubricOf, stands!, open!)
  const before = new Map<
    string,
    { readonly fields: Readonly<Record<string, FieldValue>>; readonly log: Standing; readonly whole: number }
  >()
  for (const each of logged!.rows) {
    const fields = fieldsOf(await rubricOf(String(each.rubric)), storedRowOf(each))
    const marks = each.fv ? (JSON.parse(String(each.fv)) as Record<string, number>) : {}
    const whole = Number(each.whole)
    before.set(String(each.record_id), { fields, whole, log: { created: Number(each.created), marks, removed: null } })
  }
  let head = { mark: from.marks, chain: from.chain }
  const statements: InStatement[] = []
  for (const each of found!.rows) {
    const row = storedRowOf(each)
    const origin = { filing: String(each.filing), source: String(each.source), at: String(each.at) }
    const log = createLog(head, { ...origin, person: null, device: null, copy: null })
    const fields = fieldsOf(await rubricOf(row.rubric), row)
    const was = before.get(row.recordId)
    const set = was ? changesOf(was.fields, fields) : {}
    const mark = log.next()
    const marks = { ...was?.log.marks, ...Object.fromEntries(Object.keys(set).map((field) => [field, mark])) }
    const standing = { created: was?.log.created ?? mark, marks, removed: null }
    const whole = was && !decidesSight(set) ? was.whole : mark
    const delta = was ? deltaOf(was.fields, set) : null
    const written = log.write({ row, held: standing, whole, delta, about: null, door: 'filing', why: null })
    head = log.head()
    before.set(row.recordId, { fields, whole, log: standing })
    statements.push(logging(Number(each.id), written))
    if (held.get(row.recordId)?.row.hash === row.hash) statements.push(following(site, written, fields))
  }
  await batch([guard(site, from, { receipts: from.receipts, marks: head.mark, chain: head.chain }), ...statements])
  return found!.rows.length
}

type Standing = { readonly created: number; readonly marks: Readonly<Record<string, number>>; readonly removed: null }

/** The newest of each row's versions that are in the log. */
const lastLogged = (site: string, records: readonly string[]): InStatement => ({
  sql: `select * from versions where id in (select max(id) from versions
where site = ? and +seq > 0 and record_id in (select value from json_each(?)) group by record_id)`,
  args: [site, JSON.stringify(records)],
})

function changesOf(before: Readonly<Record<string, FieldValue>>, after: Readonly<Record<string, FieldValue>>) {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return Object.fromEntries(
    [...fields].filter((field) => before[field] !== after[field]).map((field) => [field, after[field] ?? null]),
  )
}

const logging = (id: number, { seq, created, whole, fv, delta, chain }: LogRow): InStatement => ({
  sql: 'update versions set seq = ?, created = ?, whole = ?, fv = ?, delta = ?, chain = ? where id = ?',
  args: [seq, created, whole, fv, delta, chain, id],
})

function following(
  site: string,
  { recordId, seq, created, whole, fv }: LogRow,
  fields: Parameters<typeof seenOf>[0],
): InStatement {
  const { reader, token } = seenOf(fields, null)
  return {
    sql: 'update entries set mark = ?, created = ?, whole = ?, fv = ?, batch = ?, token = ?, reader = ? where site = ? and record_id = ?',
    args: [seq, created, whole, fv, (fields.batch_no as string | undefined) ?? null, token, reader, site, recordId],
  }
}
