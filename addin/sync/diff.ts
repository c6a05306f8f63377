// What the person typed and the centre has not heard: the sheet against the shadow.
import type { Change, Fields, FieldValue } from '../../core/sync/protocol.ts'
import type { SheetRow, SheetView } from './ports.ts'
import { behindOf, markOf, type Open, type Row, type State, seenOf } from './state.ts'

const none: readonly Open[] = []

/** The sheet shows what this copy has in an open conflict: the centre knows the value, a person decides about it. */
export const isParked = (open: readonly Open[], field: string, value: FieldValue): boolean =>
  open.some(
    ({ own, conflict, set }) =>
      own && (conflict.field === field ? conflict.mine.value === value : set[field] === value),
  )

/** Of all rows but a few: they share it. */
const unchanged: Fields = {}

type Compared = { readonly known: Row | undefined; readonly fields: readonly string[]; readonly changed: Fields }
/** Rows and shadows do not change in place: what was compared once holds. */
const compared = new WeakMap<SheetRow, Compared>()

/** Fields of a row that hold something else than the centre, be it refused before or not. */
export function changedIn(
  fields: readonly string[],
  row: SheetRow,
  known: Row | undefined,
  open: readonly Open[] = none,
): Fields {
  if (open.length > 0) return compare(fields, row, known, open)
  const before = compared.get(row)
  if (before && before.known === known && before.fields === fields) return before.changed
  const changed = compare(fields, row, known, open)
  compared.set(row, { known, fields, changed })
  return changed
}

function compare(fields: readonly string[], row: SheetRow, known: Row | undefined, open: readonly Open[]): Fields {
  const found: (readonly [field: string, value: FieldValue])[] = []
  for (const field of fields) {
    const shown = row.fields[field] ?? null
    const redo = known?.redo.includes(field)
    if (shown === seenOf(known, field) && !redo) continue
    if (row.unread.has(field)) continue
    const behind = known && behindOf(known, field)
    if (redo && !behind && shown === null) continue
    if (behind && (behind.value === shown || behind.over.includes(shown))) continue
    if (open.length > 0 && isParked(open, field, shown)) continue
    found.push([field, shown])
  }
  return found.length === 0 ? unchanged : Object.fromEntries(found)
}

/**
 * Without what was refused and still stands as it was. One wrong field does not keep the others of its row; a row that was
 * refused as a whole is sent again when anything in it changes.
 */
export function unsentIn(changed: Fields, known: Row | undefined): Fields {
  let left = changed
  for (const { refusal, set } of known?.refused ?? []) {
    const stands = ([field, value]: readonly [string, FieldValue]) => set[field] === value
    const entries = Object.entries(left)
    if (refusal.field !== null) left = Object.fromEntries(entries.filter((each) => !stands(each)))
    else if (entries.every(stands)) return {}
  }
  return left
}

const token = 'accession_token'

/**
 * The first that is said of a row names its exam, even if it has none yet: so the centre can tell that the row of another
 * exam has this id already.
 */
export function setOf(
  state: State,
  { rubric, fields }: SheetView,
  row: SheetRow,
  record: string,
  typed: Fields,
): Change {
  const known = state.rows.get(record)
  const first = (known?.mark ?? 0) === 0 && fields.includes(token) && !row.unread.has(token)
  const set = first ? { [token]: null, ...typed } : typed
  const base: Record<string, number> = {}
  for (const field in set) {
    const mark = markOf(known, field)
    if (mark !== 0) base[field] = mark
  }
  return { kind: 'set', record, rubric, base, set }
}

const tellable = new WeakMap<SheetView, ReadonlyMap<string, SheetRow>>()

/** Rows that can be told apart: those with an id of their own. The others wait for `settle`, which gives them one. */
export function rowsByRecord(view: SheetView): ReadonlyMap<string, SheetRow> {
  const before = tellable.get(view)
  if (before) return before
  const found = new Map<string, SheetRow>()
  const doubled = new Set<string>()
  for (const row of view.rows) {
    if (row.record === null) continue
    const size = found.size
    if (found.set(row.record, row).size === size) doubled.add(row.record)
  }
  for (const record of doubled) found.delete(record)
  tellable.set(view, found)
  return found
}
