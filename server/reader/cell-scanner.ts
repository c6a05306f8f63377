// One cell in any form that XML allows. Nothing here looks at a byte more often than its syntax needs.
import type { PlainCell } from '../../core/grid.ts'
import { attribute, digitsAt } from './attribute.ts'
import { type CellContext, type CellType, decode, typeNamed, types } from './cell-value.ts'
import { type FoundCell, lastColumnOfExcel } from './quick-cell.ts'
import { refuse } from './refusal.ts'
import { richText } from './rich-text.ts'
import { aside, bang, ends, greaterThan, isName, lessThan, question, slash, tagEnd, textEnd } from './xml-bytes.ts'

/** The cell that starts at `at` in this row: the offset behind it, or -1 when the bytes end first. `found.column` must hold the column before it. */
export function scanCell(b: Buffer, at: number, row: number, context: CellContext, found: FoundCell): number {
  const { part, prefix } = context
  found.column++
  found.cell = null
  let style = -1
  let type: CellType = types.number
  let q = at + 1 + prefix + 1
  for (;;) {
    while (b[q]! <= 32) q++
    if (q >= b.length) return -1
    if (b[q] === greaterThan || b[q] === slash) break
    q = attribute(b, q, found, part)
    if (q < 0) return -1
    if (found.nameLength !== 1) continue
    const letter = b[found.nameFrom]
    if (letter === 114) found.column = columnAt(b, row, found, part)
    else if (letter === 115) style = digitsAt(b, found.from, found.to)
    else if (letter === 116) type = typeNamed(b, found.from, found.to, part)
  }
  if (b[q] === slash) return q + 1 < b.length ? q + 2 : -1
  return content(b, q + 1, type, style, context, found)
}

/** The zero-based column of the reference that was found, which must name this row. */
function columnAt(b: Buffer, row: number, { from, to }: FoundCell, part: string): number {
  let column = 0
  let i = from
  for (; i < to; i++) {
    const letter = b[i]! & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
    if (column > lastColumnOfExcel) refuse('bad-reference', part)
  }
  if (column === 0 || digitsAt(b, i, to) !== row) refuse('bad-reference', part)
  return column - 1
}

/** The content of a cell, from behind its start tag; sets `found.cell`. */
function content(
  b: Buffer,
  start: number,
  type: CellType,
  style: number,
  context: CellContext,
  found: FoundCell,
): number {
  const { part, prefix } = context
  const n = b.length
  let formula = false
  let value: PlainCell = null
  let q = start
  for (;;) {
    while (q < n && b[q] !== lessThan) q++
    if (q >= n) return -1
    const c = b[q + 1]
    if (c === bang || c === question) {
      q = aside(b, q, n, part)
      if (q < 0) return -1
      continue
    }
    const name = q + 1 + prefix + (c === slash ? 1 : 0)
    const close = b[name + 1] === greaterThan ? name + 1 : tagEnd(b, name, n)
    if (close < 0) return -1
    const letter = b[name]
    q = close + 1
    if (c === slash) {
      if (letter === 99 && ends(b[name + 1]!)) {
        found.cell = formula ? { formula: true, value } : value
        return q
      }
      if (isName(b, name, 'row') || isName(b, name, 'sheetData')) refuse('bad-xml', part)
      continue
    }
    const empty = b[close - 1] === slash
    if (letter === 118 && ends(b[name + 1]!)) {
      if (empty) {
        value = decode(b, q, q, type, style, true, context)
        continue
      }
      let end = q
      while (b[end] !== lessThan) if (++end >= n) return -1
      const plain = b[end + 1] === slash
      if (!plain) end = textEnd(b, q, n, part)
      if (end < 0) return -1
      value = decode(b, q, end, type, style, plain, context)
      q = end
    } else if (letter === 102 && ends(b[name + 1]!)) {
      formula = true
      if (!empty) q = textEnd(b, q, n, part)
      if (q < 0) return -1
    } else if (isName(b, name, 'is')) {
      if (empty) continue
      const rich = richText(b, q, n, 'is', context)
      if (rich.next < 0) return -1
      value = rich.text
      q = rich.next
    } else if (isName(b, name, 'row') || isName(b, name, 'c')) refuse('bad-xml', part)
  }
}
