// Takes a push: reads what it touches, merges, writes all of it at once.
import { createHash } from 'node:crypto'
import { Problem } from '../../../core/problem.ts'
import type { Rubric } from '../../../core/rubric.ts'
import type { Push, PushAnswer } from '../../../core/sync/protocol.ts'
import { type Counters, guard, hold } from '../commit.ts'
import { type Database, isConstraint } from '../database.ts'
import type { RubricByHash } from '../entry-pages.ts'
import { inserts } from '../insert.ts'
import { pushes, versions } from '../schema.ts'
import { answerFrom, keptAnswer } from './answer.ts'
import { blindStatement, blindTokens, siblings } from './blindness.ts'
import type { Who } from './devices.ts'
import { heldRows, heldStatements } from './held-rows.ts'
import { createLog } from './log.ts'
import { planOf } from './plan.ts'
import { isMade, marksAsked, sidesFrom, sidesStatement } from './sides.ts'

export type Pusher = Database & {
  readonly now: () => Date
  readonly newId: () => string
  readonly epoch: string
  readonly rubrics: ReadonlyMap<string, Rubric>
  readonly rubricOf: RubricByHash
}

/** Each time it was overtaken, another process wrote for the site. */
const tries = 20

/** @throws Problem `push-reused`, `centre-restored`, `site-unknown`, `store-busy` */
export async function takePush(pusher: Pusher, who: Who, push: Push, text: string): Promise<PushAnswer> {
  if (push.epoch !== pusher.epoch) throw new Problem('centre-restored')
  const hash = createHash('sha256').update(text).digest('hex')
  return pusher.write(async () => {
    for (let attempt = 1; ; attempt++)
      try {
        return await taken(pusher, who, push, hash)
      } catch (error) {
        if (!isConstraint(error)) throw error
        if (attempt === tries) throw new Problem('store-busy')
      }
  })
}

async function taken(pusher: Pusher, who: Who, push: Push, hash: string): Promise<PushAnswer> {
  const { read, batch, now, newId, epoch, rubrics, rubricOf } = pusher
  const { site, device, person, role } = who
  const { changes, lineage, seen } = push
  const records = [...new Set(changes.map(({ record }) => record))]
  const [counters, known, stands, open, second, chain] = await read([
    { sql: 'select receipts, marks, chain from sites where code = ?', args: [site] },
    { sql: 'select hash, answer from pushes where site = ? and id = ?', args: [site, push.push] },
    ...heldStatements(site, records),
    blindStatement(site, person),
    {
      sql: `select chain from versions where site = ? and seq = ? and ${isMade}`,
      args: [site, seen?.mark ?? 0],
    },
  ])
  const before = known!.rows[0]
  if (before) {
    if (before.hash !== hash) throw new Problem('push-reused')
    return answerFrom(push, epoch, String(before.answer))
  }
  if (seen && seen.mark > 0 && chain!.rows[0]?.chain !== seen.hash) throw new Problem('centre-restored')
  const counter = counters!.rows[0]
  if (!counter) throw new Problem('site-unknown', { site, known: '' })
  const from: Counters = {
    receipts: Number(counter.receipts),
    marks: Number(counter.marks),
    chain: String(counter.chain),
  }
  const held = await heldRows(rubricOf, stands!, open!)
  const marks = marksAsked(held, changes)
  const sides = marks.length > 0 ? await read([sidesStatement(site, marks)]) : []
  const at = now().toISOString()
  const origin = { filing: push.push, source: lineage.workbook, copy: lineage.copy, person, device, at }
  const log = createLog({ mark: from.marks, chain: from.chain }, origin)
  const plan = planOf(
    log,
    {
      ...{ site, at, rubrics, held, newId },
      mover: { person, role, copy: lineage.copy, source: lineage.workbook },
      blind: blindTokens(second!),
      side: await sidesFrom(rubricOf, sides[0]),
    },
    changes,
  )
  const logged = [...plan.logged, ...(await siblings(pusher, site, log, plan.sighted, plan.held))]
  const head = log.head()
  const answer: PushAnswer = { push: push.push, epoch, head: head.mark, hash: head.chain, results: plan.results }
  await batch([
    guard(site, from, { receipts: from.receipts, marks: head.mark, chain: head.chain }),
    ...inserts(versions, logged),
    ...(logged.length > 0 ? [hold({ site, filing: push.push, since: from.marks }, 'as before')] : []),
    ...plan.statements,
    ...plan.rollup.statements(site),
    ...plan.people.statements(site, push.push),
    ...inserts(pushes, [{ site, id: push.push, device, hash, answer: keptAnswer(answer), at }]),
  ])
  return answer
}
