// One object of Excel as the wire sees it: a table of members under their wire names. Objects know nothing of batches.
import type { Place } from '../model/place.ts'

export type Scalar = { readonly get: () => unknown; readonly set?: (value: unknown) => void }

export type Thing = {
  /** The client's class, such as `Range`. */
  readonly kind: string
  /** What the client needs to address it again, such as `{ Id: '{…}' }`. */
  readonly identity?: Readonly<Record<string, string | number>>
  readonly scalars?: Readonly<Record<string, Scalar>>
  readonly objects?: Readonly<Record<string, () => Thing | null>>
  /** May give a thing, null (a null object), a plain value, or nothing. */
  readonly methods?: Readonly<Record<string, (...given: readonly unknown[]) => unknown>>
  readonly items?: () => readonly Thing[]
  /** A range lies here; it moves when rows and columns are inserted before it. */
  readonly place?: Place
  /** What this thing stands for when it is given as an argument. */
  readonly holds?: unknown
}

export const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && 'kind' in value

/** A property that is read only. */
export const read = (get: () => unknown): Scalar => ({ get })

/** A property of a plain record that remembers what was set. */
export const kept = (record: Record<string, unknown>, name: string, initial: unknown = null): Scalar => ({
  get: () => record[name] ?? initial,
  set: (value) => {
    record[name] = value
  },
})
