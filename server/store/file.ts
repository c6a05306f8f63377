// Files a workbook: compares it with what is stored, stages what is new, commits all of it at once.
import { eq } from 'drizzle-orm'
import { Problem } from '../../core/problem.ts'
import type { Rubric } from '../../core/rubric.ts'
import { canonical } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import type { Scored } from '../../templates/judge.ts'
import type { TableRow } from '../../templates/reading/tables.ts'
import { sha256 as hashOf } from '../sha256.ts'
import { version as engineVersion } from '../version.ts'
import { commit, forget, guard } from './commit.ts'
import { missingFrom, stageRows } from './compare.ts'
import { type Database, isConstraint } from './database.ts'
import { clean } from './door.ts'
import type { RubricByHash } from './entry-pages.ts'
import type { Keys } from './keys.ts'
import { sealOriginal } from './original.ts'
import { contentHash, type Receipt, receiptNumber, sealed } from './receipt.ts'
import { filings, receipts, sites } from './schema.ts'
import { createStaging } from './staging.ts'
import { createLog } from './sync/log.ts'
import { besideOthers, replaceTables } from './table-rows.ts'
import { walled } from './walled.ts'

export type FilingWish = {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly language: Language
  readonly site: string
  readonly batch: string
  readonly rubric: Rubric
  readonly workbookId: string | null
  readonly entries: readonly Scored[]
  readonly warnings: number
  /** The file is newer than everything that was filed of its workbook, whatever it shows of that. */
  readonly newest?: boolean
  readonly population: readonly TableRow[]
  readonly actions: readonly TableRow[]
}

export type FilingResult = {
  readonly receipt: Receipt
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Rows that this workbook (without an id: this batch) brought before and brings no more. They are kept. */
  readonly missing: number
  /** Record ids of the missing, at most `mostMissing`. */
  readonly missingRows: readonly string[]
  /** Values that were not taken because something newer stands there, of which the workbook did not know. */
  readonly kept: number
  /** Values that were not taken because somebody set another one: a person has to decide. */
  readonly conflicts: number
  /** Values that went back to what they were before an earlier filing of the same workbook. */
  readonly reverted: number
  /** True when the same bytes were filed before: nothing was written, this is the first answer. */
  readonly repeated: boolean
}

export type Filer = Database & {
  readonly keys: Keys
  readonly now: () => Date
  readonly newId: () => string
  readonly rubricOf: RubricByHash
}

export const mostMissing = 1000
/** Each time it was overtaken, another filing of the site was completed. */
const tries = 20

/**
 * All or nothing. The same bytes get their first receipt again and change nothing, even when another version was filed
 * in between: a copy of a request that comes late must not bring old values back.
 * @throws Problem `record-locked`, `site-unknown`, `store-busy`
 */
export const fileWorkbook = (filer: Filer, wish: FilingWish): Promise<FilingResult> =>
  filer.write(async () => {
    const sha256 = hashOf(wish.bytes)
    for (let attempt = 1; ; attempt++) {
      const known = await filedBefore(filer, wish, sha256)
      if (known) return known
      const filing = filer.newId()
      try {
        return await fileNew(filer, wish, filing, sha256)
      } catch (error) {
        await filer.batch(forget(filing))
        if (!isConstraint(error)) throw error
        // Another process filed for this site meanwhile: compare with what holds now.
        if (attempt === tries) throw new Problem('store-busy')
      }
    }
  })

async function filedBefore(
  { db }: Database,
  { site, newest = false }: FilingWish,
  sha256: string,
): Promise<FilingResult | null> {
  const [found] = await db
    .select()
    .from(filings)
    .innerJoin(receipts, eq(receipts.filing, filings.id))
    .where(walled(filings, site, eq(filings.sha256, sha256), eq(filings.newest, newest)))
  if (!found) return null
  const { added, changed, unchanged, missing, missingRows, kept, conflicts, reverted } = found.filings
  return {
    receipt: JSON.parse(found.receipts.body) as Receipt,
    ...{ added, changed, unchanged, missing, kept, conflicts, reverted },
    missingRows: JSON.parse(missingRows) as string[],
    repeated: true,
  }
}

async function fileNew(filer: Filer, wish: FilingWish, filing: string, sha256: string): Promise<FilingResult> {
  const { db, keys, now } = filer
  const { site, rubric } = wish
  const batch = clean(wish.batch)
  const workbookId = clean(wish.workbookId)
  const source = workbookId ?? (batch ? `batch:${batch}` : `file:${sha256}`)
  const [counter] = await db.select().from(sites).where(eq(sites.code, site))
  if (!counter) throw new Problem('site-unknown', { site, known: rubric.sites.map(({ code }) => code).join(' ') })
  const at = now()
  const when = at.toISOString()
  const staging = createStaging(filer, { filing, site, at: when })
  const origin = { filing, source, person: null, device: null, copy: null, at: when }
  const log = createLog({ mark: counter.marks, chain: counter.chain }, origin)
  const staged = await stageRows(filer, wish, { source, batch, log, staging, at: when })
  const { rows, months, added, changed, conflicts, reverted, unseen } = staged
  const from = { site, source, filing }
  const tables =
    unseen.size > 0 ? await besideOthers(filer, from, wish) : { statements: replaceTables(from, wish), kept: 0 }
  await staging.addOriginal(sealOriginal(keys, { site, filing, fileName: wish.fileName, bytes: wish.bytes }))

  const kept = staged.kept + tables.kept
  const gone = await missingFrom(filer, site, source, rows)
  const counts = {
    rows: rows.size,
    added,
    changed,
    unchanged: rows.size - added - changed,
    missing: gone.length,
    kept,
    conflicts,
    reverted,
  }
  const seq = counter.receipts + 1
  const bound = { site, batch, at: when, sha256, ...months, ...counts, warnings: wish.warnings }
  const receipt = sealed({
    ...bound,
    number: receiptNumber(site, at, seq),
    filing,
    contentHash: contentHash(rows, [wish.population, wish.actions]),
    rubricVersion: rubric.version,
    rubricHash: rubric.hash,
    engineVersion,
    previous: await headOf(filer, site, counter.receipts),
  })
  const missingRows = gone.slice(0, mostMissing)
  await filer.batch([
    guard(site, counter, { receipts: seq, marks: log.head().mark, chain: log.head().chain }),
    ...staging.rest(),
    ...commit(
      {
        ...bound,
        ...{ id: filing, seq, workbookId, source, language: wish.language, size: wish.bytes.length },
        ...{ rubric: rubric.hash, engine: engineVersion, missingRows: JSON.stringify(missingRows) },
        ...{ newest: wish.newest ?? false, unseen: JSON.stringify([...unseen]) },
      },
      counter.marks,
      receipt,
      canonical(receipt),
    ),
    ...staged.statements,
    ...staged.rollup.statements(site),
    ...staged.people.statements(site, filing),
    ...tables.statements,
  ])
  const { unchanged, missing } = counts
  return { receipt, added, changed, unchanged, missing, missingRows, kept, conflicts, reverted, repeated: false }
}

async function headOf({ db }: Database, site: string, seq: number): Promise<string | null> {
  const [head] = await db
    .select({ hash: receipts.hash })
    .from(receipts)
    .where(walled(receipts, site, eq(receipts.seq, seq)))
  return head?.hash ?? null
}
