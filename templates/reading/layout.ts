// Where the columns of ours are in a sheet that somebody sent.
import type { Language } from '../../core/words.ts'

export type SheetLayout = {
  readonly name: string
  /** Index in `survey.sheets`. */
  readonly sheet: number
  /** Zero-based column by column key. */
  readonly columns: ReadonlyMap<string, number>
  /** Excel's numbers of the last header row and of the first row below it. */
  readonly headerRow: number
  readonly firstRow: number
  /** Texts that stand above a column, from top to bottom. */
  readonly heads: ReadonlyMap<number, readonly string[]>
  /** Keys of columns whose absence is already reported as an error. */
  readonly missing: ReadonlySet<string>
  readonly workbookId: string
  readonly date1904: boolean
  readonly language: Language
}
