// Where the headings of a list stand: below title lines, in one row or in two, of which the upper one spans columns.
import { type RawRow, shown } from '../../../core/grid.ts'
import { isoOf, stampOfSerial } from '../../../templates/reading/dates.ts'

/** Key of the field that a heading means; null when it means none. */
export type Known = (heading: string) => string | null

export type Headings = {
  /** Excel's number of the last row of headings. */
  readonly row: number
  readonly texts: ReadonlyMap<number, string>
}

export function textIn(row: RawRow | undefined, column: number): string {
  const held = shown(row?.cells[column])
  if (held === null) return ''
  if (typeof held !== 'object') return String(held).trim()
  if ('error' in held) return held.error
  const stamp = stampOfSerial(held.serial)
  return stamp === null ? String(held.serial) : isoOf(stamp, held.serial % 1 !== 0).replace('T', ' ')
}

type Texts = ReadonlyMap<number, string>

const textsOf = (row: RawRow): Texts =>
  new Map(
    Array.from(row.cells, (_, column) => [column, textIn(row, column)] as const).filter(([, text]) => text !== ''),
  )

/** Words only: figures, dates and numbers make a row one of exams, or a title of a period. */
const isWords = (row: RawRow): boolean =>
  row.cells.every((cell) => {
    const held = shown(cell)
    return held === null || (typeof held === 'string' && !/\d/.test(held.normalize('NFKC')))
  })

/** The upper row spans columns where nothing follows in it; what stands below says the rest. */
function joined(upper: Texts, lower: Texts, known: Known): Texts {
  const found = new Map<number, string>()
  const last = Math.max(-1, ...upper.keys(), ...lower.keys())
  let group = ''
  for (let column = 0; column <= last; column++) {
    const [above, below] = [upper.get(column), lower.get(column)]
    if (above !== undefined) group = above
    if (below === undefined) {
      if (above !== undefined) found.set(column, above)
      continue
    }
    const both = `${group} ${below}`
    const word = [both, below].find((text) => known(text) !== null)
    found.set(column, word ?? (known(group) !== null && above !== undefined ? above : below))
  }
  return found
}

const count = (texts: Texts, known: Known): number =>
  new Set([...texts.values()].map(known).filter((key) => key !== null)).size

/** @param at the row that a person chose; null: the one that names most fields. Null when no row names any. */
export function headingsIn(head: readonly RawRow[], known: Known, at: number | null = null): Headings | null {
  if (at !== null) {
    const row = head.find(({ number }) => number === at)
    return row ? { row: at, texts: textsOf(row) } : null
  }
  let best: { readonly row: RawRow; readonly texts: Texts; readonly count: number } | null = null
  for (const row of head) {
    const texts = textsOf(row)
    const found = count(texts, known)
    if (found > (best?.count ?? 0)) best = { row, texts, count: found }
  }
  if (!best) return null
  const { row, texts } = best
  const neighbour = (by: 1 | -1) => head.find(({ number, cells }) => number === row.number + by && cells.length > 0)
  const [above, below] = [neighbour(-1), neighbour(1)]
  const lower = below && isWords(below) ? joined(texts, textsOf(below), known) : null
  const upper = above && isWords(above) && textsOf(above).size > 1 ? joined(textsOf(above), texts, known) : null
  if (below && lower && count(lower, known) > best.count) return { row: below.number, texts: lower }
  return { row: row.number, texts: upper && count(upper, known) >= best.count ? upper : texts }
}
