// The end of a history: the network heals, and everybody syncs until nothing moves any more.
import { beginFor, run, runAll } from './errands.ts'
import { killCentre, renew } from './outside.ts'
import type { World } from './world.ts'

/** A conflict, a lost centre and a row with a new id take their turns; what is not at rest by then never will be. */
const mostRounds = 12
/** Of one round; a round that needs more goes in circles. */
const mostPorts = 500

export async function heal(world: World): Promise<void> {
  const { centre, readers, wire, others, office, product, rubrics, wrong } = world
  const { turns } = centre
  centre.setClock(0)
  const late = () => {
    const afloat = wire.afloat.shift()
    if (!afloat) return null
    const errand = wire.arrive(afloat)
    others.push(errand)
    return errand
  }
  // An upgrade that nobody needs costs a start.
  const behind = centre.rubrics().length === 1
  if (behind && readers.some(({ book }) => book.rubric === rubrics[1])) await killCentre(world, () => centre.upgrade())
  for (const reader of readers) if (reader.revoked) renew(world, reader)
  await runAll(turns, () => [...readers.flatMap(({ errands }) => errands), ...others], late)
  for (let n = 0; n < mostRounds; n++) {
    const before = await headsOf(world)
    for (const reader of readers) {
      // Who has nothing, where there is nothing, hears it once.
      if (n > 0 && reader.book.typed.size === 0 && before.split(',')[reader.side] === '0') continue
      let stopped: string | null = null
      const errand = beginFor(reader, office, 'sync', async ({ steps }) => {
        const step = await product.round(steps)
        if ('stop' in step) stopped = step.stop.code
      })
      await run(turns, errand, 'fine', mostPorts)
      if (!errand.actor.over)
        wrong.push(`${reader.name} does not get past “${errand.actor.parked?.at ?? 'what it waits for'}”`)
      if (errand.actor.error) wrong.push(`${reader.name} cannot sync: ${String(errand.actor.error)}`)
      if (stopped) wrong.push(`${reader.name} cannot sync: ${stopped}`)
    }
    if (wrong.length > 0) return
    // Nobody had anything to say, and everybody has heard all that there is.
    if ((await headsOf(world)) === before) return
  }
  wrong.push(`nobody comes to rest in ${mostRounds} rounds`)
}

async function headsOf({ centre, sites }: World): Promise<string> {
  const { rows } = await centre.raw.execute({
    sql: 'select code, marks from sites where code in (?, ?)',
    args: [...sites],
  })
  return sites.map((site) => rows.find(({ code }) => code === site)?.marks).join()
}
