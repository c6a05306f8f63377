// Lists of what was filed: filings, receipts, and counts for a quick look.
import { and, asc, count, desc, eq, gt, gte, isNull, lte, max, ne, sum } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Database } from './database.ts'
import type { Filter } from './entry-pages.ts'
import { total } from './links.ts'
import { brokenReceipt, type Receipt, receiptIn } from './receipt.ts'
import { entries, filings, receipts, rollups } from './schema.ts'
import { walled } from './walled.ts'

export type FilingSummary = {
  readonly id: string
  /** Number of its receipt. */
  readonly receipt: string
  readonly site: string
  readonly batch: string
  readonly workbookId: string | null
  readonly at: string
  readonly sha256: string
  readonly rubricHash: string
  readonly engineVersion: string
  readonly from: string | null
  readonly to: string | null
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly missing: number
  /** Values that were not taken: newer ones stand there, or a person has to decide. */
  readonly kept: number
  readonly conflicts: number
  /** Values that went back to what they were before an earlier filing of the same workbook. */
  readonly reverted: number
  readonly warnings: number
}

const shown = {
  id: filings.id,
  receipt: receipts.number,
  site: filings.site,
  batch: filings.batch,
  workbookId: filings.workbookId,
  at: filings.at,
  sha256: filings.sha256,
  rubricHash: filings.rubric,
  engineVersion: filings.engine,
  from: filings.from,
  to: filings.to,
  rows: filings.rows,
  added: filings.added,
  changed: filings.changed,
  unchanged: filings.unchanged,
  missing: filings.missing,
  kept: filings.kept,
  conflicts: filings.conflicts,
  reverted: filings.reverted,
  warnings: filings.warnings,
}

/** Filings that hold an examination of the period, newest first. */
export const filingsOf = ({ db }: Database, { site, from, to }: Filter): Promise<FilingSummary[]> =>
  db
    .select(shown)
    .from(filings)
    .innerJoin(receipts, eq(receipts.filing, filings.id))
    .where(walled(filings, site, from ? gte(filings.to, from) : undefined, to ? lte(filings.from, to) : undefined))
    .orderBy(desc(filings.at), desc(filings.site), desc(filings.seq))

export async function receiptOf({ db }: Database, number: string): Promise<Receipt | null> {
  const named = receiptIn(number)
  if (!named || named.site === 'all') return null
  const [found] = await db
    .select({ body: receipts.body })
    .from(receipts)
    .where(walled(receipts, named.site, eq(receipts.number, number)))
  return found ? (JSON.parse(found.body) as Receipt) : null
}

/** A site's receipts from the first one on, and the number of the first that is not whole. */
export async function chainOf({ db }: Database, site: string) {
  const found = await db
    .select({ body: receipts.body })
    .from(receipts)
    .where(walled(receipts, site))
    .orderBy(asc(receipts.seq))
  const chain = found.map(({ body }) => JSON.parse(body) as Receipt)
  return { receipts: chain, broken: brokenReceipt(chain) }
}

export type SiteCounts = {
  readonly site: string
  readonly filings: number
  /** Entries that hold, whatever their status. */
  readonly entries: number
  readonly lastAt: string | null
}

/** Counts without the rows that statistics leave out; `link` is TOTAL for the composite. */
export type LinkCounts = {
  readonly link: string
  readonly rows: number
  readonly scored: number
  readonly grades: Readonly<Record<'A' | 'B' | 'C' | 'D', number>>
  readonly vetoes: number
}

export type Overview = {
  readonly sites: readonly SiteCounts[]
  readonly months: readonly { readonly month: string; readonly rows: number }[]
  readonly links: readonly LinkCounts[]
}

/** Counts for a quick look, from the roll-ups: no score, because fair figures need more than a sum. */
export async function overviewOf({ db }: Database, { site, from, to }: Filter): Promise<Overview> {
  const within = (month: typeof rollups.month | typeof entries.month) =>
    and(from || to ? ne(month, '') : undefined, from ? gte(month, from) : undefined, to ? lte(month, to) : undefined)
  const filed = await db
    .select({ site: filings.site, filings: count(), lastAt: max(filings.at) })
    .from(filings)
    .where(walled(filings, site, from ? gte(filings.to, from) : undefined, to ? lte(filings.from, to) : undefined))
    .groupBy(filings.site)
    .orderBy(filings.site)
  const held = await db
    .select({ site: entries.site, entries: count() })
    .from(entries)
    .where(walled(entries, site, isNull(entries.removed), within(entries.month)))
    .groupBy(entries.site)
  const months = await db
    .select({ month: rollups.month, rows: sum(rollups.rows).mapWith(Number) })
    .from(rollups)
    .where(walled(rollups, site, eq(rollups.link, total), gt(rollups.rows, 0), within(rollups.month)))
    .groupBy(rollups.month)
    .orderBy(rollups.month)
  const added = (column: SQLiteColumn) => sum(column).mapWith(Number)
  const links = await db
    .select({
      link: rollups.link,
      rows: added(rollups.rows),
      scored: added(rollups.scored),
      grades: { A: added(rollups.a), B: added(rollups.b), C: added(rollups.c), D: added(rollups.d) },
      vetoes: added(rollups.vetoes),
    })
    .from(rollups)
    .where(walled(rollups, site, within(rollups.month)))
    .groupBy(rollups.link)
  const entriesOf = new Map(held.map((row) => [row.site, row.entries]))
  // A site may have pushed and never filed.
  const filedAt = new Set(filed.map((row) => row.site))
  const pushed = held.filter((row) => !filedAt.has(row.site)).map((row) => ({ ...row, filings: 0, lastAt: null }))
  const sites = [...filed.map((row) => ({ ...row, entries: entriesOf.get(row.site) ?? 0 })), ...pushed]
  return { sites: sites.sort((a, b) => (a.site < b.site ? -1 : 1)), months, links }
}
