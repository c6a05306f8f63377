// One row of sheet XML, byte by byte.
import type { RawCell, RawRow } from '../../core/grid.ts'
import { attribute, digitsAt } from './attribute.ts'
import { scanCell } from './cell-scanner.ts'
import type { CellContext } from './cell-value.ts'
import { type FoundCell, quickCell } from './quick-cell.ts'
import { refuse } from './refusal.ts'
import { aside, bang, ends, greaterThan, isName, lessThan, question, slash, tagEnd } from './xml-bytes.ts'

/** The row whose start tag stands at `at`: hands it over and gives the offset behind it, or -1 when the bytes end first. */
export type ScanRow = (b: Buffer, at: number) => number

const lastRowOfExcel = 1_048_576
const noDigits = Buffer.alloc(0)

/**
 * Cells gather here and leave as one array of the right size; arrays that grow would be most of the garbage.
 * `count` is of the whole sheet. What runs for every cell is a plain function with its state in an object: closures of each
 * sheet would be made fast one by one.
 */
type Cells = { readonly gathered: RawCell[]; width: number; count: number }

/** Rows must ascend. `take` gets every row, also one without values. */
export function createRowScanner(context: CellContext, take: (row: RawRow) => void): ScanRow {
  const { part, prefix } = context
  const found: FoundCell = { nameFrom: 0, nameLength: 0, from: 0, to: 0, column: -1, cell: null }
  const cells: Cells = { gathered: [], width: 0, count: 0 }
  let previousRow = 0

  return (b, at) => {
    const counted = cells.count
    let number = previousRow + 1
    let hidden = false
    let q = at + 1 + prefix + 3
    for (;;) {
      while (b[q]! <= 32) q++
      if (q >= b.length) return -1
      if (b[q] === greaterThan || b[q] === slash) break
      q = attribute(b, q, found, part)
      if (q < 0) return -1
      if (found.nameLength === 1 && b[found.nameFrom] === 114) number = digitsAt(b, found.from, found.to)
      else if (found.nameLength === 6 && b.toString('latin1', found.nameFrom, found.nameFrom + 6) === 'hidden')
        hidden = b[found.from] === 49 || b[found.from] === 116
    }
    if (number <= previousRow || number > lastRowOfExcel) refuse('bad-row', part)
    cells.width = 0
    const empty = b[q] === slash
    if (empty && q + 1 >= b.length) return -1
    const next = empty ? q + 2 : cellsOf(b, q + 1, number, context, found, cells)
    if (next < 0) {
      cells.count = counted
      return -1
    }
    previousRow = number
    const row = { number, cells: cells.gathered.slice(0, cells.width) }
    take(hidden ? { ...row, hidden } : row)
    return next
  }
}

function put({ column, cell }: FoundCell, cells: Cells, { limits, part }: CellContext): void {
  const { gathered } = cells
  if (column >= limits.columns) refuse('too-many-columns', part)
  if (column < cells.width) {
    if (gathered[column] !== null) refuse('bad-reference', part)
    gathered[column] = cell
    return
  }
  while (cells.width < column) gathered[cells.width++] = null
  gathered[cells.width++] = cell
}

/** The cells of a row, from behind its start tag. */
function cellsOf(b: Buffer, start: number, row: number, context: CellContext, found: FoundCell, cells: Cells): number {
  const { part, prefix, limits } = context
  const n = b.length
  const digits = prefix === 0 ? Buffer.from(String(row), 'latin1') : noDigits
  found.column = -1
  let q = start
  for (;;) {
    while (q < n && b[q] !== lessThan) q++
    if (q >= n) return -1
    const c = b[q + 1]
    if (c !== slash && c !== bang && c !== question && b[q + 1 + prefix] === 99 && ends(b[q + 2 + prefix]!)) {
      if (++cells.count > limits.cells) refuse('too-many-cells', part)
      const next = prefix === 0 ? quickCell(b, q, digits, context, found) : -1
      q = next > 0 ? next : scanCell(b, q, row, context, found)
      if (q < 0) return -1
      if (found.cell !== null) put(found, cells, context)
      continue
    }
    if (c === bang || c === question) {
      q = aside(b, q, n, part)
      if (q < 0) return -1
      continue
    }
    const name = q + 1 + prefix + (c === slash ? 1 : 0)
    const close = tagEnd(b, name, n)
    if (close < 0) return -1
    q = close + 1
    if (c === slash && isName(b, name, 'row')) return q
    if (isName(b, name, 'row') || isName(b, name, 'sheetData')) refuse('bad-xml', part)
  }
}
