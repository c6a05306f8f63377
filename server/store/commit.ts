// The last batch of a filing: what was staged becomes what holds, with its receipt, all at once.
import type { InStatement } from '@libsql/client'
import { inserts } from './insert.ts'
import type { Receipt } from './receipt.ts'
import { filings, receipts } from './schema.ts'

/**
 * Fails, and the whole batch with it, when the site's counter is no longer what it was when the filing was compared with
 * what is stored: another process filed in between (the column takes no null).
 */
export const guard = (site: string, seen: number): InStatement => ({
  sql: 'update sites set receipts = case when receipts = ? then receipts + 1 end where code = ?',
  args: [seen, site],
})

/** Fails when what was staged has been swept away. */
const claim = (filing: string): InStatement => ({
  sql: 'insert into stagings (filing, site, at) values (?, (select site from stagings where filing = ?), ?) on conflict (filing) do update set at = excluded.at',
  args: [filing, filing, ''],
})

const derived = ['month', 'hash', 'status', 'role', 'sampling', 'modality', 'score', 'grade', 'vetoes']

const hold = (filing: string, source: string): InStatement => ({
  sql: `insert into entries (site, record_id, version, source, ${derived.join(', ')})
select site, record_id, id, ?, ${derived.join(', ')} from versions where filing = ?
on conflict (site, record_id) do update set version = excluded.version, source = excluded.source, ${derived.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  args: [source, filing],
})

/** Everything that makes a staged filing real. The guard must stand first in the batch, before what is staged with it. */
export const commit = (filing: typeof filings.$inferInsert, receipt: Receipt, body: string): InStatement[] => [
  claim(filing.id),
  ...inserts(filings, [filing]),
  ...inserts(receipts, [
    { number: receipt.number, site: filing.site, seq: filing.seq, filing: filing.id, hash: receipt.hash, body },
  ]),
  hold(filing.id, filing.source),
  { sql: 'delete from stagings where filing = ?', args: [filing.id] },
]

/** Takes away what a filing staged. */
export const forget = (filing: string): InStatement[] =>
  ['versions', 'originals', 'stagings'].map((table) => ({
    sql: `delete from ${table} where filing = ?`,
    args: [filing],
  }))
