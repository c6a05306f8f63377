// What statistics are made of: a row as it was filed, with its scores.
import type { Entry } from './exam.ts'
import type { CaseScore } from './score.ts'

export type FiledEntry = {
  /** Code of the site that filed it. */
  readonly site: string
  readonly entry: Entry
  readonly score: CaseScore
}
