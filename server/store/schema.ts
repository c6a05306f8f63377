// The tables. Plain columns and plain SQL, so that the same schema runs in the embedded file and on a libSQL server.
// After a change: `npm run migration`, and commit what it writes.
import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export { conflicts, devices, pushes } from './sync/tables.ts'

/** Ways by which a change comes: how a row was changed, or what became of it. `sight`: who may see it changed. */
export const doors = ['filing', 'push', 'conflict', 'settle', 'remove', 'restore', 'sight'] as const

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

/** What SQL asks of a row: everything here follows from the row's fields. */
const derived = {
  /** Month of the examination such as 2026-05; empty when the row has none. */
  month: text().notNull(),
  hash: text().notNull(),
  status: text(),
  role: text(),
  sampling: text(),
  modality: text(),
  /** Composite score in tenths and its grade; null unless SCORED. */
  score: integer(),
  grade: text(),
  vetoes: integer().notNull(),
}

/** What a row has come to by a change, for those who follow the changes. */
const followed = {
  /** Mark of the row's first change. */
  created: integer().notNull().default(0),
  /** Newest mark at which who may see the row may have changed: readers who are behind it get the row whole. */
  whole: integer().notNull().default(0),
  /** JSON: marks by field, of fields that were set after `created`; null when there is none. */
  fv: text(),
  /** JSON of the removal; null: the row is there. */
  removed: text(),
}

/**
 * Every version of every row, append only; `entries` says which one holds. Also the change log: `seq` counts the site's
 * changes without a gap, and `chain` binds each to the one before it.
 */
export const versions = sqliteTable(
  'versions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    site: text().notNull(),
    recordId: text('record_id').notNull(),
    /** The filing or the push that made it. */
    filing: text().notNull(),
    ...derived,
    row: integer().notNull(),
    /** JSON: what the site stated, by column key, keys in order, empty fields left out. */
    facts: text().notNull(),
    /** JSON: totals as the workbook had them, and bookkeeping columns. */
    rest: text().notNull(),
    /** JSON: item cells other than √, by item; a link's id stands for all its items. */
    items: text().notNull(),
    /** JSON list of column keys that could not be read; null when there is none. */
    unread: text(),
    /** JSON: `[scored, raw, effective, grade, vetoes]` by link and for TOTAL, scores in tenths. */
    links: text().notNull(),
    /** Mark of the change. A filing that is being written has its marks only once it is there. */
    seq: integer().notNull().default(0),
    rubric: text().notNull().default(''),
    /** The workbook that the change came from. */
    source: text().notNull().default(''),
    ...followed,
    /** JSON: `[old, new]` by field; null for a row's first version, which holds what it begins with. */
    delta: text(),
    /** JSON: conflicts that were opened or moved, and ids of those that are over; null when there is none. */
    about: text(),
    door: text({ enum: doors }).notNull().default('filing'),
    person: text(),
    device: text(),
    copy: text(),
    why: text(),
    at: text().notNull().default(''),
    chain: text().notNull().default(''),
  },
  (at) => [
    index('versions_filing').on(at.filing),
    index('versions_record').on(at.site, at.recordId),
    index('versions_seq').on(at.site, at.seq),
  ],
)

/** One row per entry: the version that holds. */
export const entries = sqliteTable(
  'entries',
  {
    site: text().notNull(),
    recordId: text('record_id').notNull(),
    version: integer().notNull(),
    /** The workbook that carried it last. */
    source: text().notNull(),
    ...derived,
    ...followed,
    /** Newest mark. */
    mark: integer().notNull().default(0),
    batch: text(),
    /** Stands for the exam, and who reads it: see core/sync/visibility.ts. */
    token: text(),
    reader: text(),
  },
  (at) => [
    primaryKey({ columns: [at.site, at.recordId] }),
    index('entries_month').on(at.site, at.month, at.recordId),
    index('entries_source').on(at.site, at.source),
    index('entries_locked').on(at.site, at.recordId).where(sql`status = 'LOCKED'`),
    index('entries_mark').on(at.site, at.mark),
    index('entries_exam').on(at.site, at.token),
    index('entries_second').on(at.site, at.reader).where(sql`role = 'D'`),
  ],
)

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
