// Receipts: proof that a workbook was filed. Each names the one before it, so a site that keeps them can show that none
// was changed, taken out or put in, without asking us.
import { createHash } from 'node:crypto'
import { canonical } from '../../core/rubric.ts'
import { sha256 } from '../sha256.ts'

export type Receipt = {
  /** Site, year, and the site's own count without a gap: S04-2026-000012. */
  readonly number: string
  readonly site: string
  readonly batch: string
  readonly filing: string
  /** ISO text, UTC. */
  readonly at: string
  /** SHA-256 (hex) of the file's bytes. */
  readonly sha256: string
  /** SHA-256 (hex) of what was read from it, whatever the order of its rows: see `contentHash`. */
  readonly contentHash: string
  readonly rubricVersion: string
  readonly rubricHash: string
  readonly engineVersion: string
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly missing: number
  /** Receipts from before there was sync say nothing of these. */
  readonly kept?: number
  readonly conflicts?: number
  /** Nor do those say this from before copies of one workbook were told apart. */
  readonly reverted?: number
  readonly warnings: number
  /** First and last month of examination. */
  readonly from: string | null
  readonly to: string | null
  /** `hash` of the site's receipt before this one; null for the first. */
  readonly previous: string | null
  /** SHA-256 (hex) of the canonical JSON (keys sorted, no spaces) of everything above. */
  readonly hash: string
}

export const receiptNumber = (site: string, at: Date, seq: number): string =>
  `${site}-${at.getFullYear()}-${String(seq).padStart(6, '0')}`

/** Site and count of a receipt number; null when it is none. */
export function receiptIn(number: string): { readonly site: string; readonly seq: number } | null {
  const found = /^(.{1,20})-\d{4}-(\d{6,9})$/.exec(number)
  return found ? { site: found[1]!, seq: Number(found[2]) } : null
}

const hashOf = (body: Omit<Receipt, 'hash'>): string => sha256(canonical(body))

export const sealed = (body: Omit<Receipt, 'hash'>): Receipt => ({ ...body, hash: hashOf(body) })

/**
 * Verifies a site's receipts, oldest first and from the first one on; needs nothing but them.
 * @returns the number of the first receipt that is not as it was given, or null
 */
export function brokenReceipt(chain: readonly Receipt[]): string | null {
  let previous: string | null = null
  for (const [index, { hash, ...body }] of chain.entries()) {
    const { seq, site } = receiptIn(body.number) ?? { seq: 0, site: '' }
    const whole = hash === hashOf(body) && body.previous === previous
    if (!whole || seq !== index + 1 || site !== body.site) return body.number
    previous = hash
  }
  return null
}

/**
 * Hash of a filing's content: the lines `record id, space, hash of the row` in the order of record ids, then the two
 * tables as canonical JSON, each line ended by a line feed.
 */
export function contentHash(rows: ReadonlyMap<string, string>, tables: readonly unknown[]): string {
  const hash = createHash('sha256')
  for (const id of [...rows.keys()].sort()) hash.update(`${id} ${rows.get(id)}\n`)
  for (const table of tables) hash.update(`${canonical(table)}\n`)
  return hash.digest('hex')
}
