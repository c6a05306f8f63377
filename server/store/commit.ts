// The last batch of a filing: what was staged becomes what holds, with its receipt, all at once.
import type { InStatement } from '@libsql/client'
import { inserts } from './insert.ts'
import type { Receipt } from './receipt.ts'
import { filings, receipts } from './schema.ts'

/** What a site's counters were when something was compared with what is stored. */
export type Counters = { readonly receipts: number; readonly marks: number; readonly chain: string }

/**
 * Fails, and the whole batch with it, when the site's counters are no longer what they were when a change was compared with
 * what is stored: another process wrote in between (the columns take no null).
 */
export const guard = (site: string, seen: Counters, next: Counters): InStatement => ({
  sql: `update sites set receipts = case when receipts = ?1 and marks = ?2 then ?3 end, marks = ?4, chain = ?5 where code = ?6`,
  args: [seen.receipts, seen.marks, next.receipts, next.marks, next.chain, site],
})

/** Fails when what was staged has been swept away. */
const claim = (filing: string): InStatement => ({
  sql: 'insert into stagings (filing, site, at) values (?, (select site from stagings where filing = ?), ?) on conflict (filing) do update set at = excluded.at',
  args: [filing, filing, ''],
})

const derived = ['month', 'hash', 'status', 'role', 'sampling', 'modality', 'score', 'grade', 'vetoes']

/** Makes the newest versions of a filing or push those that hold. A filing's workbook carries them from now on. */
export const hold = (
  { site, filing, since }: { readonly site: string; readonly filing: string; readonly since: number },
  carried: 'carried' | 'as before',
): InStatement => ({
  sql: carried === 'carried' ? holdText(['source']) : holdText([]),
  args: [site, since, filing],
})

const held = [...derived, 'created', 'whole', 'fv', 'removed', 'mark', 'batch', 'token', 'reader']

const holdText = (
  more: readonly string[],
) => `insert into entries (site, record_id, version, source, ${held.join(', ')})
select site, record_id, id, source, ${derived.join(', ')}, created, whole, fv, removed, seq, facts ->> 'batch_no',
facts ->> 'accession_token', coalesce(facts ->> 'qc_person_id', (select before.reader from entries before
where before.site = versions.site and before.record_id = versions.record_id), person) from versions where site = ? and seq > ? and filing = ? order by id
on conflict (site, record_id) do update set version = excluded.version, ${[...held, ...more].map((name) => `${name} = excluded.${name}`).join(', ')}`

type Filing = typeof filings.$inferInsert

/** Everything that makes a staged filing real. The guard must stand first in the batch, before what is staged with it. */
export const commit = (filing: Filing, since: number, receipt: Receipt, body: string): InStatement[] => [
  claim(filing.id),
  ...inserts(filings, [filing]),
  ...inserts(receipts, [
    { number: receipt.number, site: filing.site, seq: filing.seq, filing: filing.id, hash: receipt.hash, body },
  ]),
  hold({ site: filing.site, filing: filing.id, since }, 'carried'),
  { sql: 'delete from stagings where filing = ?', args: [filing.id] },
]

/** Takes away what a filing staged. */
export const forget = (filing: string): InStatement[] =>
  ['versions', 'originals', 'stagings'].map((table) => ({
    sql: `delete from ${table} where filing = ?`,
    args: [filing],
  }))
