// Which rows go into one answer: as many as stay far enough below Excel's limit of 5 MB.
import type { RowsWish } from '../host/rows-wish.ts'
import type { KnownSheet } from './survey.ts'
import { blank } from './traits.ts'

/** Bytes of the first answer, by an estimate from the first rows, and of those after it, by what the first one weighed. */
export const answerBytes = { estimated: 4_000_000, weighed: 4_500_000 } as const

/** Columns side by side that are read in the same way. */
export type Strip = {
  readonly column: number
  readonly count: number
  readonly ask: 'formulas' | 'values' | 'both'
  readonly formats: boolean
}

/** Rows of one wish that are still to be read; the numbers are Excel's, both included. */
export type Stretch = { readonly wish: number; readonly from: number; readonly to: number }

/** So few rows are read whole in one answer, with nothing to be asked again. */
const fewRows = 24

/** `odd` columns have shown what the first rows did not let expect: of them everything is read. */
export function stripsOf(
  wish: RowsWish,
  { columns: known, traits }: KnownSheet,
  odd: ReadonlySet<number>,
): readonly Strip[] {
  const columns = wish.columns ? Math.max(0, ...[...wish.columns].map((column) => column + 1)) : known
  if (wish.from !== undefined && wish.to !== undefined && wish.to - wish.from < fewRows) {
    const first = wish.columns ? Math.min(columns, ...wish.columns) : 0
    return columns > first ? [{ column: first, count: columns - first, ask: 'both', formats: true }] : []
  }
  const strips: Strip[] = []
  for (let column = 0; column < columns; column++) {
    if (wish.columns && !wish.columns.has(column)) continue
    const ask = odd.has(column) ? 'both' : wish.results?.has(column) ? 'values' : 'formulas'
    const formats = ask === 'both' || (traits[column] ?? blank).numbers
    const last = strips.at(-1)
    if (last && last.column + last.count === column && last.ask === ask && last.formats === formats)
      strips[strips.length - 1] = { ...last, count: last.count + 1 }
    else strips.push({ column, count: 1, ask, formats })
  }
  return strips
}

export function rowBytes(strips: readonly Strip[], { traits }: KnownSheet): number {
  let bytes = 2
  for (const { column, count, ask, formats } of strips)
    for (let c = column; c < column + count; c++) {
      const trait = traits[c] ?? blank
      bytes += trait.bytes * (ask === 'both' ? 3 : 1) + (formats ? trait.formatBytes : 0)
    }
  return bytes
}

/**
 * Takes from the front of `stretches` what goes into one answer, at least one row.
 * @returns what is taken and what is left
 */
export function takePortion(
  stretches: readonly Stretch[],
  bytesPerRow: (wish: number) => number,
  most: number,
): { readonly taken: readonly Stretch[]; readonly left: readonly Stretch[] } {
  const taken: Stretch[] = []
  let room = most
  for (const [n, stretch] of stretches.entries()) {
    const bytes = bytesPerRow(stretch.wish)
    const rows = Math.floor(room / bytes)
    const wanted = stretch.to - stretch.from + 1
    if (rows >= wanted) {
      taken.push(stretch)
      room -= wanted * bytes
      continue
    }
    const fits = taken.length === 0 ? Math.max(rows, 1) : rows
    if (fits === 0) return { taken, left: stretches.slice(n) }
    const cut = stretch.from + fits
    return {
      taken: [...taken, { ...stretch, to: cut - 1 }],
      left: cut > stretch.to ? stretches.slice(n + 1) : [{ ...stretch, from: cut }, ...stretches.slice(n + 1)],
    }
  }
  return { taken, left: [] }
}
