// Sets errands going and lets them go on.

import type { Sync } from '../../addin/sync/sync.ts'
import type { Errand } from './errand.ts'
import { type Office, paneOf, type Reader } from './reader.ts'
import type { Fate } from './step.ts'
import type { Turns } from './turns.ts'

/** Begins something and stands still before it. */
export function begin(turns: Turns, name: string, work: () => Promise<void>): Errand {
  const actor = turns.start(name, async () => {
    await turns.stand('begin')
    await work()
  })
  return { name, actor, serving: null, fate: 'fine' }
}

/** The pane of a reader begins something; it opens first when it has to. */
export function beginFor(reader: Reader, office: Office, what: string, work: (sync: Sync) => Promise<void>): Errand {
  const errand = begin(office.turns, `${reader.name}: ${what}`, async () => {
    await work(await paneOf(reader, office))
  })
  reader.errands = [...reader.errands.filter(({ actor }) => !actor.over), errand]
  return errand
}

export const isOpen = ({ actor, serving }: Errand): boolean =>
  (actor.alive && !actor.over) || (serving?.alive === true && !serving.over)

/** True when it made a step. */
async function advance(turns: Turns, { actor, serving }: Errand): Promise<boolean> {
  const next = serving?.parked ? serving : actor
  if (!next.parked) return false
  await turns.go(next)
  return true
}

/** Lets it go on past so many ports, or to its end, or until it waits for somebody else. */
export async function run(turns: Turns, errand: Errand, fate: Fate, ports: number): Promise<void> {
  errand.fate = fate
  for (let n = 0; n < ports && isOpen(errand); n++) if (!(await advance(turns, errand))) return
}

/** Enough for all that a history can have on its way; what goes in circles is found out by `heal`. */
const mostSteps = 3000

/** Everything that is on its way comes to its end, late requests too. */
export async function runAll(turns: Turns, errands: () => readonly Errand[], late: () => Errand | null): Promise<void> {
  let left = mostSteps
  for (let moved = true; moved && left > 0; ) {
    moved = late() !== null
    for (const errand of errands()) {
      errand.fate = 'fine'
      while (left-- > 0 && isOpen(errand) && (await advance(turns, errand))) moved = true
    }
  }
}
