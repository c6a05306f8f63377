// Values of different readers in one form of words that can be compared.
import { columnLetters, type RawCell, type RawRow, shown } from '../../../core/grid.ts'
import type { Given } from './given-table.ts'

/** `Sheet index!A1` to what the cell holds; cells that hold nothing are left out. */
export type Told = ReadonlyMap<string, string>

/** Milliseconds, the finest that a library with JavaScript dates can tell. */
export const toldDate = (serial: number): string => `date ${Math.round(serial * 86_400_000)}`
export const toldPlain = (value: string | number | boolean): string => JSON.stringify(value)
export const toldError = (error: string): string => `error ${error}`

export function toldGiven(given: Given): string | undefined {
  if (given.kind === 'text') return toldPlain(given.text)
  if (given.kind === 'number') return toldPlain(given.number)
  if (given.kind === 'boolean') return toldPlain(given.boolean)
  if (given.kind === 'date') return toldDate(given.serial)
  if (given.kind === 'error') return toldError(given.error)
  return given.kind === 'formula' ? toldPlain(given.result) : undefined
}

function toldCell(cell: RawCell): string | undefined {
  const value = shown(cell)
  if (value === null) return undefined
  if (typeof value !== 'object') return toldPlain(value)
  return 'serial' in value ? toldDate(value.serial) : toldError(value.error)
}

export function toldRows(sheets: readonly (readonly RawRow[])[]): Told {
  const told = new Map<string, string>()
  for (const [index, rows] of sheets.entries())
    for (const { number, cells } of rows)
      for (const [column, cell] of cells.entries()) {
        const words = toldCell(cell)
        if (words !== undefined) told.set(`${index}!${columnLetters(column)}${number}`, words)
      }
  return told
}

/** Where two readers differ: `cell: first ≠ second`. */
export function differences(first: Told, second: Told): readonly string[] {
  const short = (words: string | undefined): string => (words === undefined ? 'nothing' : words.slice(0, 60))
  return [...new Set([...first.keys(), ...second.keys()])]
    .filter((cell) => first.get(cell) !== second.get(cell))
    .map((cell) => `${cell}: ${short(first.get(cell))} ≠ ${short(second.get(cell))}`)
}
