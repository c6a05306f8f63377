// Our own reader of .xlsx files that other people send: values only, bounded in time and memory, nothing expanded.
import type { BookSurvey, RawRow } from '../../core/grid.ts'
import { type Limits, limits as usual } from './limits.ts'
import { dateStyles } from './number-formats.ts'
import { refuseForbidden } from './policy.ts'
import { smallPart } from './relationships.ts'
import { headOf, readRows } from './sheet.ts'
import { readStrings } from './strings.ts'
import { readWorkbook } from './workbook.ts'
import { openPackage } from './zip.ts'

/** Gets at most 200 rows at a time; reading waits for a promise that it returns. */
export type TakeRows = (batch: readonly RawRow[]) => void | Promise<void>

export type Book = {
  readonly survey: BookSurvey
  /** Every row of a sheet that holds something, in order. `sheet` counts from 0 in the order of the survey. */
  readonly rows: (sheet: number, take: TakeRows) => Promise<void>
}

const daysFrom1904To1900 = 1462

/**
 * Checks the file, reads its shared texts and styles and the first rows of each sheet. Throws what `refusalOf` recognises for a
 * file that cannot or must not be read; `rows` rejects in the same way, because the end of a sheet is only seen by reading it.
 * The bytes must not be changed while the book is in use. Rows and cells without a value are left out; merges, names,
 * validations, links and drawings are never looked at.
 */
export function openBook(bytes: Uint8Array, limits: Limits = usual): Book {
  const parts = openPackage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)
  refuseForbidden(parts, limits)
  const { sheets, date1904, externalLinks, strings, styles } = readWorkbook(parts, limits)
  const lookups = {
    strings: strings === undefined ? [] : readStrings(strings, limits),
    dates: styles === undefined ? [] : dateStyles(smallPart(styles, limits), styles.name, limits),
    shift: date1904 ? daysFrom1904To1900 : 0,
  }
  const surveyed = sheets.map(({ name, state, entry }) => ({ name, state, head: headOf(entry, lookups, limits) }))
  return {
    survey: { sheets: surveyed, date1904, externalLinks },
    rows: async (sheet, take) => {
      const { entry } = sheets[sheet] ?? {}
      if (entry === undefined) throw new RangeError(`the book has no sheet ${sheet}`)
      await readRows(entry, lookups, limits, take)
    },
  }
}
