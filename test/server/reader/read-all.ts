// What a reader gives of a file, in one value that can be compared.
import type { RawCell, RawRow } from '../../../core/grid.ts'
import { openBook } from '../../../server/reader/book.ts'
import { type Limits, limits as usual } from '../../../server/reader/limits.ts'
import type { ReaderPool } from '../../../server/reader/pool.ts'
import { refusalOf } from '../../../server/reader/refusal.ts'

/** All rows of all sheets, in the order of the sheets. */
export async function rowsOf(bytes: Uint8Array, limits: Limits = usual): Promise<readonly (readonly RawRow[])[]> {
  const book = openBook(bytes, limits)
  const sheets: RawRow[][] = []
  for (const index of book.survey.sheets.keys()) {
    const rows: RawRow[] = []
    await book.rows(index, (batch) => void rows.push(...batch))
    sheets.push(rows)
  }
  return sheets
}

export async function pooledRowsOf(pool: ReaderPool, bytes: Uint8Array): Promise<readonly (readonly RawRow[])[]> {
  const book = await pool.open(bytes)
  try {
    const sheets: RawRow[][] = []
    for (const index of book.survey.sheets.keys()) {
      const rows: RawRow[] = []
      await book.rows(index, (batch) => void rows.push(...batch))
      sheets.push(rows)
    }
    return sheets
  } finally {
    book.close()
  }
}

/** The cells of the first row of the first sheet. */
export async function firstCells(bytes: Uint8Array): Promise<readonly RawCell[]> {
  const [sheet] = await rowsOf(bytes)
  return sheet?.[0]?.cells ?? []
}

/** The code with which reading was refused, `read` when it was not. Everything that is not a refusal is thrown. */
export async function outcome(reading: Promise<unknown>): Promise<string> {
  try {
    await reading
    return 'read'
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    return refusal.code
  }
}
