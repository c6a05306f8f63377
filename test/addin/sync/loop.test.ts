import assert from 'node:assert/strict'
import { pauseAfter, pauses } from '../../../addin/sync/loop.ts'
import { problemOf } from '../../../addin/sync/problems.ts'
import type { Step } from '../../../addin/sync/steps.ts'
import { cut, heldRound, news, stage, stop } from './loop-stage.ts'

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

  it('does nothing before it is started, and says nothing after it has stopped', async () => {
    const { answer, end } = heldRound()
    const { loop, hand, rounds, said } = stage([answer])
    loop.soon()
    assert.deepEqual(hand.waiting(), [])
    await loop.now()
    assert.deepEqual([rounds, said, hand.waiting()], [[], [], []])
    const first = loop.start()
    await hand.settle()
    loop.stop()
    end().well()
    await first
    assert.deepEqual([said.at(-1), hand.waiting()], ['off', []])
  })

  it('does not come back after it has stopped in a round that is cut off', async () => {
    const { answer, end } = heldRound()
    const { loop, hand } = stage([answer])
    const first = loop.start()
    await hand.settle()
    loop.stop()
    end().badly()
    await first
    assert.deepEqual(hand.waiting(), [])
  })

  it('makes one round at a time, and another one soon after for what came meanwhile', async () => {
    const { answer, end } = heldRound()
    const { loop, hand, rounds, waits } = stage([() => ({ more: false }), answer])
    await loop.start()
    await hand.settle()
    await hand.pass(pauses.everySo)
    waits[0]!.tell(news({ head: 6 }))
    await hand.settle()
    assert.equal(rounds.length, 2)
    end().well()
    await hand.settle()
    assert.deepEqual(hand.waiting(), [pauses.typing])
    await hand.pass(pauses.typing)
    assert.equal(rounds.length, 3)
    assert.deepEqual(hand.waiting(), [pauses.everySo])
  })

  it('makes one soon after for what was typed in a round', async () => {
    const { answer, end } = heldRound()
    const { loop, hand } = stage([answer])
    const first = loop.start()
    await hand.settle()
    loop.soon()
    assert.deepEqual(hand.waiting(), [])
    end().well()
    await first
    assert.deepEqual(hand.waiting(), [pauses.typing])
  })

  it('that is asked for in another one is made right after that', async () => {
    const { answer, end } = heldRound()
    const { loop, hand, rounds } = stage([answer])
    void loop.start()
    await hand.settle()
    const asked = loop.now()
    await hand.settle()
    end().well()
    await asked
    assert.deepEqual([rounds.length, hand.waiting()], [2, [pauses.everySo]])
  })

  it('that was asked for stands for the one that was due in it', async () => {
    const { answer, end } = heldRound()
    const { loop, hand } = stage([() => ({ more: false }), answer])
    await loop.start()
    const asked = loop.now()
    await hand.settle()
    await hand.pass(pauses.everySo)
    end().well()
    await asked
    assert.deepEqual(hand.waiting(), [pauses.everySo])
  })

  it('says since when it rests, and when it comes back', async () => {
    const { loop, hand, activities } = stage([() => ({ more: false }), cut])
    await loop.start()
    await hand.pass(pauses.everySo)
    assert.deepEqual(
      activities.filter(({ is }) => is !== 'working').map((each) => ({ ...each, error: null })),
      [
        { is: 'idle', since: 0, error: null },
        { is: 'waiting', retryAt: pauses.everySo + pauses.first, error: null },
      ],
    )
  })

  it('is asked for at once: greets anew, does not wait for its time, and begins with the shortest pause', async () => {
    const { loop, hand, rounds, calls } = stage([cut, cut, cut, cut])
    await loop.start()
    await hand.pass(3000)
    assert.deepEqual([rounds, hand.waiting(), calls.forgotten], [[0, 1000, 3000], [4000], 1])
    loop.soon()
    assert.deepEqual(hand.waiting(), [4000])
    await loop.now()
    assert.deepEqual([rounds.at(-1), hand.waiting(), calls.forgotten], [3000, [1000], 2])
  })
})
