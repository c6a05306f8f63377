// A sheet part, fed piece by piece: finds the rows between `sheetData` and its end and looks at nothing else.
import type { RawRow } from '../../core/grid.ts'
import type { Lookups } from './cell-value.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { rootOf } from './root.ts'
import { createRowScanner, type ScanRow } from './row-scanner.ts'
import { aside, bang, isName, lessThan, question, slash, tagEnd } from './xml-bytes.ts'

export type SheetScanner = {
  /** Takes the rows that are whole in these bytes; gives how many bytes it is done with. The rest must come again, with more behind it. */
  readonly scan: (bytes: Buffer) => number
  /** Nothing after this can hold a row, or no more rows are wanted. */
  readonly finished: () => boolean
}

/** `take` gets each row in order, rows without values too, and says whether more are wanted. */
export function createSheetScanner(
  part: string,
  { strings, dates, shift }: Lookups,
  limits: Limits,
  take: (row: RawRow) => boolean,
): SheetScanner {
  let filled = 0
  let finished = false
  let inRows = false
  let prefix = -1
  let scanRow: ScanRow | undefined

  const taken = (row: RawRow): void => {
    if (row.cells.length > 0 && ++filled > limits.rows) refuse('too-many-rows', part)
    if (!take(row)) finished = true
  }

  /** Over one tag or aside at `at`; -1 when the bytes end before it does. */
  function step(b: Buffer, at: number): number {
    const c = b[at + 1]
    if (c === bang || c === question) return aside(b, at, b.length, part)
    const name = at + 1 + prefix + (c === slash ? 1 : 0)
    if (inRows && c !== slash && isName(b, name, 'row')) return scanRow === undefined ? -1 : scanRow(b, at)
    const close = tagEnd(b, name, b.length)
    if (close < 0) return -1
    if (isName(b, name, 'sheetData')) {
      inRows = c !== slash && b[close - 1] !== slash
      finished = !inRows
    } else if (c === slash && isName(b, name, 'worksheet')) refuse('bad-xml', part)
    return close + 1
  }

  function scan(b: Buffer): number {
    let at = 0
    if (scanRow === undefined) {
      const root = rootOf(b, 'worksheet', part)
      if (root === undefined) return 0
      prefix = root.prefix
      at = root.next
      finished = root.empty
      scanRow = createRowScanner({ strings, dates, shift, part, prefix, limits }, taken)
    }
    while (!finished) {
      const start = b.indexOf(lessThan, at)
      if (start < 0) return b.length
      const next = start + 1 < b.length ? step(b, start) : -1
      if (next < 0) return start
      at = next
    }
    return at
  }

  return { scan, finished: () => finished }
}
