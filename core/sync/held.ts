// What the centre holds of one row, as the merge sees it.
import type { Conflict, Fields, Marks, Role } from './protocol.ts'

export type Removal = { readonly why: string; readonly by: string | null; readonly at: string; readonly mark: number }

/** An open conflict, and what is known beside it. */
export type OpenConflict = Conflict & {
  /** Workbook that `mine` came from. */
  readonly source: string
  /** Of a change to a removed row: all that it would have set. */
  readonly kept: Fields | null
}

export type Held = {
  /** Without what is empty. */
  readonly fields: Fields
  /** Mark of the row's first change: what was set then has no mark of its own. */
  readonly created: number
  /** Of fields that were set after that. */
  readonly marks: Marks
  readonly removed: Removal | null
  readonly open: readonly OpenConflict[]
}

/** Who makes a change, and where it comes from. */
export type Mover = {
  readonly person: string | null
  readonly role: Role
  /** Null: a filing, which knows the workbook but not which copy of it. */
  readonly copy: string | null
  readonly source: string
}

/** Mark of the value that a field has; 0 when it was never set. */
export const markOf = ({ fields, created, marks }: Held, field: string): number =>
  marks[field] ?? (created > 0 && field in fields ? created : 0)

/** Newest mark of a row at which a value was set: opening and closing conflicts moves none. */
export const editedAt = ({ created, marks }: Held): number => Math.max(created, ...Object.values(marks))
