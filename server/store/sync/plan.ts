// What one push does to a site: each change merged into what stands, in order, into one log.
import type { InStatement } from '@libsql/client'
import type { Exam } from '../../../core/exam.ts'
import { type Merged, merge } from '../../../core/merge.ts'
import type { Rubric } from '../../../core/rubric.ts'
import type { Sides } from '../../../core/sync/dispute.ts'
import { isEmpty, statedFields } from '../../../core/sync/fields.ts'
import type { Mover } from '../../../core/sync/held.ts'
import {
  type Change,
  type ChangeResult,
  type FieldValue,
  type RefusalCode,
  type Side,
  wholeRow,
} from '../../../core/sync/protocol.ts'
import { isVisible } from '../../../core/sync/visibility.ts'
import { createPeople } from '../people.ts'
import { createRollup } from '../rollup.ts'
import { refusedResult, resultOf } from './answer.ts'
import { applied, conflictStatements } from './apply.ts'
import { blindness } from './blindness.ts'
import type { HeldRow } from './held-rows.ts'
import { takenIn } from './intake.ts'
import type { Door, Log, LogRow } from './log.ts'

export type Ground = {
  readonly site: string
  readonly mover: Mover & { readonly person: string }
  readonly at: string
  readonly rubrics: ReadonlyMap<string, Rubric>
  /** Rows as they stand, by record id. */
  readonly held: ReadonlyMap<string, HeldRow>
  /** Exams that the person reads as second reader. */
  readonly blind: ReadonlySet<string>
  /** By record, field and mark of the log. */
  readonly side: (record: string, field: string, mark: number) => Side
  readonly newId: () => string
}

export type Plan = {
  readonly results: readonly ChangeResult[]
  readonly logged: readonly LogRow[]
  readonly statements: readonly InStatement[]
  /** Rows as they stand after it. */
  readonly held: ReadonlyMap<string, HeldRow>
  /** Exams of which others see something else now. */
  readonly sighted: ReadonlySet<string>
  readonly rollup: ReturnType<typeof createRollup>
  readonly people: ReturnType<typeof createPeople>
}

export function planOf(log: Log, ground: Ground, changes: readonly Change[]): Plan {
  const { site, mover, at, rubrics, blind, newId } = ground
  const held = new Map(ground.held)
  const logged: LogRow[] = []
  const statements: InStatement[] = []
  const rollup = createRollup()
  const people = createPeople()
  const sight = blindness()
  /** As the rows stood after each change, by its mark. */
  const passed = new Map<number, { readonly record: string; readonly after: HeldRow }>()

  function side(record: string, field: string, mark: number): Side {
    const own = passed.get(mark)
    if (!own) return ground.side(record, field, mark)
    return { value: valueIn(own.after.held, field), mark, by: mover.person, at }
  }

  function take(given: Change): ChangeResult {
    const { record } = given
    const before = held.get(record) ?? null
    const refuse = (code: RefusalCode, field: string | null = null) => refusedResult(record, { code, field })
    if (before && !isVisible(before.seen, mover, blind)) return refuse('not-entitled')
    const rubric = rubricFor(rubrics, given, before)
    if (!rubric) return refuse('rubric-unknown')
    const { change, refusal } = takenIn(rubric, site, given, before?.held ?? null)
    if (!change) return refuse(refusal.code, refusal.field)
    const mark = log.next()
    const sides: Sides = (field, of) => side(record, field, of)
    const merged = merge(before?.held ?? null, change, mover, { mark, at, sides, newId })
    if (merged.changes) enter(before, change, rubric, withoutForeign(rubric, before, merged))
    return resultOf(given, merged)
  }

  function enter(before: HeldRow | null, change: Change, rubric: Rubric, merged: Merged) {
    const { after, logged: row } = applied(log, {
      site,
      recordId: change.record,
      rubric,
      before,
      merged,
      person: mover.person,
      door: doorOf(change, merged),
      why: change.why ?? null,
    })
    held.set(change.record, after)
    passed.set(row.seq, { record: change.record, after })
    logged.push(row)
    statements.push(...conflictStatements(site, merged, row.seq))
    sight.moved(before, after)
    rollup.replace(countedOf(before), countedOf(after))
    if (people.concerns(merged.set)) people.see(after.held.fields as unknown as Exam)
  }

  const results = changes.map(take)
  return { results, logged, statements, held, sighted: sight.exams, rollup, people }
}

const countedOf = (row: HeldRow | null) => (row && !row.held.removed ? row.row : null)

export const valueIn = ({ fields, removed }: HeldRow['held'], field: string): FieldValue =>
  field === wholeRow ? (removed ? 'removed' : null) : (fields[field] ?? null)

/** The newer one of the change's and the row's; null when the change's is not known here. */
function rubricFor(rubrics: Ground['rubrics'], change: Change, before: HeldRow | null): Rubric | null {
  const all = [...rubrics.values()]
  const stands = all.findIndex(({ hash }) => hash === before?.row.rubric)
  if (change.kind !== 'set') return all.at(stands)!
  const asked = rubrics.get(change.rubric)
  return asked ? all[Math.max(stands, all.indexOf(asked))]! : null
}

/** A row that is scored by a newer rubric from now on loses what that one does not know; the log keeps it. */
function withoutForeign(rubric: Rubric, before: HeldRow | null, merged: Merged): Merged {
  if (!before || before.row.rubric === rubric.hash || isEmpty(merged.set)) return merged
  const gone = Object.keys(before.held.fields).filter(
    (field) => !rubric.itemById.has(field) && !statedFields(rubric).has(field),
  )
  return { ...merged, set: { ...Object.fromEntries(gone.map((field) => [field, null])), ...merged.set } }
}

function doorOf({ kind }: Change, { set, settled, moved, accepted }: Merged): Door {
  if (kind !== 'set') return typeof accepted === 'object' && wholeRow in accepted ? kind : 'conflict'
  if (settled.length > 0 && moved.length === 0) return 'settle'
  return isEmpty(set) ? 'conflict' : 'push'
}
