// Second readings are blind. Whose sight changes with a row, and the rows that they have to be told anew.
import type { InStatement, ResultSet } from '@libsql/client'
import type { Removal } from '../../../core/sync/held.ts'
import type { Database } from '../database.ts'
import type { RubricByHash } from '../entry-pages.ts'
import { type HeldRow, heldRows, siblingStatements } from './held-rows.ts'
import type { Log, LogRow } from './log.ts'

export type Blindness = {
  readonly moved: (before: Looked | null, after: Looked) => void
  /** Exams of which somebody may see something else now, by token. */
  readonly exams: ReadonlySet<string>
}

type Looked = Pick<HeldRow, 'seen'> & { readonly held: { readonly removed: Removal | null } }

/** Notices when a second reading comes, goes, or becomes another's. */
export function blindness(): Blindness {
  const exams = new Set<string>()
  const second = (row: Looked | null) => (row && row.seen.role === 'D' && !row.held.removed ? row.seen : null)
  return {
    exams,
    moved: (before, after) => {
      const was = second(before)
      const is = second(after)
      if (was?.reader === is?.reader && was?.token === is?.token) return
      for (const token of [was?.token, is?.token]) if (token) exams.add(token)
    },
  }
}

/** Few enough tokens for one statement. */
const atOnce = 500

/**
 * First readings that somebody may see from now on, or may not: as they are, under a new mark, so that everybody who follows
 * the feed is told of them again.
 * @param stand rows that have moved already
 */
export async function siblings(
  { read, rubricOf }: Pick<Database, 'read'> & { readonly rubricOf: RubricByHash },
  site: string,
  log: Log,
  exams: ReadonlySet<string>,
  stand: ReadonlyMap<string, HeldRow> | ReadonlySet<string>,
): Promise<readonly LogRow[]> {
  const told: LogRow[] = []
  for (let from = 0; from < exams.size; from += atOnce) {
    const [rows, open] = await read(siblingStatements(site, [...exams].slice(from, from + atOnce)))
    for (const [record, row] of await heldRows(rubricOf, rows!, open!)) {
      const moved = stand instanceof Map ? stand.get(record) : undefined
      if (moved || !stand.has(record)) told.push(sightChanged(log, moved ?? row))
    }
  }
  return told
}

function sightChanged(log: Log, { row, held }: HeldRow): LogRow {
  return log.write({ row, held, whole: log.next(), delta: {}, about: null, door: 'sight', why: null })
}

/** Exams that people read as second readers. */
export const blindStatement = (site: string, people: readonly string[]): InStatement => ({
  sql: `select reader, token from entries
where site = ? and role = 'D' and reader in (select value from json_each(?)) and removed is null and token is not null`,
  args: [site, JSON.stringify(people)],
})

/** Those of one of them, by token. */
export const blindTokens = ({ rows }: ResultSet, person: string): ReadonlySet<string> =>
  new Set(rows.filter(({ reader }) => reader === person).map(({ token }) => String(token)))
