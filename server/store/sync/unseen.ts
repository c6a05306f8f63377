// Two copies of one workbook, filed in turn, do not know of each other, and a file does not say which filing it goes on from.
// What it shows of the changes of a filing tells whether whoever filled it in had them before his eyes.
import type { InStatement, ResultSet } from '@libsql/client'
import { desc, eq } from 'drizzle-orm'
import type { Fields } from '../../../core/sync/protocol.ts'
import type { Database } from '../database.ts'
import { filings } from '../schema.ts'
import { walled } from '../walled.ts'
import { parsed } from './held-rows.ts'
import type { Delta } from './log.ts'

/** A row of the file that is being filed. */
export type RowInFile = {
  readonly token: string | null
  readonly reader: string | null
  /** As they are stored. */
  readonly items: string
  readonly unread: ReadonlySet<string>
  readonly fields: () => Fields
}

export type File = {
  readonly site: string
  readonly source: string
  readonly row: (recordId: string) => RowInFile | null
  /** What is stored of items of which none is filled in. */
  readonly unscored: string
}

/** One changed row of so many may stand as it stood before: people take some of their changes back. */
const oneOf = 5
/** By fewer rows it is not guessed that those which now say something third were changed by somebody who had seen them. */
const enough = 5
/** After so many rows that show it, no older filing has to say again that the file goes on from all of them. */
const beyondDoubt = 50
const atOnce = 1000

type Votes = { readonly shown: number; readonly hidden: number; readonly other: number }
type Vote = keyof Votes | null

/**
 * Filings of the same workbook that the file does not go on from, by id. A filing that it does go on from says of older ones
 * which it had not seen, and speaks for the rest of them.
 */
export async function unseenBy(database: Database, file: File): Promise<ReadonlySet<string>> {
  const before = await database.db
    .select({ id: filings.id, unseen: filings.unseen })
    .from(filings)
    .where(walled(filings, file.site, eq(filings.source, file.source)))
    .orderBy(desc(filings.seq))
  const unseen = new Set<string>()
  const apart = new Set<string>()
  let line: Votes = { shown: 0, hidden: 0, other: 0 }
  for (const { id, unseen: older } of before) {
    if (line.shown >= beyondDoubt && !apart.has(id)) continue
    const own = await votesOn(database, file, id)
    if (own.shown + own.hidden + own.other === 0) continue
    const votes = apart.has(id) ? own : sum(line, own)
    if (!isSeen(own, votes)) unseen.add(id)
    else if (!apart.has(id)) {
      line = votes
      for (const one of JSON.parse(older) as string[]) apart.add(one)
    }
  }
  return unseen
}

const sum = (one: Votes, other: Votes): Votes => ({
  shown: one.shown + other.shown,
  hidden: one.hidden + other.hidden,
  other: one.other + other.other,
})

/** What would be written over without a trace of it in the file is vouched for by the filing itself, not by later ones. */
function isSeen(own: Votes, { shown, hidden, other }: Votes): boolean {
  const vouched = own.other === 0 || own.shown > own.other || own.shown + own.other >= enough
  return vouched && hidden * oneOf <= shown + hidden + other
}

/** What the rows that a filing changed look like in the file. */
async function votesOn({ read }: Database, file: File, filing: string): Promise<Votes> {
  const votes = { shown: 0, hidden: 0, other: 0 }
  for (let after = 0; ; ) {
    const [found] = await read([changesStatement(file, filing, after)])
    for (const change of found!.rows) {
      const vote = voteOf(file, change)
      if (vote) votes[vote]++
    }
    if (found!.rows.length < atOnce) return votes
    after = Number(found!.rows.at(-1)!.id)
  }
}

const changesStatement = ({ site, unscored }: File, filing: string, after: number): InStatement => ({
  sql: `select id, record_id, delta, items, iif(items = ?4, facts, null) as facts, facts ->> 'accession_token' as token, facts ->> 'qc_person_id' as reader
from versions where site = ?1 and filing = ?2 and id > ?3 and door = 'filing' order by id limit ${atOnce}`,
  args: [site, filing, after, unscored],
})

function voteOf(file: File, { record_id, delta, facts, items, token, reader }: ResultSet['rows'][number]): Vote {
  const row = file.row(String(record_id))
  if (!row) return null
  const changed = parsed<Delta>(delta)
  if (changed) return deltaVote(row, changed)
  if (token !== null && token !== row.token) return 'hidden'
  if (reader !== null && reader !== row.reader) return 'hidden'
  if (facts !== null) return listedVote(row, parsed<Fields>(facts)!)
  if (row.items === file.unscored) return 'hidden'
  return row.items === items || reader !== null ? 'shown' : 'other'
}

/** Workbooks are handed out with the exams filled in: that a row which nobody scored says the same tells nothing. */
function listedVote({ fields, unread }: RowInFile, listed: Fields): Vote {
  const here = fields()
  const differing = Object.keys(listed).filter((key) => !unread.has(key) && here[key] !== listed[key])
  if (differing.length === 0) return null
  return differing.some((key) => key in here) ? 'other' : 'hidden'
}

function deltaVote({ fields, unread }: RowInFile, delta: Delta): Vote {
  const here = fields()
  const votes = { shown: 0, hidden: 0, other: 0 }
  for (const field in delta) {
    if (unread.has(field)) continue
    const [old, set] = delta[field]!
    const value = here[field] ?? null
    votes[value === set ? 'shown' : value === old ? 'hidden' : 'other']++
  }
  if (votes.shown > votes.hidden + votes.other) return 'shown'
  return votes.hidden > 0 ? 'hidden' : votes.other > 0 ? 'other' : null
}
