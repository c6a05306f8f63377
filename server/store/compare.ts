// The rows of a filing against those that are stored: what is new or changes is staged, and moves the roll-ups.
import type { InStatement } from '@libsql/client'
import { eq, inArray, isNull } from 'drizzle-orm'
import { Problem } from '../../core/problem.ts'
import type { Fields } from '../../core/sync/protocol.ts'
import type { Database } from './database.ts'
import { clean, createDoor, type Door, tokenOf } from './door.ts'
import type { Filer, FilingWish } from './file.ts'
import { itemsText, unscoredText } from './item-texts.ts'
import { createPeople } from './people.ts'
import { createRollup } from './rollup.ts'
import { entries } from './schema.ts'
import type { Staging } from './staging.ts'
import type { StoredRow } from './stored-row.ts'
import { seenOf } from './sync/apply.ts'
import { blindness, siblings } from './sync/blindness.ts'
import type { Log, LogRow } from './sync/log.ts'
import { firstVersion, refiledRows } from './sync/refiled-rows.ts'
import { type File, unseenBy } from './sync/unseen.ts'
import { walled } from './walled.ts'

/** Few enough that what is made of them dies young: with 500, a filing of 100,000 rows took half a gigabyte more. */
const atOnce = 100

type Into = {
  readonly source: string
  readonly batch: string
  readonly log: Log
  readonly staging: Staging
  readonly at: string
}

/** @throws Problem `record-locked`, `record-taken` naming the rows, when one that is locked or of another exam would change */
export async function stageRows(filer: Filer, wish: FilingWish, { source, batch, log, staging, at }: Into) {
  const { site, rubric, entries: sent, newest = false } = wish
  const door = createDoor(filer.keys, { site, batch, rubric })
  const ids = sent.map(door.idOf)
  const unseen = newest ? new Set<string>() : await unseenBy(filer, fileOf(filer, wish, { source, door, ids }))
  const seconds = secondReadings(filer, wish)
  const rows = new Map<string, string>()
  const months = createSpan()
  const locked: number[] = []
  const taken: number[] = []
  const rollup = createRollup()
  const people = createPeople()
  const sight = blindness()
  const touched = new Set<string>()
  const conflicts: InStatement[] = []
  const counts = { added: 0, changed: 0, kept: 0, reverted: 0, conflicts: 0 }
  for (let start = 0; start < sent.length; start += atOnce) {
    const given = sent.slice(start, start + atOnce)
    for (const { entry } of given) people.see(entry.exam)
    const some = given.map((scored, n) => door.row(scored, ids[start + n]!))
    const held = await heldHashes(filer, site, some)
    const fresh: LogRow[] = []
    const other: StoredRow[] = []
    for (const row of some) {
      rows.set(row.recordId, row.hash)
      months.add(row.month)
      const before = held.get(row.recordId)
      // Whoever says that the file holds gives up what is in conflict with it.
      if (before === row.hash && !newest) continue
      if (before) other.push(row)
      else {
        counts.added++
        fresh.push(firstVersion(log, row))
        rollup.replace(null, row)
        sight.moved(null, seenIn(row))
      }
    }
    const refiled = await refiledRows(filer, log, { site, source, rubric, at, seconds, unseen, newest }, other)
    for (const { row, before, after, logged, merged, kept, disputed, reverted, conflicts: closing } of refiled) {
      counts.kept += kept
      counts.reverted += reverted
      counts.conflicts += disputed
      if (merged.refused) (merged.refused.code === 'record-taken' ? taken : locked).push(row.row)
      if (!logged) continue
      if (Object.keys(merged.set).length > 0) counts.changed++
      touched.add(row.recordId)
      fresh.push(logged)
      conflicts.push(...closing)
      sight.moved(before, after)
      if (!before.held.removed) rollup.replace(before.row, after.row)
    }
    if (locked.length + taken.length === 0) await staging.add(fresh)
    await new Promise(setImmediate)
  }
  if (locked.length > 0) throw new Problem('record-locked', named(locked))
  if (taken.length > 0) throw new Problem('record-taken', named(taken))
  await staging.add(await siblings(filer, site, log, sight.exams, touched))
  return { rows, months: months.span(), ...counts, unseen, rollup, people, statements: conflicts }
}

type Named = { readonly source: string; readonly door: Door; readonly ids: readonly string[] }

/** The file as it is asked what it has seen: by record id, each row made only when it is asked for. */
function fileOf({ keys }: Filer, { site, rubric, entries: sent }: FilingWish, { source, door, ids }: Named): File {
  const places = new Map(ids.map((id, n) => [id, n]))
  return {
    ...{ site, source, unscored: unscoredText(rubric) },
    row: (recordId) => {
      const scored = sent[places.get(recordId) ?? -1]
      if (!scored) return null
      const { exam, items, unread } = scored.entry
      return {
        ...{ token: tokenOf(keys, site, exam), reader: clean(exam.qc_person_id), items: itemsText(rubric, items) },
        ...{ unread, fields: () => door.fields(scored) },
      }
    },
  }
}

const named = (rows: readonly number[]) => ({ count: rows.length, rows: rows.slice(0, 20).join(', ') })

/** Exams of which the filing brings a second reading, by token. */
const secondReadings = ({ keys }: Filer, { site, entries: sent }: FilingWish): ReadonlySet<string | null> =>
  new Set(
    sent.filter(({ entry }) => entry.exam.qc_role === 'D').map(({ entry: { exam } }) => tokenOf(keys, site, exam)),
  )

const seenIn = (row: StoredRow) => ({
  // Only of second readings does it matter who made them.
  seen:
    row.role === 'D' ? seenOf(JSON.parse(row.facts) as Fields, null) : { role: row.role, reader: null, token: null },
  held: { removed: null },
})

function createSpan() {
  let from: string | null = null
  let to: string | null = null
  return {
    add: (month: string) => {
      if (month === '') return
      if (from === null || month < from) from = month
      if (to === null || month > to) to = month
    },
    span: () => ({ from, to }),
  }
}

async function heldHashes({ db }: Database, site: string, rows: readonly StoredRow[]) {
  const ids = rows.map(({ recordId }) => recordId)
  const found = await db
    .select({ recordId: entries.recordId, hash: entries.hash })
    .from(entries)
    .where(walled(entries, site, inArray(entries.recordId, ids)))
  return new Map(found.map(({ recordId, hash }) => [recordId, hash]))
}

/** Record ids that the source brought before and does not bring now. */
export async function missingFrom({ db }: Database, site: string, source: string, rows: ReadonlyMap<string, string>) {
  const before = await db
    .select({ recordId: entries.recordId })
    .from(entries)
    .where(walled(entries, site, eq(entries.source, source), isNull(entries.removed)))
  return before
    .map(({ recordId }) => recordId)
    .filter((id) => !rows.has(id))
    .sort()
}
