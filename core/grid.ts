// What any workbook looks like before we know whether it is ours: values only, as the file stores them.

/** A number that stands under a date format, as a serial of the 1900 system (1904 workbooks are shifted when they are read). */
export type DateCell = { readonly serial: number }
/** An error value such as #N/A. */
export type ErrorCell = { readonly error: string }
export type PlainCell = null | string | number | boolean | DateCell | ErrorCell
/** The cell holds a formula; `value` is the result that was stored with it, null when none was. */
export type FormulaCell = { readonly formula: true; readonly value: PlainCell }
export type RawCell = PlainCell | FormulaCell

/** One row; `number` is Excel's own row number, `cells` is sparse and zero-based by column. */
export type RawRow = { readonly number: number; readonly cells: readonly RawCell[]; readonly hidden?: true }

/** What is known of a sheet before its rows are read to the end. */
export type SheetSurvey = {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  /** The first rows that exist, at most `surveyRows`. */
  readonly head: readonly RawRow[]
}

export type BookSurvey = {
  readonly sheets: readonly SheetSurvey[]
  readonly date1904: boolean
  readonly externalLinks: boolean
}

export const surveyRows = 40

export const isFormula = (cell: RawCell | undefined): cell is FormulaCell =>
  typeof cell === 'object' && cell !== null && 'formula' in cell

/** The value that a person sees in the cell. */
export const shown = (cell: RawCell | undefined): PlainCell =>
  cell === undefined ? null : isFormula(cell) ? cell.value : cell

/** Zero-based column to Excel's letters: 0 is A, 162 is FG. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

/** Excel's letters to a zero-based column; -1 when they are none. */
export function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) {
    const digit = letter.charCodeAt(0) - 64
    if (digit < 1 || digit > 26) return -1
    column = column * 26 + digit
  }
  return column - 1
}

/** A1 style from a zero-based column and Excel's row number. */
export const cellName = (column: number, row: number): string => `${columnLetters(column)}${row}`
