// The tables. Plain columns and plain SQL, so that the same schema runs in the embedded file and on a libSQL server.
// After a change: `npm run migration`, and commit what it writes.
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export { doors, entries, versions } from './entry-tables.ts'
export { conflicts, devices, pushes } from './sync/tables.ts'

/** What this database knows of itself. */
export const meta = sqliteTable('meta', { key: text().primaryKey(), value: text().notNull() })

export const rubrics = sqliteTable('rubrics', {
  hash: text().primaryKey(),
  version: text().notNull(),
  content: text().notNull(),
})

export const sites = sqliteTable('sites', {
  code: text().primaryKey(),
  name: text().notNull(),
  company: text().notNull(),
  /** Number of receipts given; the next one is one more. Every filing of the site moves it: see commit.ts. */
  receipts: integer().notNull(),
  /** Newest mark of the site's change log, and the log's chain there. Every write moves them. */
  marks: integer().notNull().default(0),
  chain: text().notNull().default(''),
})

/** Who was seen in which role. Work codes and titles only: names stay at the site. */
export const staff = sqliteTable(
  'staff',
  { site: text().notNull(), id: text().notNull(), role: text().notNull(), title: text(), filing: text().notNull() },
  (at) => [primaryKey({ columns: [at.site, at.id, at.role] })],
)

export const filings = sqliteTable(
  'filings',
  {
    id: text().primaryKey(),
    site: text().notNull(),
    /** The site's counter when it was filed, from 1. */
    seq: integer().notNull(),
    batch: text().notNull(),
    workbookId: text('workbook_id'),
    /** What a later filing of the same workbook is recognised by. */
    source: text().notNull(),
    language: text().notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    rubric: text().notNull(),
    engine: text().notNull(),
    at: text().notNull(),
    /** First and last month of examination; null when no row has one. */
    from: text('from_month'),
    to: text('to_month'),
    rows: integer().notNull(),
    added: integer().notNull(),
    changed: integer().notNull(),
    unchanged: integer().notNull(),
    missing: integer().notNull(),
    /** JSON list of record ids. */
    missingRows: text('missing_rows').notNull(),
    /** Values that did not go in: something newer stood there, or another one of somebody who knew as little. */
    kept: integer().notNull().default(0),
    conflicts: integer().notNull().default(0),
    /** Values that went back to what they were before an earlier filing of the workbook. */
    reverted: integer().notNull().default(0),
    warnings: integer().notNull(),
    /** Somebody said that the file holds, whatever it shows of the filings before it. */
    newest: integer({ mode: 'boolean' }).notNull().default(false),
    /** JSON list: filings of the same workbook that this one does not go on from. */
    unseen: text().notNull().default('[]'),
  },
  (at) => [
    uniqueIndex('filings_bytes').on(at.site, at.sha256, at.newest),
    uniqueIndex('filings_seq').on(at.site, at.seq),
    index('filings_source').on(at.site, at.source, at.seq),
  ],
)

/** The file as it came, sealed, in parts that any server takes. */
export const originals = sqliteTable(
  'originals',
  {
    filing: text().notNull(),
    site: text().notNull(),
    part: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (at) => [primaryKey({ columns: [at.filing, at.part] })],
)

/** Filings that are being written; what they wrote is nobody's until the filing is there. */
export const stagings = sqliteTable('stagings', {
  filing: text().primaryKey(),
  site: text().notNull(),
  at: text().notNull(),
})

const tableRows = {
  site: text().notNull(),
  source: text().notNull(),
  row: integer().notNull(),
  filing: text().notNull(),
  /** JSON by field key. */
  values: text('row_values').notNull(),
}

/** Rows of 工作量与总体数据; a workbook's rows are replaced when it is filed again. */
export const population = sqliteTable('population', { ...tableRows }, (at) => [
  primaryKey({ columns: [at.site, at.source, at.row] }),
])

/** Rows of 整改台账, in the same way. */
export const actions = sqliteTable('actions', { ...tableRows }, (at) => [
  primaryKey({ columns: [at.site, at.source, at.row] }),
])

export const receipts = sqliteTable(
  'receipts',
  {
    number: text().primaryKey(),
    site: text().notNull(),
    seq: integer().notNull(),
    filing: text().notNull(),
    hash: text().notNull(),
    /** The receipt as canonical JSON. */
    body: text().notNull(),
  },
  (at) => [uniqueIndex('receipts_seq').on(at.site, at.seq)],
)

/**
 * Counts by site, month and link (TOTAL is the composite), kept in the same write as the rows. Rows that statistics leave
 * out (void, training, targeted cases) are left out here too; what is fair to compare is for core/statistics to say.
 */
export const rollups = sqliteTable(
  'rollups',
  {
    site: text().notNull(),
    month: text().notNull(),
    link: text().notNull(),
    /** Rows with the link in scope, and those of them that have a score. */
    rows: integer().notNull(),
    scored: integer().notNull(),
    /** Sums over the scored rows, in tenths. */
    raw: integer().notNull(),
    effective: integer().notNull(),
    a: integer().notNull(),
    b: integer().notNull(),
    c: integer().notNull(),
    d: integer().notNull(),
    vetoes: integer().notNull(),
  },
  (at) => [primaryKey({ columns: [at.site, at.month, at.link] })],
)
