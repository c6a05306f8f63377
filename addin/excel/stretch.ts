// Some rows of one sheet on their way: what is loaded of them, and what comes of it.
import type { SheetId } from '../host/sheet-host.ts'
import type { Answer, Block } from './decode.ts'
import type { Context } from './office.ts'
import type { Stretch, Strip } from './portions.ts'
import { bytesOf } from './traits.ts'

export type Loaded = {
  readonly stretch: Stretch
  readonly blocks: readonly Block[]
  /** Some rows are hidden, which ones is not known yet. */
  readonly hidden: boolean
  readonly hiddenRows: readonly boolean[] | null
  /** Columns to ask again. */
  readonly odd: readonly number[]
}

const asks: Readonly<Record<Strip['ask'], string>> = {
  formulas: 'formulas',
  values: 'values',
  both: 'values,formulas,valueTypes',
}

/** Queues the loads; call what it gives after the sync. `which` also asks which rows are hidden. */
export function loadStretch(
  context: Context,
  sheet: SheetId,
  stretch: Stretch,
  strips: readonly Strip[],
  which: boolean,
): () => Loaded {
  const worksheet = context.workbook.worksheets.getItem(sheet)
  const rows = stretch.to - stretch.from + 1
  const ranges = strips.map(({ column, count, ask, formats }) => {
    const range = worksheet.getRangeByIndexes(stretch.from - 1, column, rows, count)
    range.load(`${asks[ask]}${formats ? ',numberFormat' : ''}`)
    return range
  })
  const side = worksheet.getRangeByIndexes(stretch.from - 1, 0, rows, 1)
  side.load('rowHidden')
  const each = which ? side.getRowProperties({ rowHidden: true }) : null
  return () => {
    const blocks = ranges.map((range, n): Block => {
      const { column, ask, formats } = strips[n]!
      return {
        column,
        values: ask === 'formulas' ? null : range.values,
        formulas: ask === 'values' ? null : range.formulas,
        formats: formats ? range.numberFormat : null,
        types: ask === 'both' ? range.valueTypes : null,
      }
    })
    for (const range of [...ranges, side]) range.untrack()
    const hiddenRows = each ? each.value.map(({ rowHidden }) => rowHidden === true) : null
    return { stretch, blocks, hidden: hiddenRows === null && side.rowHidden !== false, hiddenRows, odd: [] }
  }
}

const sampled = 16

/** Bytes of what came for some rows, by every sixteenth of them. */
export function weightOf({ blocks }: Loaded): number {
  let bytes = 0
  for (const { values, formulas, formats, types } of blocks)
    for (const grid of [values, formulas, formats, types])
      for (let row = 0; grid && row < grid.length; row += sampled)
        for (const cell of grid[row]!) bytes += bytesOf(cell) * Math.min(sampled, grid.length - row)
  return bytes
}

/** With the columns that were asked again in the place of what was read of them before. */
export function repaired(loaded: Loaded, again: Loaded): Loaded {
  return {
    ...loaded,
    blocks: [...loaded.blocks, ...again.blocks],
    hiddenRows: again.hiddenRows,
    hidden: false,
    odd: [],
  }
}

export const answerOf = ({ stretch, blocks, hiddenRows }: Loaded): Answer => ({
  row: stretch.from,
  rows: stretch.to - stretch.from + 1,
  blocks,
  hidden: hiddenRows,
})
