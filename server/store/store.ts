// Everything that is kept, behind one door.
import { asc, eq, lt } from 'drizzle-orm'
import type { Entry } from '../../core/exam.ts'
import type { FiledEntry } from '../../core/filed.ts'
import { Problem } from '../../core/problem.ts'
import { parseRubric, type Rubric } from '../../core/rubric.ts'
import type { Facts } from '../../core/statistics/population.ts'
import type { FeedAnswer, FeedQuery, Push, PushAnswer } from '../../core/sync/protocol.ts'
import { forget } from './commit.ts'
import { type Connect, type Database, openDatabase } from './database.ts'
import { entryPages, type Filter, type RubricByHash } from './entry-pages.ts'
import { type FilingResult, type FilingWish, fileWorkbook } from './file.ts'
import { chainOf, type FilingSummary, filingsOf, type Overview, overviewOf, receiptOf } from './filed.ts'
import { type Keys, openKeys } from './keys.ts'
import { type Original, openOriginal } from './original.ts'
import type { Receipt } from './receipt.ts'
import { entries, meta, rubrics, stagings } from './schema.ts'
import { seedStatements } from './seed.ts'
import { logWhatWasFiled } from './sync/backfill.ts'
import { createDevices, type Devices, type Who } from './sync/devices.ts'
import { feedPage, headOf } from './sync/feed.ts'
import { createPushes } from './sync/push.ts'
import { type Trail, trailOf } from './sync/trail.ts'
import { type Verified, verifiedLog } from './sync/verify.ts'
import { factsOf } from './table-rows.ts'
import type { Whose } from './walled.ts'

export type { Filter } from './entry-pages.ts'
export type { FilingResult, FilingWish } from './file.ts'
export type { FilingSummary, Overview } from './filed.ts'
export type { Receipt } from './receipt.ts'
export type { Device, DeviceWish, Who } from './sync/devices.ts'
export type { Trail } from './sync/trail.ts'

export type Store = {
  /** Files all of a workbook, or nothing. @throws Problem `record-locked`, `site-unknown`, `store-busy` */
  readonly file: (wish: FilingWish) => Promise<FilingResult>
  readonly filings: (filter: Filter) => Promise<readonly FilingSummary[]>
  readonly receipt: (number: string) => Promise<Receipt | null>
  /** A site's receipts, oldest first, and the number of the first one that is not whole (null: none). */
  readonly receipts: (
    site: string,
  ) => Promise<{ readonly receipts: readonly Receipt[]; readonly broken: string | null }>
  readonly original: (site: Whose, filing: string) => Promise<Original | null>
  /** Pages of at most 1,000 entries, in the order of site, month and record id. */
  readonly entries: (filter: Filter) => AsyncIterable<readonly FiledEntry[]>
  /** A site's locked entries by record id (rule VR-48). */
  readonly locked: (site: string) => Promise<ReadonlyMap<string, Entry>>
  /** Rows of 工作量与总体数据 and 整改台账. */
  readonly facts: (filter: Pick<Filter, 'site'>) => Promise<Facts>
  readonly overview: (filter: Filter) => Promise<Overview>
  /** Which database this is. */
  readonly epoch: string
  /** A site's newest mark. */
  readonly head: (site: string) => Promise<number>
  /** Hex key of a site for tokens of accession numbers. */
  readonly tokenKey: (site: string) => string
  /**
   * @param body the push as it came, which it is known by when it comes again
   * @throws Problem `push-reused`, `centre-restored`, `store-busy`
   */
  readonly push: (who: Who, push: Push, body?: string | Uint8Array) => Promise<PushAnswer>
  readonly feed: (who: Who, query: FeedQuery) => Promise<FeedAnswer>
  /** How a row came to be what it is. @throws Problem `record-unknown` */
  readonly trail: (who: Who, record: string) => Promise<Trail>
  /** Proves a site's change log. */
  readonly verify: (site: string) => Promise<Verified>
  readonly devices: Devices
  readonly close: () => Promise<void>
}

export type StoreOptions = {
  /** `file:…`, or `http(s):…` of a libSQL server. */
  readonly url: string
  /** Where the master key lies; it is made on the first day. Losing it loses the originals. */
  readonly keyFile: string
  readonly now: () => Date
  readonly newId: () => string
  readonly rubrics: ReadonlyMap<string, Rubric>
  /** How the database is reached; tests stand between. */
  readonly connect?: Connect
  /** Batches are written in a thread of their own, so that who reads does not wait for them. For servers. */
  readonly ownThread?: boolean
}

/** How long a filing may take to be written; older stagings belong to a process that died. */
const stagingMinutes = 60

/**
 * Opens the store and brings it up to date.
 * @throws Problem `key-mismatch` when the database was written with another key
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { keyFile, now, newId, rubrics: known } = options
  const keys = openKeys(keyFile)
  const database = await openDatabase(options)
  const rubricOf = rubricReader(database, known)
  let epoch: string
  try {
    epoch = await prepare(database, keys, known, { now: now(), epoch: newId() })
    await logWhatWasFiled(database, rubricOf)
  } catch (error) {
    await database.close()
    throw error
  }
  const filer = { ...database, keys, now, newId, rubricOf, epoch, rubrics: known }
  const pushes = createPushes(filer)
  return {
    file: (wish) => fileWorkbook(filer, wish),
    filings: (filter) => filingsOf(database, filter),
    receipt: (number) => receiptOf(database, number),
    receipts: (site) => chainOf(database, site),
    original: (site, filing) => openOriginal(filer, site, filing),
    entries: (filter) => entryPages(database, rubricOf, filter),
    locked: async (site) => {
      const found = new Map<string, Entry>()
      for await (const page of entryPages(database, rubricOf, { site }, eq(entries.status, 'LOCKED')))
        for (const { entry } of page) found.set(entry.exam.record_id!, entry)
      return found
    },
    facts: ({ site }) => factsOf(database, site),
    overview: (filter) => overviewOf(database, filter),
    epoch,
    head: (site) => headOf(database, site),
    tokenKey: (site) => Buffer.from(keys.tokenKey(site)).toString('hex'),
    push: (who, push, body = JSON.stringify(push)) => pushes(who, push, body),
    feed: (who, query) => feedPage(filer, who, query),
    trail: (who, record) => trailOf(filer, who, record),
    verify: (site) => verifiedLog(filer, site),
    devices: createDevices(database, now),
    close: async () => {
      await database.write(async () => {})
      await database.close()
    },
  }
}

/** Rubrics, sites and the key's check; and what a process that died had staged goes. */
async function prepare(
  database: Database,
  keys: Keys,
  known: ReadonlyMap<string, Rubric>,
  first: { readonly now: Date; readonly epoch: string },
): Promise<string> {
  const { db, write, batch } = database
  return write(async () => {
    await batch(seedStatements(keys, [...known.values()], first.epoch))
    const [check] = await db.select().from(meta).where(eq(meta.key, 'key')).orderBy(asc(meta.key))
    if (check?.value !== keys.check) throw new Problem('key-mismatch')
    const old = new Date(first.now.getTime() - stagingMinutes * 60_000).toISOString()
    for (const { filing } of await db.select().from(stagings).where(lt(stagings.at, old))) await batch(forget(filing))
    const [own] = await db.select().from(meta).where(eq(meta.key, 'epoch'))
    return own!.value
  })
}

/** Rubrics that came with the product, else as the database keeps them: entries are scored by the rubric they were made with. */
function rubricReader({ db }: Database, known: ReadonlyMap<string, Rubric>): RubricByHash {
  const byHash = new Map([...known.values()].map((rubric) => [rubric.hash, rubric]))
  return async (hash) => {
    const here = byHash.get(hash)
    if (here) return here
    const [stored] = await db.select().from(rubrics).where(eq(rubrics.hash, hash))
    if (!stored) throw new Error(`no rubric ${hash}`)
    const rubric = parseRubric(JSON.parse(stored.content), hash)
    byHash.set(hash, rubric)
    return rubric
  }
}
