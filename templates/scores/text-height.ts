// How high a row must be for its wrapped texts: spreadsheets do not find out by themselves before somebody edits the row.
import type { Cell } from '../sheet.ts'

const lineHeight = 14.5
const margin = 5

/** In widths of a digit: a Chinese letter takes two, a Latin one a little less than one on average. */
const lengthOf = (text: string): number =>
  [...text].reduce((length, letter) => length + (letter.codePointAt(0)! > 0x2e7f ? 2 : 0.85), 0)

/** Lines that a text takes in a column that is `width` letters wide; words are not broken, so some room is lost. */
function linesOf(text: string, width: number): number {
  const room = Math.max(1, width - 0.5)
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(lengthOf(line) / room)), 0)
}

/** Height in points; `widths` are those of the columns. */
export function heightOf(cells: readonly Cell[], widths: readonly number[]): number {
  const lines = cells.map((cell, column) => (typeof cell === 'string' ? linesOf(cell, widths[column] ?? 10) : 1))
  return Math.max(1, ...lines) * lineHeight + margin
}
