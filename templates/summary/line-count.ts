// How many lines a text takes. Spreadsheets do not fit the rows of a file that they did not draw themselves.

/** Of wrapped text in a column of so many characters, at least 1. Column widths are in digits of the standard font. */
export function lineCount(text: string, width: number): number {
  const length = [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1.9 : 0.87), 0)
  return Math.max(1, Math.ceil(length / width))
}
