// The contents of a sheet, row by row in large blocks.

import { looks } from '../../../templates/looks.ts'
import type { Cell, Sheet } from '../../../templates/sheet.ts'
import { contentOf, entered } from '../content.ts'
import { bytesOf } from '../traits.ts'
import { lookAt } from './areas.ts'
import { fillsIn } from './fill-down.ts'
import type { Step } from './steps.ts'

/** Numbers and texts instead of formulas, for a sheet that does not stand where its formulas think. */
export type CellManner = { readonly date1904: boolean; readonly results: boolean }

/** Bytes of one block, so that a few fit into a round trip. */
const blockBytes = 250_000

export function enteredCell(cell: Cell | undefined, format: string | null, { date1904, results }: CellManner) {
  if (cell === undefined || cell === null) return ''
  if (typeof cell !== 'object') return entered(cell, format, false)
  if ('target' in cell) return entered(cell.text, format, false)
  if ('date' in cell) return contentOf(cell, date1904)
  return results ? entered(cell.result, format, false) : `=${cell.formula}`
}

/** `column` and `row` are where the first cell of the sheet goes, zero-based. */
export function* cellSteps(
  target: Excel.Worksheet,
  sheet: Sheet,
  width: number,
  at: { readonly row: number; readonly column: number },
  manner: CellManner,
): Generator<Step> {
  let block: (string | number | boolean)[][] = []
  let bytes = 0
  let first = 0
  // Where the sheet stands elsewhere than its formulas think, there are none.
  const fills = manner.results ? [] : fillsIn(sheet)
  const filled = new Set(
    fills.flatMap(({ row, column, height }) => Array.from({ length: height }, (_, n) => (row + n) * width + column)),
  )
  const step = (): Step => {
    const [values, row] = [block, first]
    const size = bytes
    first += block.length
    block = []
    bytes = 0
    return {
      bytes: size,
      queue: () => {
        target.getRangeByIndexes(at.row + row, at.column, values.length, width).formulas = values
      },
    }
  }
  for (const [n, row] of sheet.rows.entries()) {
    const cells = Array.from({ length: width }, (_, column) => {
      if (filled.has(n * width + column)) return ''
      const { look } = lookAt(row, sheet.columns, column)
      return enteredCell(row.cells[column], look === null ? null : (looks[look]?.numberFormat ?? null), manner)
    })
    block.push(cells)
    bytes += cells.reduce<number>((sum, cell) => sum + bytesOf(cell), 2)
    if (bytes > blockBytes) yield step()
  }
  if (block.length > 0) yield step()
  for (const { row, column, height, formula } of fills)
    yield {
      bytes: 400 + bytesOf(formula),
      queue: () => {
        // One text for all cells of the range; the library's types do not know it.
        target.getRangeByIndexes(at.row + row, at.column + column, height, 1).formulasR1C1 =
          formula as unknown as string[][]
      },
    }
}

/** Jumps bring a look of their own, which the sheet's looks cover afterwards. */
export function* jumpSteps(
  target: Excel.Worksheet,
  { rows }: Sheet,
  at: { readonly row: number; readonly column: number },
): Generator<Step> {
  for (const [row, { cells }] of rows.entries())
    for (const [column, cell] of cells.entries()) {
      if (typeof cell !== 'object' || cell === null || !('target' in cell)) continue
      yield {
        bytes: 400,
        queue: () => {
          target.getRangeByIndexes(at.row + row, at.column + column, 1, 1).hyperlink = {
            documentReference: cell.target,
            textToDisplay: cell.text,
          }
        },
      }
    }
}
