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
  /** By month and link. */
  const moved = new Map<string, Map<string, Counts>>()

  function move({ month, links, status, role, sampling }: Counted, sign: 1 | -1) {
    if (status === 'VOID' || role === 'T' || sampling === 'G') return
    const ofMonth = moved.get(month) ?? new Map<string, Counts>()
    moved.set(month, ofMonth)
    const tallies = JSON.parse(links) as Record<string, LinkTally>
    for (const link in tallies) {
      const sums = ofMonth.get(link) ?? { ...nothing }
      ofMonth.set(link, sums)
      const [scored, raw, effective, grade, vetoes] = tallies[link]!
      sums.rows += sign
      sums.scored += sign * scored
      sums.raw += sign * raw
      sums.effective += sign * effective
      sums.vetoes += sign * vetoes
      if (grade) sums[grade.toLowerCase() as 'a' | 'b' | 'c' | 'd'] += sign
    }
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
          [...ofMonth]
            .filter(([, sums]) => counts.some((name) => sums[name] !== 0))
            .map(([link, sums]) => [site, month, link, ...counts.map((name) => sums[name])]),
        ),
      ),
  }
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
