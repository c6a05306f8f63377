// Formulas that say the same in each row of a column are told once. Of a score sheet with a thousand rows they are nearly all of it.
import { columnOf } from '../../../core/grid.ts'
import type { Cell, Sheet } from '../../../templates/sheet.ts'

/** Zero-based in the sheet; `formula` in R1C1 notation, with `=`. */
export type Fill = {
  readonly row: number
  readonly column: number
  readonly height: number
  readonly formula: string
}

/** Fewer are not worth a call of their own. */
const least = 4

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/**
 * Whether the lower formula is the upper one filled down by a row: the same signs, and the same numbers but behind a letter,
 * where a row stands, texts in quotes left out. What has a digit behind a letter that is no row, such as `LOG10`, is taken for different.
 */
export function isFilledDown(upper: string, lower: string): boolean {
  let i = 0
  let j = 0
  let inText = false
  while (i < upper.length && j < lower.length) {
    const code = upper.charCodeAt(i)
    if (!isDigit(code)) {
      if (code !== lower.charCodeAt(j)) return false
      if (code === 34) inText = !inText
      i++
      j++
      continue
    }
    const moves = !inText && i > 0 && isLetter(upper.charCodeAt(i - 1))
    let [one, other] = [0, 0]
    const from = j
    while (i < upper.length && isDigit(upper.charCodeAt(i))) one = one * 10 + upper.charCodeAt(i++) - 48
    while (j < lower.length && isDigit(lower.charCodeAt(j))) other = other * 10 + lower.charCodeAt(j++) - 48
    if (j === from || other !== one + (moves ? 1 : 0)) return false
  }
  return i === upper.length && j === lower.length
}

const tokens = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(^|[^\w.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.!])/g
const wholeLines = /(?:^|[^\w$])\$?(?:[A-Z]{1,3}:\$?[A-Z]{1,3}|\d+:\$?\d+)(?![\w(])/

const part = (letter: 'R' | 'C', at: number, own: number, fixed: boolean): string =>
  fixed ? `${letter}${at + 1}` : at === own ? letter : `${letter}[${at - own}]`

/** A formula in A1 notation as it reads in R1C1 notation in a cell (zero-based); null for whole rows and columns. */
export const inR1C1 = (formula: string, row: number, column: number): string | null =>
  wholeLines.test(formula.replace(/"(?:[^"]|"")*"/g, '""'))
    ? null
    : formula.replace(
        tokens,
        (all, before?: string, absolute?: string, letters?: string, fixed?: string, digits?: string) =>
          letters === undefined || digits === undefined
            ? all
            : before +
              part('R', Number(digits) - 1, row, fixed === '$') +
              part('C', columnOf(letters), column, absolute === '$'),
      )

const formulaIn = (cell: Cell | undefined): string | null =>
  typeof cell === 'object' && cell !== null && 'formula' in cell ? cell.formula : null

/** Runs of formulas down a column that are one formula. */
export function fillsIn({ rows }: Sheet): readonly Fill[] {
  const fills: Fill[] = []
  const open = new Map<number, number>()
  const close = (column: number, end: number) => {
    const row = open.get(column)!
    open.delete(column)
    if (end - row < least) return
    const formula = inR1C1(formulaIn(rows[row]!.cells[column])!, row, column)
    if (formula !== null) fills.push({ row, column, height: end - row, formula: `=${formula}` })
  }
  for (const [row, { cells }] of rows.entries()) {
    const above = rows[row - 1]?.cells
    for (const column of [...open.keys()]) if (formulaIn(cells[column]) === null) close(column, row)
    for (const [column, cell] of cells.entries()) {
      const formula = formulaIn(cell)
      if (formula === null) continue
      if (open.has(column) && !isFilledDown(formulaIn(above?.[column])!, formula)) close(column, row)
      if (!open.has(column)) open.set(column, row)
    }
  }
  for (const column of [...open.keys()]) close(column, rows.length)
  return fills
}
