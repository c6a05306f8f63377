// What the API sends, as far as the page reads it. test/addin/wire.contract.ts holds it to the server's schemas.
import type { SaidFinding } from '../../core/finding.ts'

export type Site = { readonly code: string; readonly site: string; readonly company: string }

export type About = {
  readonly product: string
  readonly version: string
  readonly rubric: {
    readonly version: string
    readonly hash: string
    readonly title: string
    readonly disclaimer: string
  }
  readonly sites: readonly Site[]
  readonly today: string
}

export type Report = {
  readonly workbook: { readonly site: string | null; readonly batch: string | null; readonly rows: number }
  readonly findings: readonly SaidFinding[]
  readonly counts: {
    readonly rows: number
    readonly errors: number
    readonly warnings: number
    readonly notices: number
  }
}

export type Receipt = {
  readonly number: string
  readonly site: string
  readonly batch: string
  readonly at: string
  readonly sha256: string
  readonly contentHash: string
  readonly rubricVersion: string
  readonly rubricHash: string
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly missing: number
  /** Values that were not taken; older receipts do not say. */
  readonly kept?: number
  readonly conflicts?: number
  readonly reverted?: number
  /** Hash of the site's receipt before this one. */
  readonly previous: string | null
  readonly hash: string
}

export type Filed = {
  readonly receipt: Receipt
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly missing: number
  /** Values that were not taken: newer ones stand there, or a person has to decide. */
  readonly kept: number
  readonly conflicts: number
  /** Values that went back to what they were before an earlier filing of the workbook. */
  readonly reverted: number
  readonly missingRows: readonly string[]
  readonly repeated: boolean
}

/** Counts of what was filed. */
export type Overview = { readonly sites: readonly { readonly site: string; readonly entries: number }[] }

export type Refused = { readonly code: string; readonly message: string; readonly mend?: string }

export type FilingLine = {
  readonly id: string
  readonly site: string
  readonly batch: string
  readonly at: string
  /** First and last month of examination. */
  readonly from: string | null
  readonly to: string | null
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly receipt: string
}
