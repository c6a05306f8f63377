// Tables of the entries: every version of every row, which is the change log too, and which of them holds.
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Ways by which a change comes: how a row was changed, or what became of it. `sight`: who may see it changed. */
export const doors = ['filing', 'push', 'conflict', 'settle', 'remove', 'restore', 'sight'] as const

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
