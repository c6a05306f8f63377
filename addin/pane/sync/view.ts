// What the pane shows of sync, and what a person can do about it. The session keeps it up to date; components only read it.
import type { ReadonlySignal } from '@preact/signals'
import type { Conflict, FieldValue, Presence, Refusal, Role } from '../../../core/sync/protocol.ts'
import type { RowState } from '../../sync/marks.ts'
import type { SyncProblem } from '../../sync/problems.ts'

/** One badge, the most urgent first: what a person has to know, then what goes on by itself. */
export type Badge =
  /** No token yet: everything works in the workbook alone. */
  | 'off'
  /** The centre was not heard yet, and it is not known to be away. */
  | 'connecting'
  /** The token is not taken any more: what was typed is kept. */
  | 'signedOut'
  /** This pane or the centre is too old for the other. */
  | 'outdated'
  /** Something else that a person has to do something about: the problem says what. */
  | 'halted'
  | 'conflict'
  | 'refused'
  /** Rows that were taken out of the sheet, and that nobody has decided about. */
  | 'missing'
  /** Excel cannot be written just now: a cell is being edited, say. */
  | 'busy'
  | 'offline'
  | 'waiting'
  | 'synced'

/** A place in the score sheet that a conflict or refusal is about; null when the row is not in this workbook. */
export type RowPlace = { readonly record: string; readonly row: number | null; readonly exam: string }

export type ShownConflict = {
  readonly conflict: Conflict
  readonly at: RowPlace
  /** May this person decide it? */
  readonly entitled: boolean
  /** Of a row that was removed: the reason that was given. */
  readonly why: string | null
}

export type ShownRefusal = { readonly at: RowPlace; readonly field: string | null; readonly refusal: Refusal }

/** A row that the centre has and this workbook lost. */
export type ShownMissing = { readonly record: string; readonly exam: string; readonly by: string | null }

/** A row that was removed at the centre, and so went out of the sheet. */
export type ShownRemoval = {
  readonly record: string
  readonly exam: string
  readonly why: string
  readonly by: string
  readonly at: string
  /** It was asked for here, and the centre has not said so yet. */
  readonly restoring: boolean
}

export type SyncView = {
  readonly badge: ReadonlySignal<Badge>
  /** Who is signed in; null without a token. */
  readonly who: ReadonlySignal<{ readonly person: string; readonly site: string; readonly role: Role } | null>
  /** Changed fields that the centre has not got yet, and the rows they are in. */
  readonly unsent: ReadonlySignal<{ readonly fields: number; readonly rows: number }>
  /** When the centre was last heard. */
  readonly heardAt: ReadonlySignal<Date | null>
  /** The centre was not reached, and is tried again then by itself. Null: it was, or it is no use before a person does something. */
  readonly nextTry: ReadonlySignal<Date | null>
  readonly conflicts: ReadonlySignal<readonly ShownConflict[]>
  readonly refused: ReadonlySignal<readonly ShownRefusal[]>
  readonly missing: ReadonlySignal<readonly ShownMissing[]>
  /** The newest first. */
  readonly removed: ReadonlySignal<readonly ShownRemoval[]>
  /** Who works in this period now, oneself left out. */
  readonly people: ReadonlySignal<readonly Presence[]>
  /** Other copies of this workbook that are open: they are merged through the centre. */
  readonly copies: ReadonlySignal<readonly Presence[]>
  /** Somebody else scores this row now; null: nobody. */
  readonly leasedTo: (record: string) => Presence | null
  /** How far the row has come; null: not looked at yet, or no exam. Read in a component it is followed. */
  readonly rowState: (record: string) => RowState | null
  /** What keeps sync from going on until a person does something, and what that is. */
  readonly problem: ReadonlySignal<SyncProblem | null>

  /** Takes a token and says hello. False: the token was not taken (the badge says why). */
  readonly signIn: (token: string, keep: boolean) => Promise<boolean>
  readonly signOut: () => Promise<void>
  /** Sends and fetches now. */
  readonly syncNow: () => Promise<void>
  /** Decides conflicts: one side's value, or another value typed by the person. Of a removed row: the row back, or gone. */
  readonly decide: (decisions: readonly Decision[]) => Promise<boolean>
  /** Sends refused changes of rows again, or puts the centre's values in their place. */
  readonly resend: (records: readonly string[]) => Promise<void>
  readonly takeTheirs: (records: readonly string[]) => Promise<void>
  /** Rows of the centre that are not in the workbook: back into empty rows, or removed at the centre with a reason. */
  readonly putBack: (records: readonly string[]) => Promise<void>
  readonly remove: (record: string, why: string) => Promise<void>
  /** A row that somebody removed at the centre comes back, there and into the sheet. */
  readonly restore: (record: string, why: string) => Promise<void>
  /** What has not reached the centre, as text to carry away by hand. */
  readonly exportUnsent: () => string
  /**
   * Puts what another copy could not send into this sheet, where it counts as typed. Null: the text is none of ours.
   * `differ`: cells that hold something that neither side knows; they are left as they are.
   */
  readonly importUnsent: (text: string) => Promise<{ readonly written: number; readonly differ: number } | null>
}

export type Choice = 'mine' | 'theirs' | 'base' | { readonly value: FieldValue }

export type Decision = { readonly conflict: string; readonly choice: Choice; readonly why?: string }
