// The cell as nearly every writer writes it, `<c r="B7" s="3" t="s"><f>A7</f><v>12</v></c>`, in one pass and without a call.
// Anything else is left to the scanner that knows all forms; this is half of the time of reading a large sheet.
import type { RawCell } from '../../core/grid.ts'
import type { FoundAttribute } from './attribute.ts'
import { type CellContext, type CellType, decode, types } from './cell-value.ts'
import { greaterThan, lessThan, slash } from './xml-bytes.ts'

const space = 32
const quote = 34
const equals = 61

/** A cell without its formula takes fewer bytes than this, so that nobody has to look for the end of the bytes in between. */
const mostBytes = 96
export const lastColumnOfExcel = 16_384

/** What was found in the cell that was read last, and in its last attribute. */
export type FoundCell = FoundAttribute & { column: number; cell: RawCell }

/** The cell that starts at `at`, in the row with these digits: the offset behind it, or -1 when it has another form. */
export function quickCell(b: Buffer, at: number, row: Uint8Array, context: CellContext, found: FoundCell): number {
  const n = b.length - mostBytes
  if (at > n || b[at + 2] !== space || b[at + 3] !== 114 || b[at + 4] !== equals || b[at + 5] !== quote) return -1
  let q = at + 6
  let column = 0
  for (let c = b[q]!; c >= 65 && c <= 90; c = b[++q]!) {
    column = column * 26 + c - 64
    if (column > lastColumnOfExcel) return -1
  }
  for (let i = 0; i < row.length; i++) if (b[q++] !== row[i]) return -1
  if (b[q++] !== quote || column === 0) return -1

  let style = -1
  if (b[q] === space && b[q + 1] === 115 && b[q + 2] === equals && b[q + 3] === quote) {
    q += 4
    style = 0
    for (let c = b[q]!; c !== quote; c = b[++q]!) {
      if (c < 48 || c > 57 || style > 65_536) return -1
      style = style * 10 + c - 48
    }
    q++
  }
  let type: CellType = types.number
  if (b[q] === space) {
    if (b[q + 1] !== 116 || b[q + 2] !== equals || b[q + 3] !== quote) return -1
    const letter = b[q + 4]
    const long = b[q + 5] !== quote
    if (letter !== 115 || (long && (b[q + 5] !== 116 || b[q + 6] !== 114 || b[q + 7] !== quote))) return -1
    type = long ? types.text : types.shared
    q += long ? 8 : 6
  }
  if (b[q] === slash) {
    if (b[q + 1] !== greaterThan) return -1
    found.column = column - 1
    found.cell = null
    return q + 2
  }
  if (b[q] !== greaterThan || b[q + 1] !== lessThan) return -1

  let formula = false
  if (b[q + 2] === 102 && b[q + 3] === greaterThan) {
    formula = true
    q += 4
    while (b[q] !== lessThan) if (++q > n) return -1
    if (q > n || b[q + 1] !== slash || b[q + 2] !== 102 || b[q + 3] !== greaterThan || b[q + 4] !== lessThan) return -1
    q += 3
  }
  if (b[q + 2] !== 118 || b[q + 3] !== greaterThan) return -1
  q += 4
  const from = q
  while (b[q] !== lessThan) if (++q > n) return -1
  if (
    b[q + 1] !== slash ||
    b[q + 2] !== 118 ||
    b[q + 3] !== greaterThan ||
    b[q + 4] !== lessThan ||
    b[q + 5] !== slash ||
    b[q + 6] !== 99 ||
    b[q + 7] !== greaterThan
  )
    return -1
  const value = decode(b, from, q, type, style, true, context)
  found.column = column - 1
  found.cell = formula ? { formula: true, value } : value
  return q + 8
}
