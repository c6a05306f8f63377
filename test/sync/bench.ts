// Plays histories, many at one centre one after the other, each at two sites of its own, and judges them.
import type { Rubric } from '../../core/rubric.ts'
import { type Centre, createCentre, createTemplate, nextRubric } from './centre.ts'
import type { DoorMaker } from './doors.ts'
import { mixed } from './exams.ts'
import { misfiled } from './filed.ts'
import { filingOf } from './filing.ts'
import { heal } from './heal.ts'
import { unlocked } from './locks.ts'
import { readLog } from './log.ts'
import { differences } from './oracle.ts'
import { take } from './play.ts'
import type { Product } from './product.ts'
import { missighted } from './sight.ts'
import { keepStatements } from './statements.ts'
import type { History } from './step.ts'
import { createTurns } from './turns.ts'
import { createWorld, type World } from './world.ts'
import { foreign, lost, quarrels, undecided, unkept, unseen } from './written.ts'

export type Verdict = {
  readonly wrong: readonly string[]
  /** What happened, in sentences. */
  readonly said: readonly string[]
  readonly edits: number
  readonly conflicts: number
}

export type Bench = {
  readonly play: (history: History) => Promise<Verdict>
  readonly close: () => Promise<void>
}

export async function createBench(product: Product, rubric: Rubric, makeDoor: DoorMaker): Promise<Bench> {
  keepStatements()
  const template = await createTemplate(product, rubric)
  const codes = rubric.sites.map(({ code }) => code)
  let centre: Centre | null = null
  let used = 0
  const leave = async () => {
    await centre?.close()
    centre = null
    used = 0
  }
  return {
    play: async (history) => {
      if (used + 2 > codes.length) await leave()
      centre ??= await createCentre(product, template, { rubric, turns: createTurns() })
      const sites = [codes[used]!, codes[used + 1]!] as const
      used += 2
      await centre.nextHistory()
      const faults: string[] = []
      const onFault = (error: unknown) => void faults.push(`the centre broke: ${told(error)}`)
      const door = await makeDoor({ centre, sites, onFault })
      const world = createWorld(
        {
          ...{ product, centre, door, sites, rubrics: [rubric.version, nextRubric(rubric).version] },
          wishOf: (side, book, rows) =>
            filingOf(book.rubric === rubric.version ? rubric : nextRubric(rubric), sites[side]!, book.id, rows),
        },
        history,
      )
      const verdict = await judged(world, rubric, faults)
      // What went wrong may have left something behind that the next one would stumble over.
      if (verdict.wrong.length > 0) await leave()
      return verdict
    },
    close: async () => {
      await leave()
      template.remove()
    },
  }
}

const told = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

async function judged(world: World, rubric: Rubric, faults: readonly string[]): Promise<Verdict> {
  const { history, wrong, said, edits, centre } = world
  const verdict = (conflicts: number): Verdict => ({ wrong, said, edits: edits.all.length, conflicts })
  try {
    for (const step of history.steps) await take(world, step)
    said.push('the network heals, and everybody syncs')
    await heal(world)
    wrong.push(...faults)
    if (wrong.length > 0) return verdict(0)
    const logs = await Promise.all(world.sites.map((site, side) => readLog(centre.raw, rubric, site, side)))
    for (const log of logs)
      wrong.push(
        ...[...log.wrong, ...unseen(world, log), ...unkept(world, log), ...lost(world, log), ...quarrels(world, log)],
        ...undecided(log),
        ...foreign(log),
        ...mixed(world, log),
        ...misfiled(world, log),
        ...missighted(world, log),
        ...unlocked(world, log),
      )
    wrong.push(...differences(world, logs))
    return verdict(logs.reduce((sum, { conflicts }) => sum + conflicts.length, 0))
  } catch (error) {
    wrong.push(`it broke: ${told(error)}`)
    return verdict(0)
  }
}
