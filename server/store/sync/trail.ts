// The audit trail of a row: every change of it, from the first.

import { Problem } from '../../../core/problem.ts'
import type { Rubric } from '../../../core/rubric.ts'
import type { Removal } from '../../../core/sync/held.ts'
import type { Conflict, FieldValue } from '../../../core/sync/protocol.ts'
import { isVisible } from '../../../core/sync/visibility.ts'
import { fieldsOf } from '../stored-row.ts'
import { shownConflict } from './answer.ts'
import { blindStatement, blindTokens } from './blindness.ts'
import type { Who } from './devices.ts'
import type { Feeder } from './feed.ts'
import { heldRows, heldStatements, parsed, text } from './held-rows.ts'
import type { Past } from './history.ts'
import type { Delta } from './log.ts'
import { isMade } from './sides.ts'

export type TrailChange = {
  readonly mark: number
  readonly at: string
  /** Null: a filing, which knows the site but not the person. */
  readonly by: string | null
  readonly door: string
  readonly why: string | null
  readonly fields: Readonly<Record<string, { readonly old: FieldValue; readonly new: FieldValue }>>
  /** Is the row gone with this change, or since one before? */
  readonly removed: boolean
  readonly opened: readonly Conflict[]
  readonly settled: readonly string[]
}

export type Trail = { readonly record: string; readonly changes: readonly TrailChange[] }

/** @throws Problem `record-unknown`, also when the person may not see the row */
export async function trailOf({ read, rubricOf }: Feeder, who: Who, record: string): Promise<Trail> {
  const { site, person } = who
  const [stands, open, second, log] = await read([
    ...heldStatements(site, [record]),
    blindStatement(site, [person]),
    {
      sql: `select seq, at, person, door, why, delta, about, removed, facts, items, rubric from versions
where site = ? and record_id = ? and ${isMade} order by +seq`,
      args: [site, record],
    },
  ])
  const row = (await heldRows(rubricOf, stands!, open!)).get(record)
  if (!row || !isVisible(row.seen, who, blindTokens(second!, who.person))) throw new Problem('record-unknown')
  const changes: TrailChange[] = []
  for (const each of log!.rows) {
    const about = parsed<NonNullable<Past['about']>>(each.about)
    const delta =
      parsed<Delta>(each.delta) ??
      firstDelta(await rubricOf(String(each.rubric)), String(each.facts), String(each.items))
    changes.push({
      mark: Number(each.seq),
      at: String(each.at),
      by: text(each.person),
      door: String(each.door),
      why: text(each.why),
      fields: Object.fromEntries(Object.entries(delta).map(([field, [old, now]]) => [field, { old, new: now }])),
      removed: parsed<Removal>(each.removed) !== null,
      opened: (about?.open ?? []).map(shownConflict),
      settled: about?.over ?? [],
    })
  }
  return { record, changes }
}

const firstDelta = (rubric: Rubric, facts: string, items: string): Delta =>
  Object.fromEntries(Object.entries(fieldsOf(rubric, { facts, items })).map(([field, value]) => [field, [null, value]]))
