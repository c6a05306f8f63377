// What the pane's side of sync needs from outside. Everything that is not a plain function is behind one of these.
import type {
  FeedAnswer,
  FeedQuery,
  Fields,
  FieldValue,
  Hello,
  Lineage,
  News,
  Presence,
  Push,
  PushAnswer,
} from '../../core/sync/protocol.ts'
import type { Texts } from '../../core/words.ts'

/** The centre did not do what was asked, and said so: nothing came of the request. */
export type CentreProblem = {
  readonly code: string
  readonly status: number
  /** As the centre put it, for the person; null when it found no words. */
  readonly words: Texts | null
}

export type Reply<Value> =
  | { readonly done: true; readonly value: Value }
  | { readonly done: false; readonly problem: CentreProblem }

/**
 * The centre. A promise that is rejected means that nobody knows what came of it: the request, or only its answer, was lost.
 * Requests are made one at a time, but for `wait`.
 */
export type Transport = {
  readonly hello: () => Promise<Reply<Hello>>
  readonly push: (push: Push) => Promise<Reply<PushAnswer>>
  readonly feed: (query: FeedQuery) => Promise<Reply<FeedAnswer>>
  /** Comes back when the centre stands elsewhere than at the mark, or after a while in any case. */
  readonly wait: (since: number, signal: AbortSignal) => Promise<Reply<News>>
  readonly presence: (where: Where) => Promise<Reply<readonly Presence[]>>
}

export type Where = { readonly lineage: Lineage; readonly batch: string; readonly record: string | null }

/** A row of the score sheet that holds an entry. */
export type SheetRow = {
  /** Where it stands; known to the sheet only, and only until the next `rows`. */
  readonly place: number
  /** As it stands there: two rows may have the same after a copy, and none or nonsense is null. */
  readonly record: string | null
  /** The id that a filing would give the row when it has none of its own. */
  readonly fallback: string
  /** As a filing would read them; what is empty is left out. */
  readonly fields: Fields
  /** Fields whose cell holds something that cannot be read: neither sent nor written over. */
  readonly unread: ReadonlySet<string>
  /** Fields that the person has pressed keys for and not committed: sent as they stand, and not written over. */
  readonly pressed?: ReadonlySet<string>
}

export type SheetView = {
  /** Version of the rubric that the workbook is scored by. */
  readonly rubric: string
  /** Synced fields that the sheet has a column for. */
  readonly fields: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** A value of the centre's for a cell. It goes in only where `expected` stands. */
export type CellWish = {
  readonly record: string
  readonly field: string
  readonly expected: FieldValue
  readonly value: FieldValue
}

/** How far a row has come; the codes are the rubric's `sync_status`. */
export type RowStatus = 'NEW' | 'OK' | 'DIRTY' | 'CONFLICT' | 'ERROR'
export type RowSign = { readonly status: RowStatus; readonly mark: number }

export type SheetWish = {
  readonly cells: readonly CellWish[]
  /** Rows of others; they take prepared rows that hold nothing, or go below. */
  readonly add: readonly { readonly record: string; readonly fields: Fields }[]
  readonly ids: readonly { readonly place: number; readonly from: string | null; readonly to: string }[]
  /** Removed rows: emptied where all of it is as in `expected`, ready for another exam under the id `to`. */
  readonly clear: readonly { readonly record: string; readonly expected: Fields; readonly to: string }[]
  /** Shown in the row when something is written anyway; by record id as it is after this wish. */
  readonly signs: ReadonlyMap<string, RowSign>
}

/** What did not go in, because something else stood there or the row had moved: it stands as it stood. */
export type SheetWritten = {
  readonly missed: readonly { readonly record: string; readonly field: string }[]
  /** Record ids of `add` and `clear`, and new ids of `ids`, that came to nothing. */
  readonly undone: ReadonlySet<string>
}

/** The score sheet as it is now. Both are rejected when the workbook cannot be reached (a cell is being edited, say). */
export type Sheet = {
  readonly rows: () => Promise<SheetView>
  /** All of it in one action. */
  readonly write: (wish: SheetWish) => Promise<SheetWritten>
}

/** A part of the state as text without line breaks. As long as it is the same object it says the same. */
export type Piece = { readonly text: () => string }

/** Where the state outlives the pane, in the workbook itself. `save` is whole or not at all. */
export type Keep = {
  /** What the pieces said that were saved last, in their order. */
  readonly load: () => Promise<readonly string[] | null>
  readonly save: (pieces: readonly Piece[]) => Promise<void>
}

/** What this device knows of a workbook beside the workbook: the stamp of the last state that it saved. Not for secrets. */
export type Device = {
  readonly recall: (copy: string) => string | null
  readonly remember: (copy: string, stamp: string) => void
}

export type Clock = {
  /** Milliseconds; only ever compared with each other. */
  readonly now: () => number
  /** Calls `work` after so many milliseconds; gives what calls it off. */
  readonly later: (milliseconds: number, work: () => void) => () => void
}
