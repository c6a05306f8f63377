// What pane and centre say to each other. server/SYNC.md tells the story; these are the words.

/** Raised when an older side would misunderstand; `oldest` is the oldest that this code still speaks. */
export const protocol = { newest: 1, oldest: 1 } as const

/** Of one push (its bytes before they are squeezed), and of one page of the feed. */
export const limits = { changes: 200, pushBytes: 512 * 1024, page: 500, why: 500 } as const

/**
 * A field of a row: a column that people state (`statedFields`), or an item by its id. Values as in `Exam`: texts, numbers,
 * stamps in whole seconds; an item's is its canonical text. `null` is empty. Derived values are never fields.
 */
export type FieldValue = string | number | null
export type Fields = Readonly<Record<string, FieldValue>>

/** Sequence numbers by field: the change of the site that set the field last. 0: never set. */
export type Marks = Readonly<Record<string, number>>

/** The place of a conflict that is about the row as a whole: one side removed it, the other changed it. */
export const wholeRow = '*'

export type Change =
  | {
      readonly kind: 'set'
      readonly record: string
      /** Version of the rubric that the values were made with. */
      readonly rubric: string
      /** For each field of `set`, the mark of the value that the person had before them; left out: 0. */
      readonly base: Marks
      readonly set: Fields
      /** Conflicts that this decides. With an empty `set` what holds is kept. */
      readonly settles?: readonly string[]
      /** Who types needs no reason; who decides a conflict may give one. */
      readonly why?: string
    }
  | {
      readonly kind: 'remove' | 'restore'
      readonly record: string
      /** The newest mark of the row that the person had seen. */
      readonly base: number
      readonly settles?: readonly string[]
      readonly why: string
    }

/** A copy of a workbook, as it is open somewhere: `id` is the workbook's own, `copy` is made anew for each copy. */
export type Lineage = { readonly workbook: string; readonly copy: string }

export type Push = {
  readonly protocol: number
  /** The idempotency key: a push that is sent again carries the same one and the same changes. */
  readonly push: string
  readonly epoch: string
  /** The newest mark that the sender heard of, in a page or an answer, and the site's chain there; a centre that lost it refuses. */
  readonly seen?: { readonly mark: number; readonly hash: string }
  readonly lineage: Lineage
  readonly changes: readonly Change[]
}

export type Side = {
  readonly value: FieldValue
  readonly mark: number
  /** Work code; null when it was not a person (a row that was never set). */
  readonly by: string | null
  /** ISO text, the centre's clock. */
  readonly at: string | null
}

/** Two values for one field. `theirs` holds at the centre until a person decides. Field `*`: `"removed"` or null. */
export type Conflict = {
  readonly id: string
  readonly record: string
  readonly field: string
  readonly base: Side
  readonly theirs: Side
  /** Of the one who came second. */
  readonly mine: Side
  /** The copy of the workbook that `mine` came from. */
  readonly copy: string | null
}

/**
 * Marks of the fields of a change that hold now as they were sent, those that held already included. One number: all fields of
 * `set` have that mark, and this change gave it to them.
 */
export type Accepted = number | Marks

export type ChangeResult = {
  readonly record: string
  readonly accepted: Accepted
  readonly conflicts: readonly Conflict[]
  /** Conflicts of this row that are decided now. */
  readonly settled: readonly string[]
  /** Nothing of the change was taken. Never keeps those behind it from being taken. */
  readonly refused: Refusal | null
}

export const refusals = [
  'record-locked',
  /** Another exam has this row's id: two copies of a workbook used the same prepared row. A new id mends it. */
  'record-taken',
  'record-removed',
  'rubric-unknown',
  'field-unknown',
  'value-wrong',
  'not-entitled',
  'conflict-unknown',
] as const
export type RefusalCode = (typeof refusals)[number]
export type Refusal = { readonly code: RefusalCode; readonly field: string | null }

export type PushAnswer = {
  readonly push: string
  readonly epoch: string
  /** The site's newest mark. */
  readonly head: number
  /** The site's chain at `head`. */
  readonly hash?: string
  /** In the order of the push's changes. */
  readonly results: readonly ChangeResult[]
}

/** A row of the feed: what of it changed after the reader's mark. */
export type FeedRow = {
  readonly record: string
  /** The row's newest mark. */
  readonly mark: number
  readonly rubric: string
  readonly set: Fields
  /** Of the fields of `set`; those that are left out have the row's mark. */
  readonly marks: Marks
  readonly removed: { readonly why: string; readonly by: string; readonly at: string } | null
  /** True: the reader may not see the row (any more), and nothing of it is told. */
  readonly hidden: boolean
  /** All that are open. */
  readonly conflicts: readonly Conflict[]
  readonly by: string | null
  readonly at: string
}

export type FeedQuery = {
  /** Mark of the last page; 0 from the beginning. */
  readonly since: number
  /** `hash` of the last page; empty from the beginning. */
  readonly hash: string
  /**
   * Mark up to which the reader has everything: where the first of these pages began. A row comes once, at its newest mark,
   * however many pages that is behind the marks of its fields; all fields beyond `from` come with it. Left out: all fields.
   */
  readonly from?: number
  /** The newest mark that the reader heard of in an answer, beyond `since`, and the chain there: a centre that was put back may have lost it. */
  readonly heard?: number
  readonly heardHash?: string
  /** Only rows of this batch; a row that left it comes as hidden. */
  readonly batch: string | null
  readonly limit: number
}

export type FeedPage = {
  readonly epoch: string
  /** As asked; a page that does not begin where the reader stands is thrown away. */
  readonly since: number
  /** By mark. */
  readonly rows: readonly FeedRow[]
  readonly next: number
  /** The site's chain at `next`. */
  readonly hash: string
  readonly more: boolean
  readonly head: number
}

/** The centre does not know the reader's mark and hash: it was restored from an older copy. The reader begins anew. */
export type FeedAnswer = FeedPage | { readonly epoch: string; readonly lost: true; readonly head: number }

export type Hello = {
  readonly protocol: { readonly newest: number; readonly oldest: number }
  readonly epoch: string
  readonly site: string
  readonly person: string
  readonly role: Role
  readonly head: number
  /** Hex key of the site for tokens of accession numbers (HMAC-SHA256, first 16 hex digits). Kept in memory only. */
  readonly tokenKey: string
  readonly rubrics: readonly { readonly version: string; readonly hash: string }[]
}

/** A reader decides conflicts that one of the sides is theirs; an arbiter decides all, and sees blind second readings. */
export const roles = ['reader', 'arbiter'] as const
export type Role = (typeof roles)[number]

export type Presence = {
  readonly person: string
  readonly lineage: Lineage
  readonly batch: string
  /** The row that is being scored: leased to this person until `until`, unless somebody else had it first. */
  readonly record: string | null
  readonly since: string
  readonly until: string
}

/** What is told while waiting: that there is something, never what. */
export type News = { readonly epoch: string; readonly head: number; readonly people: readonly Presence[] }
