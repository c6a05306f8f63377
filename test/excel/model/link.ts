// Hyperlinks of cells.
import type { Place } from './place.ts'

export type Link = {
  readonly place: Place
  readonly documentReference: string | null
  readonly address: string | null
  readonly screenTip: string
  readonly textToDisplay: string
  /** Attributes that the file had. */
  readonly loaded: Readonly<Record<string, string>> | null
}
