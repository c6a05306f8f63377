// Where the header of a sheet is, and which column is which.
import { type RawRow, shown } from '../../core/grid.ts'
import type { HeaderIndex, How } from './header-words.ts'

export type Header = {
  /** Excel's numbers of the first and the last header row. */
  readonly first: number
  readonly last: number
  readonly columns: ReadonlyMap<string, number>
  /** Texts that stand above a column, from top to bottom. */
  readonly heads: ReadonlyMap<number, readonly string[]>
  /** The weakest evidence that a column was known by. */
  readonly how: ReadonlyMap<string, How>
  readonly doubled: readonly { readonly key: string; readonly first: number; readonly again: number }[]
  /** Columns whose key and caption name different columns of ours. */
  readonly torn: readonly { readonly column: number; readonly key: string; readonly caption: string }[]
  readonly unknown: readonly number[]
}

type Seen = { readonly key: string; readonly how: How; readonly text: string }
type Line = { readonly raw: RawRow; readonly seen: ReadonlyMap<number, Seen>; readonly keys: number }

function lineOf(raw: RawRow, index: HeaderIndex): Line {
  const seen = new Map<number, Seen>()
  raw.cells.forEach((cell, column) => {
    const text = shown(cell)
    if (typeof text !== 'string') return
    const known = index(text)
    if (known) seen.set(column, { ...known, text })
  })
  return { raw, seen, keys: new Set([...seen.values()].map(({ key }) => key)).size }
}

const strength: Readonly<Record<How, number>> = { key: 0, caption: 1, synonym: 2 }

/**
 * Finds the header among the first rows of a sheet: the row that names most of our columns, and its neighbours that
 * name them too (keys above, captions below). Null when no row names at least `least` of them.
 */
export function findHeader(head: readonly RawRow[], index: HeaderIndex, least: number): Header | null {
  const lines = head.map((raw) => lineOf(raw, index))
  let best = 0
  lines.forEach((line, n) => {
    if (line.keys > lines[best]!.keys) best = n
  })
  const most = lines[best]?.keys ?? 0
  if (most < least) return null
  const belongs = (n: number, next: number) =>
    (lines[n]?.keys ?? 0) >= most * 0.4 && Math.abs(lines[n]!.raw.number - lines[next]!.raw.number) === 1
  let from = best
  while (belongs(from - 1, from)) from--
  let to = best
  while (belongs(to + 1, to)) to++
  return headerIn(lines.slice(from, to + 1))
}

function headerIn(lines: readonly Line[]): Header {
  const heads = new Map<number, string[]>()
  const bestOf = new Map<number, Seen>()
  const torn: { column: number; key: string; caption: string }[] = []
  const unknown: number[] = []
  for (const { raw } of lines)
    raw.cells.forEach((cell, column) => {
      const text = shown(cell)
      if (text !== null && text !== '' && typeof text !== 'object')
        heads.set(column, [...(heads.get(column) ?? []), String(text)])
    })
  for (const column of [...heads.keys()].sort((a, b) => a - b)) {
    const seen = lines.flatMap((line) => line.seen.get(column) ?? [])
    seen.sort((a, b) => strength[a.how] - strength[b.how])
    const [first] = seen
    if (!first) {
      unknown.push(column)
      continue
    }
    bestOf.set(column, first)
    const other = seen.find(({ key, how }) => key !== first.key && how !== 'synonym')
    if (other) torn.push({ column, key: first.text, caption: other.text })
  }

  const columns = new Map<string, number>()
  const how = new Map<string, How>()
  const doubled: { key: string; first: number; again: number }[] = []
  for (const [column, { key, how: known }] of bestOf) {
    const earlier = columns.get(key)
    if (earlier === undefined || strength[known] < strength[how.get(key)!]) {
      columns.set(key, column)
      how.set(key, known)
    }
    if (earlier === undefined) continue
    // A heading that only sounds like ours gives way to the real one; two real ones are doubled.
    const loser = columns.get(key) === column ? earlier : column
    const bySound = bestOf.get(loser)!.how === 'synonym' && how.get(key) !== 'synonym'
    if (bySound) unknown.push(loser)
    else doubled.push({ key, first: Math.min(earlier, column), again: Math.max(earlier, column) })
  }
  const { number: first } = lines[0]!.raw
  return { first, last: lines.at(-1)!.raw.number, columns, heads, how, doubled, torn, unknown }
}
