// Formulas in R1C1 notation, which read the same in every row they are moved to.
import { columnIndex, columnName } from './area.ts'
import { referencesIn } from './references.ts'

const part = (letter: 'R' | 'C', at: number, own: number, fixed: boolean): string =>
  fixed ? `${letter}${at + 1}` : at === own ? letter : `${letter}[${at - own}]`

/** `formula` in A1 notation as it reads in R1C1 notation in a cell (zero-based). */
export function toR1C1(formula: string, row: number, column: number): string {
  let text = formula
  for (const { end, text: address } of [...referencesIn(formula)].reverse()) {
    const turned = address.replace(
      /(\$?)([A-Za-z]{1,3})(\$?)(\d+)/g,
      (_, fixedColumn: string, letters: string, fixedRow: string, digits: string) =>
        part('R', Number(digits) - 1, row, fixedRow === '$') +
        part('C', columnIndex(letters), column, fixedColumn === '$'),
    )
    text = text.slice(0, end - address.length) + turned + text.slice(end)
  }
  return text
}

/** The way back; texts in quotes are left alone. */
export const fromR1C1 = (formula: string, row: number, column: number): string =>
  formula.replace(
    /"[^"]*"|(?<![\w.])R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![\w(])/g,
    (whole, down?: string, right?: string) => {
      if (whole.startsWith('"')) return whole
      const at = (said: string | undefined, own: number): readonly [string, number] =>
        said === undefined
          ? ['', own]
          : said.startsWith('[')
            ? ['', own + Number(said.slice(1, -1))]
            : ['$', Number(said) - 1]
      const [fixedRow, toRow] = at(down, row)
      const [fixedColumn, toColumn] = at(right, column)
      return `${fixedColumn}${columnName(toColumn)}${fixedRow}${toRow + 1}`
    },
  )
