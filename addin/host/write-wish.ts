// Cells to write in one action, and what puts them back.
import type { SheetId } from './sheet-host.ts'

/**
 * Null clears the cell. Text is written as text whatever it looks like. A moment (ISO text) is written as a date. A formula
 * is given without `=`, in en-US notation.
 */
export type WriteValue = string | number | boolean | null | { readonly date: string } | { readonly formula: string }

export type WriteCell = {
  /** Excel's own row number, zero-based column. */
  readonly row: number
  readonly column: number
  readonly value: WriteValue
  /** Instead of the format that the value asks for (`@` for text, a date's for a moment, none for the rest). */
  readonly numberFormat?: string
}

export type WriteWish = {
  readonly sheet: SheetId
  readonly cells: readonly WriteCell[]
  /** Lift the protection for the write and put it back as it was, all in one batch. */
  readonly unlock?: { readonly password?: string }
}

/** A cell as it stood: its formula or value, and its number format. */
export type Stood = {
  readonly row: number
  readonly column: number
  readonly before: {
    /** With `=` when it is a formula. */
    readonly content: string | number | boolean
    readonly formula: boolean
    readonly numberFormat: string
  }
  /** What was written, as the host shows it now. */
  readonly after: string | number | boolean
}

export type Undo = {
  readonly sheet: SheetId
  readonly cells: readonly Stood[]
  /** The cells lie behind a lock, which was lifted for the write. */
  readonly unlock?: { readonly password?: string }
}

/** The undo of an undo is the redo. */
export type Written = { readonly undo: Undo }
