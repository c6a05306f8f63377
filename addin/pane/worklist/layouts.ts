// Lists whose columns a person has confirmed, so that the next export of the same system is mapped at once. Headings and field keys only.
import type { RawRow } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { bareWord } from '../../../templates/reading/header-words.ts'
import { guessColumns, type ListGuess, listFields } from './guess.ts'

export type ListLayout = {
  readonly fingerprint: string
  /** Field by bare heading; null: left where it is. */
  readonly fields: Readonly<Record<string, string | null>>
  /** Code of the site that was chosen; empty: any. */
  readonly site: string
}

/** More systems than one person meets. */
const most = 12

/** Bare headings, told apart where two are the same. */
function barely({ columns }: ListGuess): readonly string[] {
  const seen = new Map<string, number>()
  return columns.map(({ heading }) => {
    const bare = bareWord(heading)
    const before = seen.get(bare) ?? 0
    seen.set(bare, before + 1)
    return before === 0 ? bare : `${bare}#${before + 1}`
  })
}

/** The same for the same headings in any order, spacing, width and case. FNV-1a, 32 bits, with the number of columns. */
export function fingerprintOf(guess: ListGuess): string {
  let hash = 0x811c9dc5
  for (const sign of [...barely(guess)].sort().join('\n')) {
    hash ^= sign.codePointAt(0)!
    hash = Math.imul(hash, 0x01000193)
  }
  return `${guess.columns.length}-${(hash >>> 0).toString(36)}`
}

export const layoutOf = (guess: ListGuess, site: string): ListLayout => {
  const words = barely(guess)
  const fields = guess.columns.flatMap(({ key, personal }, n) => (personal ? [] : [[words[n]!, key] as const]))
  return { fingerprint: fingerprintOf(guess), fields: Object.fromEntries(fields), site }
}

/** The newest first, one of each fingerprint. */
export const withLayout = (known: readonly ListLayout[], layout: ListLayout): readonly ListLayout[] =>
  [layout, ...known.filter(({ fingerprint }) => fingerprint !== layout.fingerprint)].slice(0, most)

/** What was written by `JSON.stringify`, or nothing when it is anything else. */
export function layoutsIn(text: string | null): readonly ListLayout[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(found) ? found.filter(isLayout).slice(0, most) : []
  } catch {
    return []
  }
}

function isLayout(each: unknown): each is ListLayout {
  if (typeof each !== 'object' || each === null) return false
  const { fingerprint, fields, site } = each as Record<string, unknown>
  return (
    typeof fingerprint === 'string' &&
    typeof site === 'string' &&
    typeof fields === 'object' &&
    fields !== null &&
    Object.values(fields).every((key) => key === null || typeof key === 'string')
  )
}

export type Mapped = {
  readonly guess: ListGuess
  /** The layout by which it was mapped; null: guessed. */
  readonly layout: ListLayout | null
}

/** The columns by a known layout, else guessed. Rows of headings that are known go before those that look like some. */
export function mapColumns(
  rubric: Rubric,
  head: readonly RawRow[],
  layouts: readonly ListLayout[],
  at: number | null = null,
): Mapped | null {
  const guess = guessColumns(rubric, head, at)
  const rows = at === null && layouts.length > 0 ? head.map(({ number }) => number) : []
  const guesses = [guess, ...rows.map((row) => guessColumns(rubric, head, row))].filter((each) => each !== null)
  for (const each of guesses) {
    const layout = layouts.find(({ fingerprint }) => fingerprint === fingerprintOf(each))
    if (layout) return { guess: byLayout(rubric, each, layout), layout }
  }
  return guess && { guess, layout: null }
}

function byLayout(rubric: Rubric, guess: ListGuess, { fields }: ListLayout): ListGuess {
  const known = new Set(listFields(rubric).map(({ key }) => key))
  const words = barely(guess)
  const taken = new Set<string>()
  const columns = guess.columns.map((column, n) => {
    const key = fields[words[n]!] ?? null
    if (column.personal || key === null || !known.has(key) || taken.has(key)) return { ...column, key: null }
    taken.add(key)
    return { ...column, key }
  })
  return { ...guess, columns }
}
