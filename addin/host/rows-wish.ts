// Which rows of a sheet to read.
import type { SheetId } from './sheet-host.ts'

export type RowsWish = {
  readonly sheet: SheetId
  /** Excel's own numbers, both included; without them from the first to the last row that holds something. */
  readonly from?: number
  readonly to?: number
  /** Zero-based columns that are wanted; without them all. Others come as null. */
  readonly columns?: ReadonlySet<number>
  /** Columns of which only results are wanted: a formula there is not told from a value. */
  readonly results?: ReadonlySet<number>
}
