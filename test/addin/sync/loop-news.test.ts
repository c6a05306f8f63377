import assert from 'node:assert/strict'
import { pauses } from '../../../addin/sync/loop.ts'
import { cut, here, news, present, stage, stop } from './loop-stage.ts'

describe('addin/sync/loop: news', () => {
  it('is waited for once, whatever rounds are made', async () => {
    const { loop, hand, waits } = stage()
    await loop.start()
    await hand.pass(3 * pauses.everySo)
    assert.equal(waits.length, 1)
  })

  it('of another database makes a round, and tells who is there', async () => {
    const { loop, hand, rounds, waits, people } = stage([], () => null)
    await loop.start()
    await hand.settle()
    waits[0]!.tell(news({ epoch: 'another', people: [present('Q002')] }))
    await hand.settle()
    assert.deepEqual([rounds.length, people], [2, ['Q002']])
  })

  it('is waited for again after a pause that grows until it is heard', async () => {
    const { loop, hand, waits } = stage()
    await loop.start()
    await hand.settle()
    for (const fail of ['cut', 'turnDown', 'cut'] as const) {
      waits.at(-1)![fail]()
      await hand.settle()
      await hand.pass(8000)
    }
    waits.at(-1)!.tell(news())
    await hand.settle()
    waits.at(-1)!.cut()
    await hand.settle()
    await hand.pass(8000)
    assert.deepEqual(
      waits.map(({ at }) => at),
      [0, 1000, 10_000, 20_000, 24_000, 25_000],
    )
  })

  it('is not waited for once a person has to do something, or it has stopped', async () => {
    const { loop, hand, waits } = stage([() => ({ more: false }), stop])
    await loop.start()
    await hand.settle()
    waits[0]!.cut()
    await loop.now()
    await hand.pass(pauses.first)
    assert.equal(waits.length, 1)
    await loop.now()
    await hand.settle()
    waits[1]!.cut()
    await hand.settle()
    loop.stop()
    await hand.pass(4 * pauses.first)
    assert.equal(waits.length, 2)
  })

  it('that comes after it has stopped is told to nobody, nor does it end the wait that was begun since', async () => {
    const { loop, hand, rounds, waits, people } = stage([], () => null)
    await loop.start()
    await hand.settle()
    loop.stop()
    await loop.start()
    await hand.settle()
    assert.equal(waits.length, 2)
    waits[0]!.tell(news({ head: 6, people: [present('Q002')] }))
    await hand.settle()
    assert.deepEqual([rounds.length, people], [2, []])
    await hand.pass(pauses.everySo)
    assert.equal(waits.length, 2)
    loop.stop()
    waits[1]!.cut()
    await hand.settle()
    assert.deepEqual(hand.waiting(), [])
  })
})

describe('addin/sync/loop: where the person is', () => {
  it('is told at most every so often while rounds are made, and who else is there is heard', async () => {
    const { loop, hand, places, people } = stage()
    await loop.start()
    await hand.settle()
    await loop.now()
    await hand.pass(pauses.presence - 1)
    await loop.now()
    await hand.settle()
    assert.deepEqual([places, people], [[here], ['beside']])
    await hand.pass(1)
    await loop.now()
    await hand.settle()
    assert.deepEqual([places.length, people.length], [2, 2])
  })

  it('is told again with the next round when nobody heard it, and after its time when it was turned down', async () => {
    const { loop, hand, places, people, calls } = stage()
    calls.presence = 'unreachable'
    await loop.start()
    await hand.settle()
    calls.presence = 'refused'
    await loop.now()
    await hand.settle()
    calls.presence = 'heard'
    await loop.now()
    await hand.settle()
    assert.deepEqual([places.length, people], [2, []])
    await hand.pass(pauses.presence)
    await loop.now()
    await hand.settle()
    assert.deepEqual([places.length, people], [3, ['beside']])
  })

  it('is not told when it is nowhere, before it has started, or while nothing gets through', async () => {
    const nowhere = stage([], () => null)
    await nowhere.loop.start()
    await nowhere.hand.settle()
    assert.deepEqual(nowhere.places, [])
    const { loop, hand, places } = stage([cut])
    loop.moved()
    await loop.start()
    loop.moved()
    await hand.settle()
    assert.deepEqual(places, [])
    const turnedDown = stage([stop])
    await turnedDown.loop.start()
    turnedDown.loop.moved()
    await turnedDown.hand.settle()
    assert.deepEqual(turnedDown.places, [])
  })
})
