// Takes pushes. Those that wait together are merged together and written with one commit, and while that is under way the next
// ones are merged.
import { setImmediate } from 'node:timers/promises'
import { Problem } from '../../../core/problem.ts'
import type { Push, PushAnswer } from '../../../core/sync/protocol.ts'
import { sha256 } from '../../sha256.ts'
import { isConstraint } from '../database.ts'
import type { Who } from './devices.ts'
import { type Group, groupOf, joined, noGroup, type Waiting } from './group.ts'
import type { Pusher, Told } from './site-plan.ts'
import { placesOf, together } from './together.ts'

/** A group that is being written. */
type Flight = Group & {
  /** What became of it: null, or why nothing of it was written. */
  readonly landed: Promise<unknown>
  over: boolean
}

/** Each time it was overtaken, another process wrote for the site. */
const tries = 20
/** In a turn of the writer: others want to write too. */
const mostGroups = 20

export function createPushes(pusher: Pusher) {
  let waiting: readonly Waiting[] = []
  /** Is there a turn for those who wait? */
  let asked = false
  let onArrival = () => {}

  const putBack = (pushes: readonly Waiting[]) => {
    waiting = [...pushes, ...waiting]
  }

  function ask() {
    asked = waiting.length > 0
    if (asked) void pusher.write(turn)
  }

  async function turn(): Promise<void> {
    let flight: Flight | null = null
    let overtaken = 0
    for (let groups = 0; ; groups++) {
      const next: Group | null = groups < mostGroups ? await nextGroup(flight) : null
      const failed: unknown = (await flight?.landed) ?? null
      if (flight && failed !== null) {
        // What was merged after it counts on it.
        if (next) putBack(next.pushes)
        overtaken = isConstraint(failed) ? overtaken + 1 : 0
        if (overtaken > 0 && overtaken < tries) putBack(flight.pushes)
        else settleAll(flight.pushes, overtaken > 0 ? new Problem('store-busy') : failed)
        flight = null
        continue
      }
      if (flight) for (const [push, told] of flight.told) push.settle(told)
      if (!next) return ask()
      flight = launched(pusher, next)
    }
  }

  /** Merges what comes for as long as the flight takes: nobody waits for the other, neither who merges nor who writes. */
  async function nextGroup(flight: Flight | null): Promise<Group | null> {
    let group = noGroup
    while (group.later.length === 0) {
      const ahead = flight ? joined(flight, group) : group
      const pushes = take(ahead, group)
      if (pushes.length > 0) group = joined(group, await groupOf(pusher, pushes, ahead))
      else if (flight && !flight.over) await Promise.race([flight.landed, arrived()])
      if (!flight || flight.over) break
    }
    putBack(group.later)
    return group.pushes.length > 0 ? group : null
  }

  /** Once something came, and what had come together with it is read too: it costs less to merge them in one go. */
  async function arrived(): Promise<void> {
    await new Promise<void>((resolve) => {
      onArrival = resolve
    })
    await setImmediate()
  }

  function take(ahead: Group, begun: Group): readonly Waiting[] {
    const pushes = together(waiting, ahead, begun)
    const taken = new Set(pushes)
    waiting = waiting.filter((push) => !taken.has(push))
    return pushes
  }

  /** @throws Problem `push-reused`, `centre-restored`, `site-unknown`, `store-busy` */
  return async (who: Who, push: Push, body: string | Uint8Array): Promise<PushAnswer> => {
    if (push.epoch !== pusher.epoch) throw new Problem('centre-restored')
    const came = { who, push, hash: sha256(body), places: placesOf({ who, push }) }
    const told = await new Promise<Told>((settle) => {
      waiting = [...waiting, { ...came, settle }]
      onArrival()
      if (!asked) ask()
    })
    if ('failed' in told) throw told.failed
    return told.answer
  }
}

function settleAll(pushes: readonly Waiting[], failed: unknown) {
  for (const push of pushes) push.settle({ failed })
}

function launched({ batch }: Pusher, group: Group): Flight {
  const written = group.statements.length > 0 ? batch([...group.statements]) : Promise.resolve()
  const flight: Flight = {
    ...group,
    over: false,
    landed: written
      .then(
        () => null,
        (failed: unknown) => failed,
      )
      .finally(() => {
        flight.over = true
      }),
  }
  return flight
}
