// Two independent libraries as witnesses. Neither is used by the product.
import { read } from '@e965/xlsx'
import { readXlsx } from 'hucre'
import { columnLetters } from '../../../core/grid.ts'
import { type Told, toldDate, toldError, toldPlain } from './told.ts'

const day = 86_400_000
const march1900 = Date.UTC(1900, 2, 1)

/** The serial that Excel shows as this wall clock; its February 1900 has a day too many. */
const serialOf = (date: Date): number => (date.getTime() - march1900) / day + (date.getTime() < march1900 ? 60 : 61)

export async function readWithSheetjs(bytes: Uint8Array): Promise<Told> {
  const book = read(bytes, { type: 'buffer', cellDates: true, UTC: true })
  const told = new Map<string, string>()
  for (const [index, name] of book.SheetNames.entries())
    for (const [address, cell] of Object.entries(book.Sheets[name] ?? {})) {
      if (address.startsWith('!') || cell.v === undefined) continue
      const value: unknown = cell.v
      const words = value instanceof Date ? toldDate(serialOf(value)) : toldPlain(cell.v)
      told.set(`${index}!${address}`, cell.t === 'e' ? toldError(cell.w ?? '') : words)
    }
  return told
}

export async function readWithHucre(bytes: Uint8Array): Promise<Told> {
  const { sheets } = await readXlsx(bytes)
  const told = new Map<string, string>()
  for (const [index, { rows }] of sheets.entries())
    for (const [row, cells] of rows.entries())
      for (const [column, value] of cells.entries()) {
        if (value === null || value === undefined) continue
        const words = value instanceof Date ? toldDate(serialOf(value)) : toldPlain(value)
        told.set(`${index}!${columnLetters(column)}${row + 1}`, words)
      }
  return told
}
