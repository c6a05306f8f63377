// From what Excel answers to rows as every reader of the product takes them.
import { showsDate } from '../../core/date-format.ts'
import type { PlainCell, RawCell, RawRow } from '../../core/grid.ts'

type Grid = readonly (readonly unknown[])[]

/**
 * Columns side by side. Of `values` and `formulas` one may be missing: a formula list tells constants as well.
 * `formats` and `types` are there where they are needed.
 */
export type Block = {
  readonly column: number
  readonly values: Grid | null
  readonly formulas: Grid | null
  readonly formats: Grid | null
  readonly types: Grid | null
}

export type Answer = {
  /** Excel's number of the first row. */
  readonly row: number
  readonly rows: number
  readonly blocks: readonly Block[]
  /** For each row whether it is hidden; null when none is. */
  readonly hidden: readonly boolean[] | null
}

const daysFrom1904To1900 = 1462

/** A time of day stays as it is; only a serial that counts days is shifted. */
const dated = (serial: number, date1904: boolean): PlainCell => ({
  serial: !date1904 || (serial >= 0 && serial < 1) ? serial : serial + daysFrom1904To1900,
})

const formatShowsDate = createMemo(showsDate)

function createMemo(tell: (code: string) => boolean): (code: string) => boolean {
  const known = new Map<string, boolean>()
  return (code) => {
    const found = known.get(code)
    if (found !== undefined) return found
    const told = tell(code)
    if (known.size < 1000) known.set(code, told)
    return told
  }
}

/** Looks like what a formula, an error or a truth value leaves in a list of formulas: only its value and type can tell. */
export const ambiguous = (text: string): boolean => /^(?:[='#]|true$|false$)/i.test(text)

/** An error value by its looks, where the type is not known. */
const errorLike = /^#(?:N\/A|NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|SPILL!|CALC!|GETTING_DATA)$/

function plain(value: unknown, format: unknown, type: unknown, date1904: boolean): PlainCell {
  if (value === '' || value === null || value === undefined) return null
  if (typeof value === 'number')
    return typeof format === 'string' && formatShowsDate(format) ? dated(value, date1904) : value
  if (typeof value === 'boolean') return value
  const text = String(value)
  if (type === null ? errorLike.test(text) : type === 'Error') return { error: text }
  return text
}

/** The cell at a place of a block. */
export function cellAt(block: Block, row: number, column: number, date1904: boolean): RawCell {
  const written = block.formulas?.[row]?.[column]
  const value = block.values ? block.values[row]?.[column] : written
  const format = block.formats?.[row]?.[column] ?? null
  const type = block.types?.[row]?.[column] ?? null
  const shown = plain(value, format, type, date1904)
  const computed = block.values !== null && typeof written === 'string' && written.startsWith('=') && written !== value
  return computed ? { formula: true, value: value === '' ? '' : shown } : shown
}

/** Rows with at least one cell, in order. */
export function rowsOf({ row, rows, blocks, hidden }: Answer, date1904: boolean): readonly RawRow[] {
  const found: RawRow[] = []
  for (let n = 0; n < rows; n++) {
    const cells: RawCell[] = []
    for (const block of blocks) {
      const width = (block.values ?? block.formulas)?.[n]?.length ?? 0
      for (let c = 0; c < width; c++) {
        const cell = cellAt(block, n, c, date1904)
        if (cell === null) continue
        while (cells.length < block.column + c) cells.push(null)
        cells[block.column + c] = cell
      }
    }
    if (cells.length > 0)
      found.push(hidden?.[n] ? { number: row + n, cells, hidden: true } : { number: row + n, cells })
  }
  return found
}
