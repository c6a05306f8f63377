// The wall between sites. Every query of a table that holds rows of sites states whose rows it wants, and this is the one
// place that turns the statement into a condition.
import { and, eq, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/** A site's code, or `all` for the centre. */
export type Whose = string

export const walled = (
  table: { readonly site: SQLiteColumn },
  whose: Whose,
  ...conditions: readonly (SQL | undefined)[]
): SQL | undefined => (whose === 'all' ? and(...conditions) : and(eq(table.site, whose), ...conditions))
