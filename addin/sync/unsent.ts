// What has not reached the centre as text, to be carried by hand, and back into a workbook. A way out when nothing else works.
import type { Fields, FieldValue } from '../../core/sync/protocol.ts'
import { changedIn, rowsByRecord } from './diff.ts'
import { nothing } from './marked.ts'
import type { SheetView, SheetWish } from './ports.ts'
import { conflictsByRecord, recordsInFlight, type State, seenOf, valueIn } from './state.ts'

const kind = 'imaging-qc/unsent/1'

type Carried = {
  readonly kind: typeof kind
  readonly workbook: string
  readonly rows: readonly { readonly record: string; readonly set: Fields; readonly before: Fields }[]
}

/** Fields that differ from what the centre acknowledged, by record: what is on its way, refused or in conflict included. */
export function unsentByRecord(state: State, view: SheetView): ReadonlyMap<string, Fields> {
  const open = conflictsByRecord(state)
  const flying = recordsInFlight(state)
  const found = new Map<string, Fields>()
  for (const [record, row] of rowsByRecord(view)) {
    const set = changedIn(view.fields, row, state.rows.get(record), open.get(record))
    if (Object.keys(set).length > 0 || flying.has(record)) found.set(record, set)
  }
  return found
}

export function exportUnsent(state: State, view: SheetView): string {
  const rows = [...rowsByRecord(view)].flatMap(([record, row]) => {
    const known = state.rows.get(record)
    // Also what only a conflict knows: the text must stand for itself.
    const set = changedIn(view.fields, row, known && { ...known, behind: nothing, redo: [] })
    const before: Record<string, FieldValue> = {}
    for (const field of Object.keys(set)) before[field] = seenOf(known, field)
    return Object.keys(set).length > 0 ? [{ record, set, before }] : []
  })
  return JSON.stringify({ kind, workbook: state.workbook, rows } satisfies Carried, null, 1)
}

export type Imported = {
  readonly wish: SheetWish
  /** Cells that hold something else than both sides know: nothing is written over them. */
  readonly differ: readonly { readonly record: string; readonly field: string }[]
}

/** Null: the text is none of ours. What goes into the sheet counts as typed, and is sent from there. */
export function importUnsent(text: string, view: SheetView): Imported | null {
  const carried = carriedIn(text)
  if (!carried) return null
  const rows = rowsByRecord(view)
  const cells: SheetWish['cells'][number][] = []
  const add: SheetWish['add'][number][] = []
  const differ: Imported['differ'][number][] = []
  for (const { record, set, before } of carried.rows) {
    const row = rows.get(record)
    if (!row) {
      add.push({ record, fields: Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null)) })
      continue
    }
    for (const [field, value] of Object.entries(set)) {
      const shown = valueIn(row.fields, field)
      if (shown === value) continue
      if (shown === valueIn(before, field) && !row.unread.has(field) && !row.pressed?.has(field))
        cells.push({ record, field, expected: shown, value })
      else differ.push({ record, field })
    }
  }
  return { wish: { cells, add, ids: [], clear: [], signs: new Map() }, differ }
}

function carriedIn(text: string): Carried | null {
  try {
    const carried = JSON.parse(text) as Carried
    const isRow = ({ record, set, before }: Carried['rows'][number]) =>
      typeof record === 'string' &&
      typeof set === 'object' &&
      set !== null &&
      typeof before === 'object' &&
      before !== null
    return carried.kind === kind && Array.isArray(carried.rows) && carried.rows.every(isRow) ? carried : null
  } catch {
    return null
  }
}
