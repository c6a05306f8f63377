import assert from 'node:assert/strict'
import { type Activity, createLoop, pauseAfter, pauses } from '../../../addin/sync/loop.ts'
import type { Reply, Transport } from '../../../addin/sync/ports.ts'
import { problemOf } from '../../../addin/sync/problems.ts'
import { emptyState } from '../../../addin/sync/state.ts'
import type { Step, Steps } from '../../../addin/sync/steps.ts'
import type { News } from '../../../core/sync/protocol.ts'
import { handClock } from './clock.ts'

function stage(answers: (() => Step)[] = []) {
  const hand = handClock()
  const said: Activity['is'][] = []
  const rounds: number[] = []
  const waits: { readonly tell: (news: News) => void; readonly signal: AbortSignal }[] = []
  const places: string[] = []
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
    forgetGreeting: () => {},
  }
  const state = { ...emptyState('w', 'c'), since: 5, epoch: 'e' }
  const transport: Pick<Transport, 'wait' | 'presence'> = {
    wait: (_since, signal) =>
      new Promise<Reply<News>>((resolve) => waits.push({ tell: (value) => resolve({ done: true, value }), signal })),
    presence: async ({ record }) => {
      places.push(record ?? '')
      return { done: true, value: [] }
    },
  }
  const loop = createLoop({
    steps,
    store: { state: () => state, change: async () => {}, saved: async () => {} },
    transport: transport as Transport,
    clock: hand.clock,
    random: () => 1,
    where: () => ({ lineage: { workbook: 'w', copy: 'c' }, batch: 'b', record: 'r1' }),
    onActivity: ({ is }) => void said.push(is),
    onPeople: () => {},
  })
  return { hand, loop, said, rounds, waits, places }
}

const cut = (): Step => {
  throw new Error('unreachable')
}

describe('addin/sync/loop', () => {
  it('makes a round at once, after typing, and every so often', async () => {
    const { loop, hand, rounds, said } = stage()
    await loop.start()
    assert.deepEqual(rounds, [0])
    loop.soon()
    await hand.pass(pauses.typing - 1)
    loop.soon()
    await hand.pass(pauses.typing)
    assert.deepEqual(rounds, [0, 2 * pauses.typing - 1])
    await hand.pass(pauses.everySo)
    assert.equal(rounds.length, 3)
    assert.deepEqual(said.slice(0, 2), ['working', 'idle'])
  })

  it('comes back with growing pauses, at most a minute, and says when', async () => {
    const { loop, hand, rounds, said } = stage(Array.from({ length: 9 }, () => cut))
    await loop.start()
    await hand.pass(400_000)
    const gaps = rounds.slice(1).map((at, n) => at - rounds[n]!)
    assert.deepEqual(gaps.slice(0, 9), [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
    assert.equal(said[1], 'waiting')
    assert.ok(said.includes('idle'))
  })

  it('does not all come at once after a failure', () => {
    assert.equal(
      pauseAfter(1, () => 0),
      500,
    )
    assert.equal(
      pauseAfter(30, () => 1),
      pauses.longest,
    )
  })

  it('waits for a person when it was turned down, and goes on when asked', async () => {
    const stop = (): Step => ({ stop: { code: 'token-revoked', words: { 'zh-CN': '', 'en-US': '' }, values: {} } })
    const { loop, hand, rounds, said } = stage([stop])
    await loop.start()
    loop.soon()
    await hand.pass(300_000)
    assert.equal(rounds.length, 1)
    assert.equal(said.at(-1), 'stopped')
    await loop.now()
    assert.equal(rounds.length, 2)
    assert.equal(said.at(-1), 'idle')
  })

  it('asks again now and then where only an upgrade helps, and goes on by itself after it', async () => {
    const old = (): Step => ({ stop: problemOf('centre-too-old') })
    const { loop, hand, rounds, said } = stage([old, old])
    await loop.start()
    loop.soon()
    await hand.pass(pauses.everySo - 1)
    assert.deepEqual(rounds, [0])
    await hand.pass(1 + pauses.everySo)
    assert.deepEqual(rounds, [0, pauses.everySo, 2 * pauses.everySo])
    assert.equal(said.at(-1), 'idle')
  })

  it('makes a round for news and none for what it knows', async () => {
    const { loop, hand, rounds, waits } = stage()
    await loop.start()
    await hand.settle()
    waits[0]!.tell({ epoch: 'e', head: 5, people: [] })
    await hand.settle()
    assert.deepEqual([rounds.length, waits.length], [1, 2])
    waits[1]!.tell({ epoch: 'e', head: 6, people: [] })
    await hand.settle()
    assert.deepEqual([rounds.length, waits.length], [2, 3])
  })

  it('tells where the person is when that changes, and now and then', async () => {
    const { loop, hand, places } = stage()
    await loop.start()
    await hand.settle()
    assert.equal(places.length, 1)
    loop.moved()
    await hand.settle()
    assert.equal(places.length, 2)
  })

  it('stops for good', async () => {
    const { loop, hand, rounds, waits, said } = stage()
    await loop.start()
    await hand.settle()
    loop.stop()
    await hand.pass(200_000)
    assert.equal(rounds.length, 1)
    assert.equal(waits[0]!.signal.aborted, true)
    assert.equal(said.at(-1), 'off')
  })
})
