// Two independent libraries as witnesses. Neither is used by the product.
import { read, SSF } from '@e965/xlsx'
import { readXlsx } from 'hucre'
import { columnLetters } from '../../../core/grid.ts'
import { type Told, toldDate, toldError, toldPlain } from './told.ts'

/** Serials are told as the file has them; the date system of the file is put right here. */
export async function readWithSheetjs(bytes: Uint8Array): Promise<Told> {
  const book = read(bytes, { type: 'buffer', cellNF: true, cellDates: false })
  const shift = book.Workbook?.WBProps?.date1904 ? 1462 : 0
  const told = new Map<string, string>()
  for (const [index, name] of book.SheetNames.entries())
    for (const [address, cell] of Object.entries(book.Sheets[name] ?? {})) {
      if (address.startsWith('!') || cell.v === undefined) continue
      const dated = cell.t === 'n' && typeof cell.z === 'string' && SSF.is_date(cell.z)
      const days = dated && cell.v >= 1 ? cell.v + shift : cell.v
      told.set(
        `${index}!${address}`,
        cell.t === 'e' ? toldError(cell.w ?? '') : dated ? toldDate(days) : toldPlain(cell.v),
      )
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
        const words = value instanceof Date ? toldDate(value.getTime() / 86_400_000 + 25_569) : toldPlain(value)
        told.set(`${index}!${columnLetters(column)}${row + 1}`, words)
      }
  return told
}
