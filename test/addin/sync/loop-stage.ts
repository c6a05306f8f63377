// The loop of a pane whose rounds, waits and clock the test holds.
import { type Activity, createLoop } from '../../../addin/sync/loop.ts'
import type { Reply, Transport, Where } from '../../../addin/sync/ports.ts'
import { emptyState } from '../../../addin/sync/state.ts'
import type { Step, Steps } from '../../../addin/sync/steps.ts'
import type { News, Presence } from '../../../core/sync/protocol.ts'
import { handClock } from './clock.ts'

type Wait = {
  readonly at: number
  readonly tell: (news: News) => void
  readonly turnDown: () => void
  readonly cut: () => void
  readonly signal: AbortSignal
}
const busy = { done: false, problem: { code: 'store-busy', status: 503, words: null } } as const
export const here: Where = { lineage: { workbook: 'w', copy: 'c' }, batch: 'b', record: 'r1' }
export const present = (person: string): Presence => ({ ...here, person, since: 'then', until: 'later' })
export const news = (wish: Partial<News> = {}): News => ({ epoch: 'e', head: 5, people: [], ...wish })

export function stage(answers: (() => Step | Promise<Step>)[] = [], where: () => Where | null = () => here) {
  const hand = handClock()
  const activities: Activity[] = []
  const said: Activity['is'][] = []
  const rounds: number[] = []
  const waits: Wait[] = []
  const places: Where[] = []
  const people: string[] = []
  const calls = { forgotten: 0, presence: 'heard' as 'heard' | 'refused' | 'unreachable' }
  const over: Step = { more: false }
  const steps: Steps = {
    greet: async () => over,
    push: async () => over,
    resend: async () => over,
    settle: async () => over,
    sign: async () => over,
    pull: async () => {
      rounds.push(hand.clock.now())
      return answers.shift()?.() ?? over
    },
    forgetGreeting: () => {
      calls.forgotten++
    },
  }
  const state = { ...emptyState('w', 'c'), since: 5, epoch: 'e' }
  const transport: Pick<Transport, 'wait' | 'presence'> = {
    wait: (_since, signal) =>
      new Promise<Reply<News>>((resolve, reject) => {
        const tell = (value: News) => resolve({ done: true, value })
        waits.push({
          at: hand.clock.now(),
          tell,
          turnDown: () => resolve(busy),
          cut: () => reject(new Error('unreachable')),
          signal,
        })
      }),
    presence: async (place) => {
      places.push(place)
      if (calls.presence === 'unreachable') throw new Error('unreachable')
      if (calls.presence === 'refused') return busy
      return { done: true, value: [present('beside')] }
    },
  }
  const loop = createLoop({
    steps,
    store: { state: () => state, change: async () => {}, saved: async () => {} },
    transport: transport as Transport,
    clock: hand.clock,
    random: () => 1,
    where,
    onActivity: (activity) => {
      activities.push(activity)
      said.push(activity.is)
    },
    onPeople: (told) => void people.push(told.map(({ person }) => person).join()),
  })
  return { hand, loop, said, activities, rounds, waits, places, people, calls }
}

/** A round that ends when the test says so. */
export function heldRound() {
  const ends: { readonly well: () => void; readonly badly: () => void }[] = []
  const answer = () =>
    new Promise<Step>((resolve, reject) => {
      ends.push({ well: () => resolve({ more: false }), badly: () => reject(new Error('unreachable')) })
    })
  return { answer, end: () => ends[0]! }
}

export const stop = (): Step => ({ stop: { code: 'token-revoked', words: { 'zh-CN': '', 'en-US': '' }, values: {} } })

export const cut = (): Step => {
  throw new Error('unreachable')
}
