// Tables of what pushes leave behind, beside the entries and their log.
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Answers to pushes, for those who ask twice. */
export const pushes = sqliteTable(
  'pushes',
  {
    site: text().notNull(),
    id: text().notNull(),
    device: text().notNull(),
    /** SHA-256 of what was pushed. */
    hash: text().notNull(),
    answer: text().notNull(),
    at: text().notNull(),
  },
  (at) => [primaryKey({ columns: [at.site, at.id] })],
)

/** Two values for one field, until a person decides; then kept. */
export const conflicts = sqliteTable(
  'conflicts',
  {
    site: text().notNull(),
    id: text().notNull(),
    recordId: text('record_id').notNull(),
    /** JSON of the conflict as people see it. */
    body: text().notNull(),
    source: text().notNull(),
    /** JSON: what an edit of a removed row would have set. */
    kept: text(),
    /** Mark of the change that closed it; null while it is open. */
    closed: integer(),
  },
  (at) => [
    primaryKey({ columns: [at.site, at.id] }),
    index('conflicts_open').on(at.site, at.recordId).where(sql`closed is null`),
  ],
)

/** Who may push and read: a device of a person at a site. */
export const devices = sqliteTable(
  'devices',
  {
    id: text().primaryKey(),
    site: text().notNull(),
    person: text().notNull(),
    role: text({ enum: ['reader', 'arbiter'] }).notNull(),
    label: text().notNull(),
    /** SHA-256 of the token. */
    hash: text().notNull(),
    created: text().notNull(),
    /** To the day. */
    seen: text(),
    revoked: text(),
  },
  (at) => [uniqueIndex('devices_hash').on(at.hash), index('devices_site').on(at.site)],
)
