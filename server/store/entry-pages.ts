// Entries as they were filed, read back in bounded pages.
import { asc, eq, gte, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import { caseOf } from '../../core/case.ts'
import type { Entry, Exam } from '../../core/exam.ts'
import type { FiledEntry } from '../../core/filed.ts'
import type { Rubric } from '../../core/rubric.ts'
import { score } from '../../core/score.ts'
import type { Database } from './database.ts'
import { itemsFrom } from './item-texts.ts'
import { entries, versions } from './schema.ts'
import { partsOf } from './stored-row.ts'
import { type Whose, walled } from './walled.ts'

/** Months such as 2026-01, both included; left out, there is no bound. */
export type Filter = { readonly site: Whose; readonly from?: string; readonly to?: string }

export type RubricByHash = (hash: string) => Promise<Rubric>

export const pageRows = 1000

/** Entries that were not removed, in pages of at most 1,000, in the order of site, month and record id. */
export async function* entryPages(
  { db }: Database,
  rubricOf: RubricByHash,
  { site, from, to }: Filter,
  only?: SQL,
): AsyncGenerator<readonly FiledEntry[]> {
  let after: SQL | undefined
  for (;;) {
    const rows = await db
      .select({ version: versions })
      .from(entries)
      .innerJoin(versions, eq(versions.id, entries.version))
      .where(
        walled(
          entries,
          site,
          isNull(entries.removed),
          from || to ? ne(entries.month, '') : undefined,
          from ? gte(entries.month, from) : undefined,
          to ? lte(entries.month, to) : undefined,
          only,
          after,
        ),
      )
      .orderBy(asc(entries.site), asc(entries.month), asc(entries.recordId))
      .limit(pageRows)
    if (rows.length > 0) {
      const page: FiledEntry[] = []
      for (const { version } of rows) page.push(filedEntry(await rubricOf(version.rubric), version))
      yield page
    }
    const last = rows.at(-1)
    if (!last || rows.length < pageRows) return
    const { site: s, month, recordId } = last.version
    after = sql`(${entries.site}, ${entries.month}, ${entries.recordId}) > (${s}, ${month}, ${recordId})`
  }
}

/** The row as it was filed. Scores are scored anew: what the tables hold of them is for SQL. */
function filedEntry(rubric: Rubric, row: typeof versions.$inferSelect): FiledEntry {
  const facts = JSON.parse(row.facts) as Partial<Exam>
  const rest = JSON.parse(row.rest) as Partial<Exam>
  const entry: Entry = {
    row: row.row,
    exam: { ...partsOf(rubric).empty, ...facts, ...rest, record_id: row.recordId },
    items: itemsFrom(rubric, row.items),
    unread: new Set(row.unread === null ? [] : (JSON.parse(row.unread) as string[])),
  }
  return { site: row.site, entry, score: score(rubric, caseOf(rubric, entry)) }
}
