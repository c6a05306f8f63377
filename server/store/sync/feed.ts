// The feed: what of a site's rows changed after a mark, in the order of marks, as the reader may see it.
import type { InStatement, ResultSet } from '@libsql/client'
import { markOf } from '../../../core/sync/held.ts'
import type { FeedAnswer, FeedPage, FeedQuery, FeedRow, Fields } from '../../../core/sync/protocol.ts'
import { isVisible } from '../../../core/sync/visibility.ts'
import type { Database } from '../database.ts'
import type { RubricByHash } from '../entry-pages.ts'
import { shownConflict } from './answer.ts'
import { blindStatement, blindTokens } from './blindness.ts'
import type { Who } from './devices.ts'
import { type HeldRow, heldColumn, heldRows, text } from './held-rows.ts'
import { isMade } from './sides.ts'

export type Feeder = Pick<Database, 'read'> & { readonly epoch: string; readonly rubricOf: RubricByHash }

/** A page ends when it holds so many characters of rows, however few they are. */
const mostText = 2_000_000

export async function feedPage({ read, epoch, rubricOf }: Feeder, who: Who, query: FeedQuery): Promise<FeedAnswer> {
  const { site, person } = who
  const { since, hash, batch, limit, from = 0, heard = 0, heardHash = '' } = query
  const [counters, chains, second, rows, open] = await read([
    { sql: 'select marks, chain from sites where code = ?', args: [site] },
    {
      sql: `select seq, chain from versions where site = ? and seq in (?, ?) and ${isMade}`,
      args: [site, since, heard],
    },
    blindStatement(site, [person]),
    ...pageStatements(site, since, from, batch, limit + 1),
  ])
  const head = Number(counters!.rows[0]?.marks ?? 0)
  const chainAt = (mark: number) => (mark === 0 ? '' : chains!.rows.find(({ seq }) => seq === mark)?.chain)
  if (since > head || chainAt(since) !== hash || chainAt(heard) !== heardHash) return { epoch, lost: true, head }

  const held = await heldRows(rubricOf, rows!, open!)
  const blind = blindTokens(second!, person)
  const told: FeedRow[] = []
  let last = { mark: head, chain: String(counters!.rows[0]?.chain ?? '') }
  let weight = 0
  let more = false
  for (const each of rows!.rows) {
    if (told.length === limit || weight > mostText) {
      more = true
      break
    }
    const row = held.get(String(each.record_id))!
    weight += row.row.facts.length + row.row.items.length
    const shown = isVisible(row.seen, who, blind) && (batch === null || row.held.fields.batch_no === batch)
    const mark = Number(each.mark)
    const place = { record: row.row.recordId, mark }
    last = { mark, chain: String(each.chain) }
    told.push(shown ? { ...place, ...(await rowTold(row, each, { from, rubricOf })) } : { ...place, ...hidden })
  }
  if (!more) last = { mark: head, chain: String(counters!.rows[0]?.chain ?? '') }
  const page: FeedPage = { epoch, since, rows: told, next: last.mark, hash: last.chain, more, head }
  return page
}

const hidden = { rubric: '', set: {}, marks: {}, removed: null, hidden: true, conflicts: [], by: null, at: '' } as const

/** Rows of a page, with what is needed to follow on from each of them; and their open conflicts. */
function pageStatements(site: string, since: number, from: number, batch: string | null, limit: number): InStatement[] {
  // A row that left the batch has been whole since then; one that was never in it is nothing to its readers.
  const which = `e.site = ?1 and e.mark > ?2 and (?3 is null or e.batch = ?3 or (e.whole > ?5 and e.whole > e.created))`
  const args = [site, since, batch, limit, from]
  return [
    {
      sql: `select ${heldColumn}, e.record_id, e.mark, v.person, v.at, v.chain from entries e join versions v on v.id = e.version
where ${which} order by e.mark limit ?4`,
      args,
    },
    {
      sql: `select id, record_id, body, source, kept from conflicts where site = ?1 and closed is null and record_id in
(select e.record_id from entries e where ${which} order by e.mark limit ?4) order by +id`,
      args,
    },
  ]
}

type Found = ResultSet['rows'][number]

async function rowTold(
  { held, row, whole }: HeldRow,
  found: Found,
  { from, rubricOf }: { readonly from: number; readonly rubricOf: RubricByHash },
): Promise<Omit<FeedRow, 'record' | 'mark'>> {
  const { set, marks } = fieldsTold(held, whole, from, Number(found.mark))
  const { removed } = held
  return {
    rubric: (await rubricOf(row.rubric)).version,
    set,
    marks,
    removed: removed && { why: removed.why, by: removed.by ?? '', at: removed.at },
    hidden: false,
    conflicts: held.open.map(shownConflict),
    by: text(found.person),
    at: String(found.at),
  }
}

/** What changed after `from`; all of it, when the row is to be told whole. */
function fieldsTold(held: HeldRow['held'], whole: number, from: number, mark: number): Pick<FeedRow, 'set' | 'marks'> {
  const later = Object.keys(held.marks)
  // As it came, like most rows of a first pull.
  if (whole > from && later.length === 0 && held.created === mark) return { set: held.fields, marks: {} }
  const set: Record<string, Fields[string]> = {}
  const marks: Record<string, number> = {}
  const names = whole > from ? new Set([...Object.keys(held.fields), ...later]) : later
  for (const field of names) {
    const own = markOf(held, field)
    if (whole <= from && own <= from) continue
    set[field] = held.fields[field] ?? null
    if (own !== mark) marks[field] = own
  }
  return { set, marks }
}

/** A site's newest mark. */
export async function headOf({ read }: Pick<Database, 'read'>, site: string): Promise<number> {
  const [found] = await read([{ sql: 'select marks from sites where code = ?', args: [site] }])
  return Number(found!.rows[0]?.marks ?? 0)
}
