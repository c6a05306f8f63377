// The rows of a filing against those that are stored: what is new is staged, what changes moves the roll-ups.
import { eq, inArray } from 'drizzle-orm'
import { Problem } from '../../core/problem.ts'
import type { Database } from './database.ts'
import { createDoor, type VersionRow } from './door.ts'
import type { Filer, FilingWish } from './file.ts'
import { createPeople } from './people.ts'
import { createRollup } from './rollup.ts'
import { entries, versions } from './schema.ts'
import type { Staging } from './staging.ts'
import { walled } from './walled.ts'

/** Few enough that what is made of them dies young: with 500, a filing of 100,000 rows took half a gigabyte more. */
const atOnce = 100

/** @throws Problem `record-locked` naming the rows, when one that is locked would change */
export async function stageRows(
  filer: Filer,
  { site, rubric, entries: sent }: FilingWish,
  batch: string,
  staging: Staging,
) {
  const door = createDoor(filer.keys, { site, batch, rubric })
  const rows = new Map<string, string>()
  const locked: number[] = []
  const rollup = createRollup()
  const people = createPeople()
  let added = 0
  let changed = 0
  let from: string | null = null
  let to: string | null = null
  for (let start = 0; start < sent.length; start += atOnce) {
    const given = sent.slice(start, start + atOnce)
    for (const { entry } of given) people.see(entry.exam)
    const some = given.map(door)
    const held = await heldRows(filer, site, some)
    const fresh: VersionRow[] = []
    const replaced: string[] = []
    for (const row of some) {
      const { recordId, hash, month } = row
      rows.set(recordId, hash)
      if (month !== '') {
        if (from === null || month < from) from = month
        if (to === null || month > to) to = month
      }
      const before = held.get(recordId)
      if (before?.hash === hash) continue
      if (before?.status === 'LOCKED') locked.push(row.row)
      if (before) {
        changed++
        replaced.push(recordId)
      } else added++
      rollup.move(row, 1)
      fresh.push(row)
    }
    for (const old of await replacedRows(filer, site, replaced)) rollup.move(old, -1)
    if (locked.length === 0) await staging.add(fresh)
    await new Promise(setImmediate)
  }
  if (locked.length > 0)
    throw new Problem('record-locked', { count: locked.length, rows: locked.slice(0, 20).join(', ') })
  return { rows, months: { from, to }, added, changed, rollup, people }
}

async function heldRows({ db }: Database, site: string, rows: readonly VersionRow[]) {
  const ids = rows.map(({ recordId }) => recordId)
  const found = await db
    .select({ recordId: entries.recordId, hash: entries.hash, status: entries.status })
    .from(entries)
    .where(walled(entries, site, inArray(entries.recordId, ids)))
  return new Map(found.map((row) => [row.recordId, row]))
}

async function replacedRows({ db }: Database, site: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select({
      month: versions.month,
      links: versions.links,
      status: versions.status,
      role: versions.role,
      sampling: versions.sampling,
    })
    .from(entries)
    .innerJoin(versions, eq(versions.id, entries.version))
    .where(walled(entries, site, inArray(entries.recordId, [...ids])))
}

/** Record ids that the source brought before and does not bring now. */
export async function missingFrom({ db }: Database, site: string, source: string, rows: ReadonlyMap<string, string>) {
  const before = await db
    .select({ recordId: entries.recordId })
    .from(entries)
    .where(walled(entries, site, eq(entries.source, source)))
    .orderBy(entries.recordId)
  return before.map(({ recordId }) => recordId).filter((id) => !rows.has(id))
}
