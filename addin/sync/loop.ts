// When a round is made: after typing, when there is news, now and then in any case; and again, with growing pauses, when one
// was cut off.
import type { Presence } from '../../core/sync/protocol.ts'
import type { Clock, Transport, Where } from './ports.ts'
import { mayPass, type SyncProblem } from './problems.ts'
import { round } from './round.ts'
import type { Steps } from './steps.ts'
import type { Store } from './store.ts'

export type Activity =
  | { readonly is: 'off' }
  | { readonly is: 'working' }
  | { readonly is: 'idle'; readonly since: number }
  /** Not reached, or the workbook is busy: `retryAt` on the clock. */
  | { readonly is: 'waiting'; readonly retryAt: number; readonly error: unknown }
  /** Until a person has done something; where only an upgrade helps, it is asked for now and then. */
  | { readonly is: 'stopped'; readonly problem: SyncProblem }

export type LoopPorts = {
  readonly steps: Steps
  readonly store: Store
  readonly transport: Transport
  readonly clock: Clock
  readonly random: () => number
  /** Where the person is; null: not told. */
  readonly where: () => Where | null
  readonly onActivity: (activity: Activity) => void
  readonly onPeople: (people: readonly Presence[]) => void
}

export const pauses = { first: 1_000, longest: 60_000, typing: 1_500, everySo: 60_000, presence: 45_000 } as const

/** Twice as long each time; somewhere in the upper half of it, so that many panes do not come at once. */
export const pauseAfter = (failures: number, random: () => number): number =>
  Math.min(pauses.longest, pauses.first * 2 ** (failures - 1)) * (0.5 + random() / 2)

export type Loop = {
  /** Ends with the first round. */
  readonly start: () => Promise<void>
  readonly stop: () => void
  /** Something was typed: a round after a moment of rest. */
  readonly soon: () => void
  /** A round at once: asked for by the person, back online, a new token. Ends when it has ended. */
  readonly now: () => Promise<void>
  /** The person went to another row: told at once. */
  readonly moved: () => void
}

export function createLoop(ports: LoopPorts): Loop {
  const { steps, store, transport, clock, random, where, onActivity, onPeople } = ports
  let on = false
  let running: Promise<void> | null = null
  let again = false
  let failures = 0
  let stopped: SyncProblem | null = null
  let callOff: (() => void) | null = null
  let listening: AbortController | null = null
  let deaf = 0
  let told = Number.NEGATIVE_INFINITY

  function plan(milliseconds: number): void {
    callOff?.()
    callOff = clock.later(milliseconds, () => void go())
  }
  const say = (activity: Activity): void => {
    if (on) onActivity(activity)
  }

  function go(): Promise<void> {
    if (!on) return Promise.resolve()
    if (running) {
      again = true
      return running
    }
    again = false
    const work = once().finally(() => {
      running = null
      if (!on || failures > 0) return
      if (!stopped) plan(again ? pauses.typing : pauses.everySo)
      else if (mayPass(stopped)) plan(pauses.everySo)
    })
    running = work
    return work
  }

  async function once(): Promise<void> {
    say({ is: 'working' })
    try {
      const step = await round(steps)
      stopped = 'stop' in step ? step.stop : null
      failures = 0
      if (stopped) return say({ is: 'stopped', problem: stopped })
      say({ is: 'idle', since: clock.now() })
      void listen()
      void tellWhere()
    } catch (error) {
      failures++
      const pause = pauseAfter(failures, random)
      say({ is: 'waiting', retryAt: clock.now() + pause, error })
      if (on) plan(pause)
    }
  }

  /** Waits for news as long as all is well; a wait that fails is made again after a pause. */
  async function listen(): Promise<void> {
    if (listening || !on || stopped) return
    const controller = new AbortController()
    listening = controller
    try {
      const reply = await transport.wait(store.state().since, controller.signal)
      if (controller.signal.aborted) return
      if (!reply.done) throw new Error(reply.problem.code)
      deaf = 0
      onPeople(reply.value.people)
      listening = null
      const { head, epoch } = reply.value
      if (head === store.state().since && epoch === store.state().epoch) void listen()
      else await go()
    } catch {
      deaf++
      if (!controller.signal.aborted) clock.later(pauseAfter(deaf, random), () => void listen())
    } finally {
      if (listening === controller) listening = null
    }
  }

  async function tellWhere(): Promise<void> {
    const place = where()
    if (!on || place === null || failures > 0 || stopped || clock.now() - told < pauses.presence) return
    told = clock.now()
    try {
      const reply = await transport.presence(place)
      if (reply.done) onPeople(reply.value)
    } catch {
      // Who is there is told again soon.
      told = Number.NEGATIVE_INFINITY
    }
  }

  async function now(): Promise<void> {
    await running
    failures = 0
    steps.forgetGreeting()
    callOff?.()
    await go()
  }

  return {
    start: () => {
      on = true
      return now()
    },
    stop: () => {
      say({ is: 'off' })
      on = false
      callOff?.()
      listening?.abort()
      listening = null
    },
    soon: () => {
      if (running) again = true
      else if (on && !stopped && failures === 0) plan(pauses.typing)
    },
    now,
    moved: () => {
      told = Number.NEGATIVE_INFINITY
      void tellWhere()
    },
  }
}
