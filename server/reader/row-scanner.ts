// One row of sheet XML, byte by byte. Nothing here looks at a byte more often than its syntax needs.
import type { PlainCell, RawCell, RawRow } from '../../core/grid.ts'
import { type CellType, createDecode, type Lookups, typeNamed, types } from './cell-value.ts'
import { createQuickCell, type FoundCell } from './quick-cell.ts'
import { refuse } from './refusal.ts'
import { type Reading, richText } from './rich-text.ts'
import { aside, bang, ends, greaterThan, isName, lessThan, question, slash, tagEnd, textEnd } from './xml-bytes.ts'

/** The row whose start tag stands at `at`: hands it over and gives the offset behind it, or -1 when the bytes end first. */
export type ScanRow = (b: Buffer, at: number) => number

const lastRowOfExcel = 1_048_576
const lastColumnOfExcel = 16_384

/** Rows must ascend. `take` gets every row, also one without values. */
export function createRowScanner(lookups: Lookups, reading: Reading, take: (row: RawRow) => void): ScanRow {
  const { part, prefix, limits } = reading
  const decode = createDecode(lookups, reading)
  const found: FoundCell = { column: 0, cell: null }
  const quickCell = createQuickCell(lookups, found)
  // Cells gather here and leave as one array of the right size; arrays that grow would be most of the garbage.
  const gathered: RawCell[] = []
  let width = 0
  let previousRow = 0
  let cellCount = 0
  // What the step that ran last has found. A returned object for each of millions of cells would cost more than reading them.
  let nameFrom = 0
  let nameLength = 0
  let from = 0
  let to = 0
  let formula = false
  let value: PlainCell = null

  /** The attribute that starts at `at`; gives the offset behind its closing quote. */
  function attribute(b: Buffer, at: number): number {
    const n = b.length
    nameFrom = at
    let i = at
    while (b[i] !== 61) {
      const c = b[i]!
      if (++i >= n) return -1
      if (c === lessThan || c === greaterThan || c === 34 || c === 39) refuse('bad-xml', part)
    }
    nameLength = i - at
    while (nameLength > 0 && b[at + nameLength - 1]! <= 32) nameLength--
    i++
    while (b[i]! <= 32) i++
    if (i >= n) return -1
    const quote = b[i]
    if (quote !== 34 && quote !== 39) refuse('bad-xml', part)
    from = ++i
    while (b[i] !== quote) if (++i >= n) return -1
    to = i
    return i + 1
  }

  function digits(b: Buffer, start: number, end: number): number {
    let number = 0
    for (let i = start; i < end; i++) {
      const digit = b[i]! - 48
      if (!(digit >= 0 && digit <= 9) || number > 1e9) return -1
      number = number * 10 + digit
    }
    return start === end ? -1 : number
  }

  /** The zero-based column of the reference in `from` to `to`, which must name this row. */
  function columnAt(b: Buffer, row: number): number {
    let column = 0
    let i = from
    for (; i < to; i++) {
      const letter = b[i]! & 0xdf
      if (letter < 65 || letter > 90) break
      column = column * 26 + letter - 64
      if (column > lastColumnOfExcel) refuse('bad-reference', part)
    }
    if (column === 0 || digits(b, i, to) !== row) refuse('bad-reference', part)
    return column - 1
  }

  /** The content of a cell, from behind its start tag; sets `formula` and `value`. */
  function content(b: Buffer, start: number, type: CellType, style: number): number {
    const n = b.length
    formula = false
    value = null
    let q = start
    for (;;) {
      while (b[q] !== lessThan) if (++q >= n) return -1
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
        if (letter === 99 && ends(b[name + 1]!)) return q
        if (isName(b, name, 'row') || isName(b, name, 'sheetData')) refuse('bad-xml', part)
        continue
      }
      const empty = b[close - 1] === slash
      if (letter === 118 && ends(b[name + 1]!)) {
        if (empty) {
          value = decode(b, q, q, type, style, true)
          continue
        }
        let end = q
        while (b[end] !== lessThan) if (++end >= n) return -1
        const plain = b[end + 1] === slash
        if (!plain) end = textEnd(b, q, n, part)
        if (end < 0) return -1
        value = decode(b, q, end, type, style, plain)
        q = end
      } else if (letter === 102 && ends(b[name + 1]!)) {
        formula = true
        if (!empty) q = textEnd(b, q, n, part)
        if (q < 0) return -1
      } else if (isName(b, name, 'is')) {
        if (empty) continue
        const rich = richText(b, q, n, 'is', reading)
        if (rich.next < 0) return -1
        value = rich.text
        q = rich.next
      } else if (isName(b, name, 'row') || isName(b, name, 'c')) refuse('bad-xml', part)
    }
  }

  function put(column: number, cell: RawCell): void {
    if (column >= limits.columns) refuse('too-many-columns', part)
    if (column < width) {
      if (gathered[column] !== null) refuse('bad-reference', part)
      gathered[column] = cell
      return
    }
    while (width < column) gathered[width++] = null
    gathered[width++] = cell
  }

  /** The cells of a row, from behind its start tag. */
  function cellsOf(b: Buffer, start: number, row: number): number {
    const n = b.length
    const rowDigits = prefix === 0 ? Buffer.from(String(row), 'latin1') : Buffer.alloc(0)
    let column = -1
    let q = start
    for (;;) {
      while (b[q] !== lessThan) if (++q >= n) return -1
      const c = b[q + 1]
      if (c === bang || c === question) {
        q = aside(b, q, n, part)
        if (q < 0) return -1
        continue
      }
      const name = q + 1 + prefix + (c === slash ? 1 : 0)
      if (c === slash || b[name] !== 99 || !ends(b[name + 1]!)) {
        const close = tagEnd(b, name, n)
        if (close < 0) return -1
        q = close + 1
        if (c === slash && isName(b, name, 'row')) return q
        if (isName(b, name, 'row') || isName(b, name, 'sheetData')) refuse('bad-xml', part)
        continue
      }
      if (++cellCount > limits.cells) refuse('too-many-cells', part)
      const next = prefix === 0 ? quickCell(b, q, rowDigits) : -1
      if (next > 0) {
        column = found.column
        if (found.cell !== null) put(column, found.cell)
        q = next
        continue
      }
      column++
      let style = -1
      let type: CellType = types.number
      q = name + 1
      for (;;) {
        while (b[q]! <= 32) q++
        if (q >= n) return -1
        if (b[q] === greaterThan || b[q] === slash) break
        q = attribute(b, q)
        if (q < 0) return -1
        if (nameLength !== 1) continue
        const letter = b[nameFrom]
        if (letter === 114) column = columnAt(b, row)
        else if (letter === 115) style = digits(b, from, to)
        else if (letter === 116) type = typeNamed(b, from, to, part)
      }
      if (b[q] === slash) {
        if (q + 1 >= n) return -1
        q += 2
        continue
      }
      q = content(b, q + 1, type, style)
      if (q < 0) return -1
      if (formula || value !== null) put(column, formula ? { formula: true, value } : value)
    }
  }

  return (b, at) => {
    const counted = cellCount
    let number = previousRow + 1
    let hidden = false
    let q = at + 1 + prefix + 3
    for (;;) {
      while (b[q]! <= 32) q++
      if (q >= b.length) return -1
      if (b[q] === greaterThan || b[q] === slash) break
      q = attribute(b, q)
      if (q < 0) return -1
      if (nameLength === 1 && b[nameFrom] === 114) number = digits(b, from, to)
      else if (nameLength === 6 && b.toString('latin1', nameFrom, nameFrom + 6) === 'hidden')
        hidden = b[from] === 49 || b[from] === 116
    }
    if (number <= previousRow || number > lastRowOfExcel) refuse('bad-row', part)
    width = 0
    const empty = b[q] === slash
    if (empty && q + 1 >= b.length) return -1
    const next = empty ? q + 2 : cellsOf(b, q + 1, number)
    if (next < 0) {
      cellCount = counted
      return -1
    }
    previousRow = number
    const cells = gathered.slice(0, width)
    take(hidden ? { number, cells, hidden } : { number, cells })
    return next
  }
}
