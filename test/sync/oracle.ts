// What has to hold at the end of every history, seen from the readers.
import { isParked } from '../../addin/sync/diff.ts'
import { heldOf } from '../../addin/sync/state.ts'
import type { Conflict, FieldValue } from '../../core/sync/protocol.ts'
import type { Reader } from './reader.ts'
import type { Sight } from './sight.ts'
import { cellOf, columns, rowsIn } from './workbook.ts'
import type { World } from './world.ts'

export type Disputed = { readonly conflict: Conflict; readonly kept: string | null; readonly open: boolean }

/** What holds at the centre, of one site. */
export type Held = {
  readonly rows: ReadonlyMap<
    string,
    { readonly fields: Readonly<Record<string, FieldValue>>; readonly removed: boolean }
  >
  readonly conflicts: readonly Disputed[]
  /** Who sees what, in the end. */
  readonly sight: Sight
}

/** Everybody shows what the centre has, but for what is a conflict and listed as one. */
export const differences = (world: World, held: readonly Held[]): string[] =>
  world.readers.flatMap((reader) => readerDifferences(reader, held[reader.side]!))

function readerDifferences(reader: Reader, { rows, conflicts, sight }: Held): string[] {
  const wrong: string[] = []
  const state = reader.sync!.state()
  const { batch } = reader.book
  const openHere = [...state.conflicts.values()]
    .filter(({ conflict: { record } }) => sight.isIn(batch, record))
    .map(({ conflict }) => conflict.id)
    .sort()
    .join()
  const open = conflicts
    .filter(({ open, conflict: { record } }) => open && sight.sees(reader, record) && sight.isIn(batch, record))
    .map(({ conflict }) => conflict.id)
    .sort()
    .join()
  if (openHere !== open) wrong.push(`${reader.name} lists the conflicts “${openHere}”, the centre has “${open}”`)
  for (const [record, { refused }] of state.rows)
    if (refused.some(({ refusal }) => refusal.code === 'rubric-unknown'))
      wrong.push(`${reader.name} has not heard that the centre knows the rubric of row ${record} by now`)
  if (state.inflight) wrong.push(`${reader.name} still has a push on its way`)
  const shown = new Map(rowsIn(reader.book).map((row) => [row.record, row]))
  for (const [record, { fields, removed }] of rows) {
    const row = shown.get(record)
    const known = state.rows.get(record)
    if (!sight.isIn(batch, record)) {
      if (known && !known.hidden && known.mark > 0 && heldOf(known, 'batch_no').value === batch)
        wrong.push(`${reader.name} does not know that row ${record} has left the batch`)
      continue
    }
    if (!sight.sees(reader, record)) {
      if (known && known.mark > 0 && !known.hidden)
        wrong.push(`${reader.name} does not know that row ${record} is not for him`)
      continue
    }
    if (known?.hidden) wrong.push(`${reader.name} does not know that row ${record} is for him`)
    const own = [...state.conflicts.values()].filter(({ conflict }) => conflict.record === record)
    const whole = own.some(({ conflict }) => conflict.field === '*')
    if (removed) {
      if (row && !whole && !known?.refused.length) wrong.push(`${reader.name} shows row ${record}, which is removed`)
      continue
    }
    if (!row) {
      // Taken out of this sheet by hand: listed by the pane, still there for everybody else.
      if (!known?.placed) wrong.push(`${reader.name} does not show row ${record}`)
      continue
    }
    for (const field of columns) {
      const value = cellOf(row, field)
      const holds = fields[field] ?? null
      if (value === holds || isParked(own, field, value)) continue
      const refused = known?.refused.some(({ set }) => set[field] === value)
      if (!refused) wrong.push(`${reader.name} shows ${value} in ${field} of row ${record}, the centre has ${holds}`)
    }
  }
  for (const [record, row] of shown)
    if (record === null || !rows.has(record)) {
      const refused = record !== null && (state.rows.get(record)?.refused.length ?? 0) > 0
      if (!refused)
        wrong.push(`${reader.name} shows row ${record} (${row.fields.exam_item}), which the centre does not have`)
    }
  return wrong
}
