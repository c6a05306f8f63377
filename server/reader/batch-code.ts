// Rows on their way out of the child: every distinct value of a batch once, and one number for each cell. Score sheets repeat few
// values many times, so this is a third of the work of sending the rows, and the same text is one string in the parent's memory.
import type { PlainCell, RawCell, RawRow } from '../../core/grid.ts'
import { isFormula } from '../../core/grid.ts'

type Value = null | string | number | boolean

export type CodedBatch = {
  readonly values: readonly Value[]
  /** For each row its number, twice its width plus one when it is hidden, then a code for each cell: `index * 8 + kind`. */
  readonly codes: Uint32Array
}

const kinds = { plain: 0, date: 1, error: 2, formula: 4 } as const

export function encodeBatch(rows: readonly RawRow[]): CodedBatch {
  const values: Value[] = []
  const known = new Map<Value, number>()
  const codes = new Uint32Array(rows.reduce((sum, { cells }) => sum + cells.length + 2, 0))
  const indexOf = (value: Value): number => {
    const index = known.get(value)
    if (index !== undefined) return index
    known.set(value, values.length)
    return values.push(value) - 1
  }
  const codeOf = (cell: PlainCell): number => {
    if (typeof cell !== 'object' || cell === null) return indexOf(cell) * 8
    return 'serial' in cell ? indexOf(cell.serial) * 8 + kinds.date : indexOf(cell.error) * 8 + kinds.error
  }
  let at = 0
  for (const { number, cells, hidden } of rows) {
    codes[at++] = number
    codes[at++] = cells.length * 2 + (hidden ? 1 : 0)
    for (const cell of cells) codes[at++] = isFormula(cell) ? codeOf(cell.value) + kinds.formula : codeOf(cell)
  }
  return { values, codes }
}

export function decodeBatch({ values, codes }: CodedBatch): readonly RawRow[] {
  const plain = (code: number): PlainCell => {
    const value = values[code >>> 3] ?? null
    if ((code & kinds.date) !== 0) return { serial: value as number }
    return (code & kinds.error) !== 0 ? { error: value as string } : value
  }
  const rows: RawRow[] = []
  for (let at = 0; at < codes.length; ) {
    const number = codes[at++]!
    const shape = codes[at++]!
    const end = at + (shape >>> 1)
    const cells: RawCell[] = []
    for (; at < end; at++) {
      const code = codes[at]!
      const kind = code & 7
      cells.push(
        kind === kinds.plain
          ? values[code >>> 3]!
          : kind < kinds.formula
            ? plain(code)
            : { formula: true, value: plain(code) },
      )
    }
    rows.push((shape & 1) === 1 ? { number, cells, hidden: true } : { number, cells })
  }
  return rows
}
