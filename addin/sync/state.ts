// What the pane remembers of the centre, kept in the workbook. What the person typed is not in here: the sheet is that.
import type { Change, Conflict, Fields, FieldValue, Push, Refusal } from '../../core/sync/protocol.ts'
import { type Cell, fieldsOf, type Marked, markAt, nothing, valueAt, withCells, without } from './marked.ts'

/** A newer value of the centre's that the sheet does not show yet. */
export type Behind = {
  readonly value: FieldValue
  readonly mark: number
  /** Values of this copy that were decided about: they give way to `value`, like the value of the shadow. */
  readonly over: readonly FieldValue[]
}

/** Of one wrong field that field alone, else all that was sent. */
export type Refused = { readonly refusal: Refusal; readonly set: Fields }

/** The shadow of one row: what the person saw of the centre. */
export type Row = {
  readonly rubric: string
  /** What the person has seen of it, or has sent: the bases of the next changes. */
  readonly seen: Marked
  /** Newest mark of the row that was heard of. */
  readonly mark: number
  /** Newer values of the centre's that the sheet does not show yet. */
  readonly behind: Marked
  /** By fields of `behind`, as in `Behind`. */
  readonly over: Readonly<Record<string, readonly FieldValue[]>>
  /** Fields that the centre had and lost: sent again whatever they hold. */
  readonly redo: readonly string[]
  /** It stood in the sheet. When it does not any more, a person took it away. */
  readonly placed: boolean
  readonly hidden: boolean
  readonly removed: { readonly why: string; readonly by: string; readonly at: string } | null
  readonly refused: readonly Refused[]
  /** Newest mark that an answer told and the feed has not shown yet; 0: none. */
  readonly owed: number
}

export type Open = {
  readonly conflict: Conflict
  /** One side of it is what this copy sent: while the sheet shows that, there is nothing to send. */
  readonly own: boolean
  /** Of a conflict about the row as a whole: what was sent. */
  readonly set: Fields
}

/** What a person decided, until the centre has answered. By conflict id. */
export type Decision = { readonly change: Change; readonly field: string }

export type State = {
  readonly workbook: string
  /** Made anew when this file turns out to be a copy of the one that was saved last. */
  readonly copy: string
  /** New with every saving. */
  readonly stamp: string
  readonly site: string | null
  readonly batch: string | null
  /** Whom the centre told all this: the person, and in what role. Others may see other rows. */
  readonly reader: string | null
  readonly epoch: string | null
  readonly since: number
  readonly hash: string
  /** Mark up to which everything was read: where the pages that are being read began. */
  readonly from: number
  /** The newest mark that was heard of, in a page or an answer, with the site's chain there. */
  readonly heard: { readonly mark: number; readonly hash: string } | null
  /** The centre lost something: all is pulled again before anything is sent. */
  readonly recovering: boolean
  /** Sent and not answered; sent again as it is until it is. */
  readonly inflight: Push | null
  readonly rows: ReadonlyMap<string, Row>
  readonly conflicts: ReadonlyMap<string, Open>
  readonly decisions: ReadonlyMap<string, Decision>
  /** Rows to be removed or restored. By record. */
  readonly removals: ReadonlyMap<string, Change>
}

export const emptyState = (workbook: string, copy: string): State => ({
  workbook,
  copy,
  stamp: '',
  site: null,
  batch: null,
  reader: null,
  epoch: null,
  since: 0,
  hash: '',
  from: 0,
  heard: null,
  recovering: false,
  inflight: null,
  rows: new Map(),
  conflicts: new Map(),
  decisions: new Map(),
  removals: new Map(),
})

const nowhere: Row['over'] = {}

export const emptyRow = (rubric: string): Row => ({
  rubric,
  seen: nothing,
  mark: 0,
  behind: nothing,
  over: nowhere,
  redo: [],
  placed: false,
  hidden: false,
  removed: null,
  refused: [],
  owed: 0,
})

export const valueIn = (fields: Fields | undefined, field: string): FieldValue => fields?.[field] ?? null
export const seenOf = (row: Row | undefined, field: string): FieldValue => (row && valueAt(row.seen, field)) ?? null
export const markOf = (row: Row | undefined, field: string): number => (row ? markAt(row.seen, field) : 0)

const none: readonly FieldValue[] = []

export function behindOf(row: Row, field: string): Behind | undefined {
  const value = valueAt(row.behind, field)
  return value === undefined ? undefined : { value, mark: markAt(row.behind, field), over: row.over[field] ?? none }
}

/** What holds at the centre, as far as it was heard of. */
export const heldOf = (row: Row, field: string): { readonly value: FieldValue; readonly mark: number } =>
  behindOf(row, field) ?? { value: seenOf(row, field), mark: markOf(row, field) }

/** The person has seen these values of the centre's, or has sent them. */
export function withShadow(row: Row, cells: readonly Cell[]): Row {
  if (cells.length === 0) return row
  const seen = withCells(
    row.seen,
    // What is empty and was never set is not known.
    cells.map(([field, value, mark]) => [field, value === null && mark === 0 ? undefined : value, mark]),
  )
  const redo = row.redo.length === 0 ? row.redo : row.redo.filter((field) => !cells.some(([each]) => each === field))
  return { ...row, seen, redo }
}

/** Newer values of the centre's; older ones change nothing. */
export function withBehind(row: Row, told: Marked): Row {
  const cells: Cell[] = []
  let { over } = row
  for (const field of fieldsOf(told)) {
    const value = valueAt(told, field)!
    const mark = markAt(told, field)
    const known = behindOf(row, field)
    if (mark <= markOf(row, field) || (known && known.mark > mark)) continue
    cells.push([field, value, mark])
    // It may stand in the sheet: the pane can end between writing it there and saving that it did.
    if (known && known.value !== value) over = { ...over, [field]: [...known.over, known.value] }
  }
  return cells.length === 0 ? row : { ...row, behind: withCells(row.behind, cells), over }
}

/** With this behind in one field, whatever was. */
export const behindIn = (row: Row, field: string, { value, mark, over }: Behind): Row => ({
  ...row,
  behind: withCells(row.behind, [[field, value, mark]]),
  over: { ...row.over, [field]: over },
})

/** Without what is behind in these fields. */
export function caughtUp(row: Row, fields: readonly string[]): Row {
  if (fields.length === 0) return row
  const gone = new Set(fields)
  const over = Object.entries(row.over).filter(([field]) => !gone.has(field))
  const behind = without(row.behind, fields)
  return { ...row, behind, over: over.length === 0 ? nowhere : Object.fromEntries(over) }
}

/** A state in the making: its maps are copied once, however many rows of them change. */
export type Draft = Pick<State, 'since' | 'copy'> & {
  readonly rows: Map<string, Row>
  readonly conflicts: Map<string, Open>
  readonly decisions: Map<string, Decision>
  readonly removals: Map<string, Change>
}

export const draftOf = ({ since, copy, rows, conflicts, decisions, removals }: State): Draft => ({
  since,
  copy,
  rows: new Map(rows),
  conflicts: new Map(conflicts),
  decisions: new Map(decisions),
  removals: new Map(removals),
})

/** Conflicts by the record that they are of. */
export function conflictsByRecord({ conflicts }: Pick<State, 'conflicts'>): ReadonlyMap<string, readonly Open[]> {
  const found = new Map<string, Open[]>()
  for (const open of conflicts.values()) {
    const list = found.get(open.conflict.record)
    if (list) list.push(open)
    else found.set(open.conflict.record, [open])
  }
  return found
}

export const recordsInFlight = ({ inflight }: State): ReadonlySet<string> =>
  new Set(inflight?.changes.map(({ record }) => record))

/** The centre has another exam under this id. */
export const isTaken = ({ refused }: Row): boolean => refused.some(({ refusal }) => refusal.code === 'record-taken')

export const withHeard = <Some extends Pick<State, 'heard'>>(
  state: Some,
  mark: number,
  hash: string | undefined,
): Some =>
  hash === undefined || (state.heard && state.heard.mark > mark) ? state : { ...state, heard: { mark, hash } }
