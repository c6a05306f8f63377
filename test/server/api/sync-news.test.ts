import assert from 'node:assert/strict'
import { mock } from 'node:test'
import type { News } from '../../../core/sync/protocol.ts'
import { pushOf, set } from '../store/pushes.ts'
import { rowsOf, wishOf } from '../store/wishes.ts'
import { handIntervals } from './hand-intervals.ts'
import { filledBook, post, serve } from './served.ts'
import { type Caller, callerOf } from './sync-caller.ts'

const where = (record: string | null, copy = 'c1') => ({ lineage: { workbook: 'w1', copy }, batch: 'B1', record })

describe('news of a site', () => {
  let served: Awaited<ReturnType<typeof serve>>
  let one: Caller
  let two: Caller
  beforeEach(async () => {
    served = await serve()
    one = await callerOf(served, 'Q001')
    two = await callerOf(served, 'Q002')
  })
  afterEach(() => served.stop())

  const push = (caller: Caller, record = 'r1') =>
    caller.post('push', pushOf(served.store, [set(record, { remarks: 'a' })]))

  it('come at once to those who are behind', async () => {
    await push(one)
    assert.equal((await two.get('wait?since=0')).body.head, 1)
  })

  it('come at once to those who have read what this centre never had', async () => {
    assert.equal((await two.get('wait?since=7')).body.head, 0)
  })

  it('wake those who wait, when somebody pushes, files, or comes', async () => {
    const first = two.get('wait?since=0')
    await push(one)
    assert.equal((await first).body.head, 1)
    const second = two.get('wait?since=1')
    await one.post('presence', where('r1'))
    assert.deepEqual(
      (await second).body.people.map(({ person, record }: News['people'][number]) => [person, record]),
      [['Q001', 'r1']],
    )
    const reader = await callerOf(served, 'Q001', { site: 'S01' })
    const third = reader.get('wait?since=0')
    assert.equal((await post(served.app, '/api/filings', await filledBook())).status, 200)
    assert.ok((await third).body.head > 0)
  })

  it('come from another process too', async () => {
    const waiting = two.get('wait?since=0')
    // Past the API, as the command line does.
    await served.store.file(wishOf(rowsOf(2)))
    assert.equal((await waiting).body.head, 2)
  })

  it('are of one’s own site only', async () => {
    const elsewhere = await callerOf(served, 'Q001', { site: 'S05' })
    await one.post('presence', where('r1'))
    await push(one)
    const { body } = await elsewhere.post('presence', where(null))
    assert.deepEqual(
      body.people.map(({ batch, record }: News['people'][number]) => [batch, record]),
      [['B1', null]],
    )
    assert.equal(body.people.length, 1)
  })

  it('stream as events that no proxy should hold back', async () => {
    const response = await two.raw('news')
    assert.match(response.headers.get('content-type') ?? '', /text\/event-stream/)
    assert.match(response.headers.get('cache-control') ?? '', /no-transform/)
    assert.equal(response.headers.get('x-accel-buffering'), 'no')
    const reader = response.body!.getReader()
    const next = async () => {
      const { value } = await reader.read()
      const [event, data] = new TextDecoder().decode(value).split('\n')
      assert.equal(event, 'event: news')
      return JSON.parse(data!.slice('data: '.length)) as News
    }
    assert.equal((await next()).head, 0)
    await push(one)
    assert.equal((await next()).head, 1)
    await reader.cancel()
  })

  describe('as a stream that goes on', () => {
    let hand: ReturnType<typeof handIntervals>
    beforeEach(() => {
      hand = handIntervals()
    })
    afterEach(() => hand.release())

    /** Pieces of the stream; null when it has ended. */
    const opened = async () => {
      const response = await two.raw('news')
      const reader = response.body!.getReader()
      const next = async () => {
        const { done, value } = await reader.read()
        return done ? null : new TextDecoder().decode(value)
      }
      assert.match((await next())!, /^event: news/)
      return { next, cancel: () => reader.cancel() }
    }

    it('give a sign of life every 15 s, before any proxy takes silence for the end', async () => {
      const { next, cancel } = await opened()
      hand.pass(14_999)
      await push(one)
      assert.match((await next())!, /^event: news/)
      for (let n = 0; n < 3; n++) {
        hand.pass(n === 0 ? 1 : 15_000)
        assert.equal(await next(), ': still here\n\n')
      }
      await cancel()
    })

    it('end once the token is revoked, and nothing more is told', async () => {
      const { next } = await opened()
      await served.store.devices.revoke(two.device)
      hand.pass(15_000)
      assert.equal(await next(), null)
      await push(one)
      assert.equal(await next(), null)
      assert.equal((await two.get('wait?since=0')).body.code, 'token-revoked')
    })

    it('end when whoever heard them is gone: nothing is asked of the store any more', async () => {
      const { cancel } = await opened()
      await cancel()
      const asked = mock.method(served.store.devices, 'who')
      hand.pass(60_000)
      assert.equal(asked.mock.callCount(), 0)
    })
  })

  it('let a device wait a few times at once and not for ever more', async () => {
    const waits = Array.from({ length: 5 }, () => two.get('wait?since=0'))
    assert.equal((await Promise.race(waits)).body.head, 0)
    await push(one)
    assert.deepEqual(
      (await Promise.all(waits)).map(({ status }) => status),
      [200, 200, 200, 200, 200],
    )
  })
})
