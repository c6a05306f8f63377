// What pushes that are taken together do to a site: all of it follows from one reading, and is written at once.
import type { InStatement, ResultSet } from '@libsql/client'
import { Problem } from '../../../core/problem.ts'
import type { Rubric } from '../../../core/rubric.ts'
import type { Push, PushAnswer } from '../../../core/sync/protocol.ts'
import { type Counters, guard, hold } from '../commit.ts'
import type { Database } from '../database.ts'
import type { RubricByHash } from '../entry-pages.ts'
import { inserts } from '../insert.ts'
import { pushes, versions } from '../schema.ts'
import { answerFrom, keptAnswer } from './answer.ts'
import { blindStatement, blindTokens, siblings } from './blindness.ts'
import type { Who } from './devices.ts'
import { heldRows, heldStatements } from './held-rows.ts'
import { createLog, type Head } from './log.ts'
import { type Ground, planOf } from './plan.ts'
import { isMade, marksAsked, sidesFrom, sidesStatement } from './sides.ts'

export type Pusher = Database & {
  readonly now: () => Date
  readonly newId: () => string
  readonly epoch: string
  readonly rubrics: ReadonlyMap<string, Rubric>
  readonly rubricOf: RubricByHash
}

/** A push as it came: `hash` is that of its body. */
export type Came = { readonly who: Who; readonly push: Push; readonly hash: string }

export type Told = { readonly answer: PushAnswer } | { readonly failed: unknown }
/** `later`: it changes who may see what, or one before it does, so it has to be looked at again once that is written. */
type Outcome = Told | 'later'

export type SitePlan<Push extends Came> = {
  readonly outcomes: ReadonlyMap<Push, Outcome>
  readonly statements: readonly InStatement[]
  /** Where the log stands with it. */
  readonly head: Head
  /** Does it change who may see what? */
  readonly sighted: boolean
}

const recordsOf = (came: readonly Came[]): readonly string[] => [
  ...new Set(came.flatMap(({ push }) => push.changes.map(({ record }) => record))),
]

/** What is to be read for `sitePlan`. */
export const asked = (site: string, came: readonly Came[]): InStatement[] => [
  { sql: 'select receipts, marks, chain from sites where code = ?', args: [site] },
  {
    sql: 'select id, hash, answer from pushes where site = ? and id in (select value from json_each(?))',
    args: [site, JSON.stringify(came.map(({ push }) => push.push))],
  },
  {
    sql: `select seq, chain from versions where site = ? and seq in (select value from json_each(?)) and ${isMade}`,
    args: [site, JSON.stringify(came.map(({ push }) => push.seen?.mark ?? 0))],
  },
  blindStatement(
    site,
    came.map(({ who }) => who.person),
  ),
  ...heldStatements(site, recordsOf(came)),
]

/**
 * @param head where the site's log will stand once what is being written is; null: as it was read
 * @param found what `asked` found
 */
export async function sitePlan<Push extends Came>(
  pusher: Pusher,
  { site, head: coming }: { readonly site: string; readonly head: Head | null },
  came: readonly Push[],
  found: readonly ResultSet[],
): Promise<SitePlan<Push>> {
  const [counters, known, chains, seconds, stands, open] = found
  const counter = counters!.rows[0]
  const receipts = Number(counter?.receipts)
  const first: Head = coming ?? { mark: Number(counter?.marks), chain: String(counter?.chain) }
  const answers = new Map(known!.rows.map(({ id, hash, answer }) => [id, { hash, answer: String(answer) }]))
  const chainAt = new Map(chains!.rows.map(({ seq, chain }) => [Number(seq), chain]))
  const held = await heldRows(pusher.rubricOf, stands!, open!)

  let head = first
  /** The last one changed who may see what: that is taken alone. */
  let sighted = false
  const behind: InStatement[] = []

  async function take(each: Came): Promise<Outcome> {
    const { who, push, hash } = each
    if (!counter) throw new Problem('site-unknown', { site, known: '' })
    const before = answers.get(push.push)
    if (before) {
      if (before.hash !== hash) throw new Problem('push-reused')
      return { answer: answerFrom(push, pusher.epoch, before.answer) }
    }
    const { seen } = push
    if (seen && seen.mark > 0 && chainAt.get(seen.mark) !== seen.hash) throw new Problem('centre-restored')
    if (sighted) return 'later'
    const { at, log, plan } = await merged(pusher, each, head, { held, blind: blindTokens(seconds!, who.person) })
    // The rows that are told anew are read as they stand, without what is written together with this.
    if (plan.sighted.size > 0 && (coming || behind.length > 0)) return 'later'
    const told = await siblings(pusher, site, log, plan.sighted, plan.held)
    const next = log.head()
    const answer = {
      ...{ push: push.push, epoch: pusher.epoch, head: next.mark, hash: next.chain },
      results: plan.results,
    }
    if (next.mark > head.mark)
      behind.push(
        ...inserts(versions, [...plan.logged, ...told]),
        hold({ site, filing: push.push, since: head.mark }, 'as before'),
      )
    behind.push(
      ...plan.statements,
      ...plan.rollup.statements(site),
      ...plan.people.statements(site, push.push),
      ...inserts(pushes, [{ site, id: push.push, device: who.device, hash, answer: keptAnswer(answer), at }]),
    )
    head = next
    sighted = plan.sighted.size > 0
    return { answer }
  }

  const outcomes = new Map<Push, Outcome>()
  for (const each of came) outcomes.set(each, await take(each).catch((failed: unknown) => ({ failed })))
  const counted = (at: Head): Counters => ({ receipts, marks: at.mark, chain: at.chain })
  const statements = [guard(site, counted(first), counted(head)), ...behind]
  return { outcomes, head, sighted, statements: behind.length > 0 ? statements : [] }
}

/** One push merged into what stands. */
async function merged(pusher: Pusher, { who, push }: Came, head: Head, stands: Pick<Ground, 'held' | 'blind'>) {
  const { read, now, newId, rubrics, rubricOf } = pusher
  const { site, device, person, role } = who
  const { changes, lineage } = push
  const at = now().toISOString()
  const from = { source: lineage.workbook, copy: lineage.copy, person }
  const log = createLog(head, { ...from, filing: push.push, device, at })
  const marks = marksAsked(stands.held, changes)
  const sides = marks.length > 0 ? await read([sidesStatement(site, marks)]) : []
  const side = await sidesFrom(rubricOf, sides[0])
  const plan = planOf(log, { ...stands, site, at, rubrics, newId, side, mover: { ...from, role } }, changes)
  return { at, log, plan }
}
