// What of the centre's goes into the sheet, and what became of it. A cell that a person has changed is left alone.
import type { Fields } from '../../core/sync/protocol.ts'
import { changedIn, isParked, rowsByRecord } from './diff.ts'
import { type Cell, fieldsOf, isNothing, markAt } from './marked.ts'
import { rowMarks, signOf } from './marks.ts'
import type { CellWish, SheetRow, SheetView, SheetWish, SheetWritten } from './ports.ts'
import { idsWish, mayBeAnother } from './row-ids.ts'
import {
  behindIn,
  behindOf,
  caughtUp,
  conflictsByRecord,
  draftOf,
  heldOf,
  type Open,
  type Row,
  type State,
  seenOf,
  valueIn,
  withShadow,
} from './state.ts'

/** A value that the sheet shows, or will show, as the centre has it. */
type Seen = { readonly record: string; readonly field: string; readonly mark: number }

export type Plan = {
  readonly wish: SheetWish
  /** Shown already. */
  readonly seen: readonly Seen[]
  /** Shown when they are written. */
  readonly written: readonly Seen[]
  /** Rows that come into the sheet whole, as they are known. */
  readonly added: ReadonlyMap<string, Row>
  /** Records that stand in the sheet and were not known to. */
  readonly found: readonly string[]
  /** Records whose row gets another id, so that none in the sheet has it any more. */
  readonly left: ReadonlySet<string>
  /** The person has typed something else since: what was decided about is over. */
  readonly spent: readonly { readonly record: string; readonly field: string }[]
}

const none: readonly Open[] = []
const wholeRow = (open: readonly Open[]) => open.some(({ own, conflict }) => own && conflict.field === '*')

/** What becomes of a value that is behind: shown already, to be written, or to wait for what stands there. */
function fateOf(
  row: SheetRow,
  known: Row,
  field: string,
  conflicts: readonly Open[],
): 'seen' | 'write' | 'wait' | 'spent' {
  const { value, over } = behindOf(known, field)!
  const shown = valueIn(row.fields, field)
  if (row.unread.has(field) || row.pressed?.has(field)) return 'wait'
  if (shown === value) return 'seen'
  if (isParked(conflicts, field, shown)) return 'wait'
  if (over.includes(shown)) return 'write'
  if (shown === seenOf(known, field) && !known.redo.includes(field)) return 'write'
  return over.length > 0 ? 'spent' : 'wait'
}

/** Null: there is nothing to write and nothing to learn. */
export function planOf(state: State, view: SheetView, newId: () => string): Plan | null {
  if (state.recovering) return null
  const open = conflictsByRecord(state)
  const flying = new Map(state.inflight?.changes.map((change) => [change.record, change]))
  const ids = idsWish(state, view, newId)
  const moved = new Set(ids.map(({ place }) => place))
  const inSheet = new Set(view.rows.filter(({ place }) => !moved.has(place)).map(({ record }) => record))
  const given = new Set(ids.map(({ to }) => to))
  const left = new Set(ids.flatMap(({ from }) => (from === null || inSheet.has(from) ? [] : from)))
  const columns = new Set(view.fields)
  const cells: CellWish[] = []
  const add: SheetWish['add'][number][] = []
  const clear: SheetWish['clear'][number][] = []
  const plan = {
    seen: [] as Seen[],
    written: [] as Seen[],
    found: [] as string[],
    spent: [] as Plan['spent'][number][],
    added: new Map<string, Row>(),
  }

  for (const [record, row] of rowsByRecord(view)) {
    const known = state.rows.get(record)
    // It gets another id now, or when what is on its way has come, or goes on when it says which exam it is.
    if (!known || mayBeAnother(known, row)) continue
    if (!known.placed) plan.found.push(record)
    const conflicts = open.get(record) ?? none
    const change = flying.get(record)
    if (known.removed) {
      // What is pressed becomes an edit of a row that is gone: people decide.
      const typed = row.pressed !== undefined || Object.keys(changedIn(view.fields, row, known, conflicts)).length > 0
      if (!change && !typed && !wholeRow(conflicts)) clear.push({ record, expected: row.fields, to: newId() })
      continue
    }
    const sent = change?.kind === 'set' ? change.set : {}
    for (const field of fieldsOf(known.behind)) {
      if (field in sent) continue
      const { value, mark } = heldOf(known, field)
      const fate = columns.has(field) ? fateOf(row, known, field, conflicts) : 'seen'
      if (fate === 'seen') plan.seen.push({ record, field, mark })
      else if (fate === 'spent') plan.spent.push({ record, field })
      else if (fate === 'write') {
        cells.push({ record, field, expected: valueIn(row.fields, field), value })
        plan.written.push({ record, field, mark })
      }
    }
  }
  for (const [record, known] of state.rows) {
    if (known.placed || known.hidden || known.removed || inSheet.has(record) || given.has(record)) continue
    // What is on its way is not in the shadow yet: the row would come back without it, as if a person had emptied the cells.
    if (flying.has(record)) continue
    const fields = heldFields(known)
    if (Object.keys(fields).length === 0) continue
    add.push({ record, fields })
    plan.added.set(record, known)
  }

  const writes = cells.length + add.length + ids.length + clear.length
  if (writes + plan.seen.length + plan.found.length + plan.spent.length === 0) return null
  const signs = new Map([...rowMarks(state, view)].map(([record, mark]) => [record, signOf(mark)]))
  return { ...plan, left, wish: { cells, add, ids, clear, signs } }
}

export const writesOf = ({ wish: { cells, add, ids, clear } }: Plan): number =>
  cells.length + add.length + ids.length + clear.length

/** Without what is empty. */
function heldFields(row: Row): Fields {
  const fields = new Set([...fieldsOf(row.seen), ...fieldsOf(row.behind)])
  const held = [...fields].map((field) => [field, heldOf(row, field).value] as const)
  // Made at once it takes an eighth of the room that an object takes which gets its fields one by one.
  return Object.fromEntries(held.filter(([, value]) => value !== null))
}

function byRecord(seen: readonly Seen[]): ReadonlyMap<string, readonly Seen[]> {
  const found = new Map<string, Seen[]>()
  for (const one of seen) {
    const list = found.get(one.record)
    if (list) list.push(one)
    else found.set(one.record, [one])
  }
  return found
}

/** The state after the sheet has been written. What did not go in stays behind. */
export function laid(state: State, plan: Plan, { missed, undone }: SheetWritten): State {
  const draft = draftOf(state)
  const not = new Set(missed.map(({ record, field }) => `${record} ${field}`))
  const change = (record: string, work: (row: Row) => Row) => {
    const row = draft.rows.get(record)
    if (row) draft.rows.set(record, work(row))
  }
  /** @param markOf mark that a field had when it was planned to be shown */
  const show = (record: string, fields: readonly string[], markOf: (n: number) => number | undefined) => {
    if (undone.has(record)) return
    change(record, (row) => {
      const cells: Cell[] = []
      fields.forEach((field, n) => {
        const behind = behindOf(row, field)
        const went = not.size === 0 || !not.has(`${record} ${field}`)
        if (behind && behind.mark === markOf(n) && went) cells.push([field, behind.value, behind.mark])
      })
      return caughtUp(
        withShadow(row, cells),
        cells.map(([field]) => field),
      )
    })
  }
  for (const [record, seen] of byRecord([...plan.seen, ...plan.written]))
    show(
      record,
      seen.map(({ field }) => field),
      (n) => seen[n]!.mark,
    )
  for (const [record, { behind }] of plan.added) {
    const fields = fieldsOf(behind)
    show(record, fields, (n) => markAt(behind, fields[n]!))
  }
  for (const { record, field } of plan.spent)
    change(record, (row) => {
      const behind = behindOf(row, field)
      return behind ? behindIn(row, field, { ...behind, over: [] }) : row
    })
  const { add, ids, clear } = plan.wish
  for (const { from, to } of ids) {
    const row = from === null || !plan.left.has(from) ? undefined : draft.rows.get(from)
    if (!row || undone.has(to)) continue
    if (row.mark === 0 && isNothing(row.behind)) draft.rows.delete(from!)
    else draft.rows.set(from!, { ...row, placed: false, refused: [], redo: [] })
  }
  // After that: whose id a row has left may have come into the sheet as a row of its own.
  for (const record of [...plan.found, ...add.map((each) => each.record)])
    if (!undone.has(record)) change(record, (row) => ({ ...row, placed: true }))
  for (const { record } of clear) if (!undone.has(record)) change(record, (row) => ({ ...row, placed: false }))
  return { ...state, ...draft }
}
