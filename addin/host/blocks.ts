// Scattered cells as few rectangles: what one call of a host can read or write at once.
import { cellName } from '../../core/grid.ts'

/** Excel's own row number, zero-based column. */
export type Spot = { readonly row: number; readonly column: number }

/** `cells` row by row, `width` in each. */
export type Rectangle<Cell extends Spot> = {
  readonly row: number
  readonly column: number
  readonly height: number
  readonly width: number
  readonly cells: readonly Cell[]
}

/** Rectangles that cover exactly the given cells; of two cells in one place the later one holds. */
export function rectanglesOf<Cell extends Spot>(cells: readonly Cell[]): readonly Rectangle<Cell>[] {
  const rows = new Map<number, Map<number, Cell>>()
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? new Map<number, Cell>()
    rows.set(cell.row, row.set(cell.column, cell))
  }
  const found: Rectangle<Cell>[] = []
  const open = new Map<string, number>()
  for (const row of [...rows.keys()].sort((a, b) => a - b))
    for (const run of runsOf([...rows.get(row)!.values()].sort((a, b) => a.column - b.column))) {
      const { column } = run[0]!
      const key = `${column} ${run.length}`
      const above = found[open.get(key) ?? -1]
      if (above && above.row + above.height === row)
        found[open.get(key)!] = { ...above, height: above.height + 1, cells: [...above.cells, ...run] }
      else open.set(key, found.push({ row, column, height: 1, width: run.length, cells: run }) - 1)
    }
  return found
}

function runsOf<Cell extends Spot>(row: readonly Cell[]): readonly (readonly Cell[])[] {
  const runs: Cell[][] = []
  for (const cell of row) {
    const last = runs.at(-1)
    if (last && last.at(-1)!.column + 1 === cell.column) last.push(cell)
    else runs.push([cell])
  }
  return runs
}

/** A1 style. */
export function addressOf({ row, column, height, width }: Omit<Rectangle<Spot>, 'cells'>): string {
  const first = cellName(column, row)
  const last = cellName(column + width - 1, row + height - 1)
  return first === last ? first : `${first}:${last}`
}

/** A list row by row as a block. */
export const gridOf = <Value>(values: readonly Value[], width: number): Value[][] =>
  Array.from({ length: values.length / width }, (_, n) => values.slice(n * width, (n + 1) * width))
