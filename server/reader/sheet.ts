// The rows of one sheet: the first ones quickly for the survey, or all of them with bounded memory.
import { type RawRow, surveyRows } from '../../core/grid.ts'
import type { Lookups } from './cell-value.ts'
import { refuseUnlessUtf8 } from './encoding.ts'
import { inflatePieces, inflateStart, inflateWhole } from './inflate.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { createSheetScanner, type SheetScanner } from './sheet-scanner.ts'
import type { Entry } from './zip.ts'

const batchRows = 200
/** XML after which a batch is handed over although it has few rows: their texts may be long. */
const batchBytes = 8 << 20
/** A survey does not search further than this many rows for those that hold something. */
const surveyedRows = 1000
const wholeUpTo = 1 << 20
const firstPacked = 1 << 16

/** Scans what ends in a whole tag, so that no character is cut in two. */
function scanChecked(scanner: SheetScanner, bytes: Buffer, part: string): number {
  const whole = bytes.lastIndexOf(62) + 1
  refuseUnlessUtf8(bytes.subarray(0, whole), part)
  return scanner.scan(bytes.subarray(0, whole))
}

/** The first rows that hold something; inflates only as much as they need. */
export function headOf(entry: Entry, lookups: Lookups, limits: Limits): readonly RawRow[] {
  for (let packed = entry.size <= wholeUpTo ? entry.packed.length : firstPacked; ; packed *= 2) {
    const head: RawRow[] = []
    let seen = 0
    const scanner = createSheetScanner(entry.name, lookups, limits, (row) => {
      if (row.cells.length > 0) head.push(row)
      return head.length < surveyRows && ++seen < surveyedRows
    })
    const bytes = entry.size <= wholeUpTo ? inflateWhole(entry) : inflateStart(entry, packed, limits.surveyBytes)
    scanChecked(scanner, bytes, entry.name)
    if (scanner.finished()) return head
    if (packed >= entry.packed.length) refuse('bad-xml', entry.name)
  }
}

/** Hands over batches and waits for each one to be taken. */
function createBatches(take: (batch: readonly RawRow[]) => void | Promise<void>) {
  let rows: RawRow[] = []
  return {
    add: (row: RawRow): void => void rows.push(row),
    flush: async (least: number): Promise<boolean> => {
      const full = rows
      if (full.length < least) return false
      rows = []
      for (let from = 0; from < full.length; from += batchRows)
        await take(full.length <= batchRows ? full : full.slice(from, from + batchRows))
      return true
    },
  }
}

/** All rows that hold something. Only one piece of the XML, one unfinished row and one batch are in memory at a time. */
export async function readRows(
  entry: Entry,
  lookups: Lookups,
  limits: Limits,
  take: (batch: readonly RawRow[]) => void | Promise<void>,
): Promise<void> {
  const batches = createBatches(take)
  const scanner = createSheetScanner(entry.name, lookups, limits, (row) => {
    if (row.cells.length > 0) batches.add(row)
    return true
  })
  let rest: Buffer[] = []
  let length = 0
  // A row longer than a piece is looked at again only when twice as much of it has come, so that the work stays linear.
  let wanted = 0
  let unsent = 0
  for await (const piece of inflatePieces(entry)) {
    if (scanner.finished()) continue
    rest.push(piece)
    length += piece.length
    if (length < wanted && length < limits.rowBytes) continue
    const bytes = rest.length === 1 ? piece : Buffer.concat(rest, length)
    const used = scanChecked(scanner, bytes, entry.name)
    length -= used
    unsent += used
    wanted = length * 2
    rest = length === 0 ? [] : [bytes.subarray(used)]
    if (length > limits.rowBytes) refuse('row-too-big', entry.name)
    if (await batches.flush(unsent > batchBytes ? 1 : batchRows)) unsent = 0
  }
  if (!scanner.finished() && length > 0) scanChecked(scanner, Buffer.concat(rest, length), entry.name)
  if (!scanner.finished()) refuse('bad-xml', entry.name)
  await batches.flush(1)
}
