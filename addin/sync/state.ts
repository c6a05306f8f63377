// What the pane remembers of the centre, kept in the workbook. What the person typed is not in here: the sheet is that.
import type { Change, Conflict, Fields, FieldValue, Marks, Push, Refusal } from '../../core/sync/protocol.ts'

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
  /** Without what is empty. */
  readonly fields: Fields
  /** Bases of the next changes, without what is 0. */
  readonly marks: Marks
  /** Newest mark of the row that was heard of. */
  readonly mark: number
  readonly behind: Readonly<Record<string, Behind>>
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

export const emptyRow = (rubric: string): Row => ({
  rubric,
  fields: {},
  marks: {},
  mark: 0,
  behind: {},
  redo: [],
  placed: false,
  hidden: false,
  removed: null,
  refused: [],
  owed: 0,
})

export const valueIn = (fields: Fields | undefined, field: string): FieldValue => fields?.[field] ?? null
export const markOf = (row: Row | undefined, field: string): number => row?.marks[field] ?? 0

/** What holds at the centre, as far as it was heard of. */
export function heldOf(row: Row, field: string): { readonly value: FieldValue; readonly mark: number } {
  const behind = row.behind[field]
  return behind ?? { value: valueIn(row.fields, field), mark: markOf(row, field) }
}

/** A value of the centre's, with the mark that it has there. */
export type Cell = readonly [field: string, value: FieldValue, mark: number]

/** The person has seen these values of the centre's, or has sent them. A row is copied once, however many there are. */
export function withShadow(row: Row, cells: readonly Cell[]): Row {
  if (cells.length === 0) return row
  const fields = { ...row.fields }
  const marks = { ...row.marks }
  for (const [field, value, mark] of cells) {
    if (value === null) delete fields[field]
    else fields[field] = value
    if (mark === 0) delete marks[field]
    else marks[field] = mark
  }
  const redo = row.redo.length === 0 ? row.redo : row.redo.filter((field) => !cells.some(([each]) => each === field))
  return { ...row, fields, marks, redo }
}

const none: readonly FieldValue[] = []
/** A value that was behind before may stand in the sheet: the pane can end between writing it there and saving that it did. */
const overBy = (known: Behind | undefined, value: FieldValue): Behind['over'] =>
  !known ? none : known.value === value ? known.over : [...known.over, known.value]

/** Newer values of the centre's; older ones change nothing. */
export function withBehind(row: Row, cells: readonly Cell[]): Row {
  const behind: Record<string, Behind> = { ...row.behind }
  for (const [field, value, mark] of cells) {
    const known = behind[field]
    if (mark > markOf(row, field) && !(known && known.mark > mark))
      behind[field] = { value, mark, over: overBy(known, value) }
  }
  return { ...row, behind }
}

/** Without what is behind in these fields. */
export function caughtUp(row: Row, fields: readonly string[]): Row {
  if (fields.length === 0) return row
  const over = new Set(fields)
  const behind: Record<string, Behind> = {}
  for (const field in row.behind) if (!over.has(field)) behind[field] = row.behind[field]!
  return { ...row, behind }
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
