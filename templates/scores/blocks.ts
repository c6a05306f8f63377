// A sheet of labelled blocks of values, one below the other, that formulas refer to by place.
import { columnLetters } from '../../core/grid.ts'
import type { Row, Value } from '../sheet.ts'

export type Block = {
  /** Absolute range of the whole block, with the sheet's name. */
  readonly all: string
  /** Of some of its columns, `from` and `to` counted from zero and included. */
  readonly columns: (from: number, to: number) => string
}

export type Blocks = {
  readonly add: (label: string, values: readonly (readonly Value[])[]) => Block
  readonly rows: () => readonly Row[]
}

/** Labels stand in column A, values from column B on. */
export function createBlocks(sheet: string): Blocks {
  const rows: Row[] = []
  return {
    add: (label, values) => {
      const first = rows.length + 1
      const last = rows.length + values.length
      const width = Math.max(...values.map((line) => line.length))
      for (const [n, line] of values.entries()) rows.push({ cells: [n === 0 ? label : null, ...line] })
      const columns = (from: number, to: number) => {
        const start = `$${columnLetters(from + 1)}$${first}`
        return from === to && first === last
          ? `${sheet}!${start}`
          : `${sheet}!${start}:$${columnLetters(to + 1)}$${last}`
      }
      return { all: columns(0, width - 1), columns }
    },
    rows: () => rows,
  }
}
