// Roll-ups move by what a filing changes: new versions of rows are added, those they replace are taken away. Counted here
// and not in SQL, so that a large filing holds the database for as short as can be.
import type { InStatement } from '@libsql/client'
import type { LinkTally } from './links.ts'
import type { StoredRow } from './stored-row.ts'

const counted = ['month', 'links', 'status', 'role', 'sampling'] as const
type Counted = Pick<StoredRow, (typeof counted)[number]>

const counts = ['rows', 'scored', 'raw', 'effective', 'a', 'b', 'c', 'd', 'vetoes'] as const
type Counts = Record<(typeof counts)[number], number>
const nothing = Object.fromEntries(counts.map((name) => [name, 0])) as Counts

export type Rollup = {
  /** A row as it was and as it is from now on; null: not there. */
  readonly replace: (before: Counted | null, after: Counted | null) => void
  readonly statements: (site: string) => InStatement[]
}

export function createRollup(): Rollup {
  /** How often each text of links came, less how often it went, by month: many rows have the same scores. */
  const moved = new Map<string, Map<string, number>>()

  function move({ month, links, status, role, sampling }: Counted, sign: 1 | -1) {
    if (status === 'VOID' || role === 'T' || sampling === 'G') return
    const ofMonth = moved.get(month) ?? new Map<string, number>()
    moved.set(month, ofMonth)
    ofMonth.set(links, (ofMonth.get(links) ?? 0) + sign)
  }

  return {
    replace: (before, after) => {
      if (before && after && counted.every((key) => before[key] === after[key])) return
      if (before) move(before, -1)
      if (after) move(after, 1)
    },
    statements: (site) =>
      rowsAtOnce(
        [...moved].flatMap(([month, ofMonth]) =>
          [...sumsOf(ofMonth)]
            .filter(([, sums]) => counts.some((name) => sums[name] !== 0))
            .map(([link, sums]) => [site, month, link, ...counts.map((name) => sums[name])]),
        ),
      ),
  }
}

/** By link. */
function sumsOf(moved: ReadonlyMap<string, number>): ReadonlyMap<string, Counts> {
  const all = new Map<string, Counts>()
  for (const [links, times] of moved)
    for (const [link, tally] of Object.entries(JSON.parse(links) as Record<string, LinkTally>)) {
      const [scored, raw, effective, grade, vetoes] = tally
      const sums = all.get(link) ?? { ...nothing }
      all.set(link, sums)
      sums.rows += times
      sums.scored += times * scored
      sums.raw += times * raw
      sums.effective += times * effective
      sums.vetoes += times * vetoes
      if (grade) sums[grade.toLowerCase() as 'a' | 'b' | 'c' | 'd'] += times
    }
  return all
}

const atOnce = 50

function rowsAtOnce(rows: readonly (readonly (string | number)[])[]): InStatement[] {
  const statements: InStatement[] = []
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce)
    statements.push({ sql: textOf(some.length), args: some.flat() })
  }
  return statements
}

const places = `(?, ?, ?, ${counts.map(() => '?').join(', ')})`

const textOf = (
  count: number,
) => `insert into rollups (site, month, link, ${counts.join(', ')}) values ${Array(count).fill(places)}
on conflict (site, month, link) do update set ${counts.map((name) => `"${name}" = "${name}" + excluded."${name}"`).join(', ')}`
