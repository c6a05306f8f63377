import assert from 'node:assert/strict'
import { createNews, createParser } from '../../../addin/sync/news.ts'
import type { News } from '../../../core/sync/protocol.ts'
import { handClock } from './clock.ts'
import { pipe } from './pipe.ts'

const news = (head: number, epoch = 'e'): News => ({ epoch, head, people: [] })
const eventOf = (said: News) => `data: ${JSON.stringify(said)}\n\n`

function stand(...responses: (Response | Error)[]) {
  const hand = handClock()
  const opened: AbortSignal[] = []
  const wait = createNews(async (signal) => {
    opened.push(signal)
    const response = responses[opened.length - 1] ?? assert.fail('opened too often')
    if (response instanceof Error) throw response
    return response
  }, hand.clock)
  const asked = (since = 7, signal = new AbortController().signal) => {
    const heard: { news: News | null | undefined } = { news: undefined }
    void wait(since, signal).then((said) => {
      heard.news = said
    })
    return heard
  }
  return { hand, opened, asked }
}

describe('addin/sync/news: a stream', () => {
  it('is not to be had where something else is answered, and not asked for again', async () => {
    const streams = { 'content-type': 'text/event-stream' }
    for (const response of [
      pipe({ status: 502, headers: streams }).response,
      pipe({ headers: { 'content-type': 'text/html' } }).response,
      new Response(new Uint8Array(1)),
      new Response(null, { headers: streams }),
      new Error('unreachable'),
    ]) {
      const { hand, opened, asked } = stand(response)
      const first = asked()
      await hand.settle()
      const second = asked()
      await hand.settle()
      assert.deepEqual([first.news, second.news, opened.length, hand.waiting()], [null, null, 1, []])
    }
  })

  it('is opened once for one wait after the other', async () => {
    const line = pipe()
    const { hand, opened, asked } = stand(line.response)
    asked()
    await hand.settle()
    const next = asked()
    line.write(eventOf(news(8)))
    await hand.settle()
    assert.deepEqual([next.news, opened.length], [news(8), 1])
  })

  it('is given up when it shows no life for 20 s, before it was opened or since it did', async () => {
    for (const alive of [0, 15_000]) {
      const line = pipe()
      const { hand, opened, asked } = stand(line.response)
      const heard = asked()
      await hand.settle()
      await hand.pass(alive)
      if (alive > 0) line.write(':\n\n')
      await hand.settle()
      await hand.pass(19_999 - (alive > 0 ? 15_000 : 0))
      assert.equal(opened[0]!.aborted, false)
      await hand.pass(20_000)
      assert.deepEqual([heard.news ?? null, opened[0]!.aborted], [null, true])
      const again = asked()
      await hand.settle()
      assert.deepEqual([again.news, opened.length], [null, 1])
    }
  })

  it('is opened anew after it was cut or has ended, if it had worked; what it said is forgotten', async () => {
    for (const over of ['cut', 'end'] as const) {
      const [line, next] = [pipe(), pipe()]
      const { hand, opened, asked } = stand(line.response, next.response)
      asked()
      line.write(eventOf(news(9)))
      await hand.settle()
      const heard = asked(9)
      line[over]()
      await hand.settle()
      assert.deepEqual([heard.news, hand.waiting()], [null, []])
      const then = asked(7)
      await hand.settle()
      assert.deepEqual([then.news, opened.length], [undefined, 2])
      next.write(eventOf(news(8, 'restored')))
      await hand.settle()
      assert.deepEqual(then.news, news(8, 'restored'))
    }
  })

  it('is given up when it is cut before it showed any life', async () => {
    const line = pipe()
    const { hand, opened, asked } = stand(line.response)
    const heard = asked()
    await hand.settle()
    line.cut()
    await hand.settle()
    const again = asked()
    await hand.settle()
    assert.deepEqual([heard.news, again.news, opened.length], [null, null, 1])
  })

  it('is closed with the wait that was called off, and opened for the next, whenever its end is noticed', async () => {
    for (const noticed of ['before', 'after']) {
      const [line, next] = [pipe(), pipe()]
      const { hand, opened, asked } = stand(line.response, next.response)
      const [gone, first, second] = [new AbortController(), new AbortController(), new AbortController()]
      gone.abort()
      const none = asked(7, gone.signal)
      const heard = asked(7, first.signal)
      await hand.settle()
      first.abort()
      if (noticed === 'before') line.cut()
      await hand.settle()
      const then = asked(7, second.signal)
      await hand.settle()
      if (noticed === 'after') line.cut()
      await hand.settle()
      assert.deepEqual([none.news, heard.news, then.news], [null, null, undefined])
      assert.deepEqual(
        opened.map(({ aborted }) => aborted),
        [true, false],
      )
      next.write(eventOf(news(8)))
      await hand.settle()
      assert.deepEqual(then.news, news(8))
      second.abort()
      assert.equal(opened[1]!.aborted, false, 'of a wait that is over')
    }
  })
})

describe('addin/sync/news: a wait', () => {
  it('hears at once what came while nobody waited, unless it stands there already', async () => {
    const line = pipe()
    const { hand, asked } = stand(line.response)
    asked()
    for (const head of [8, 9]) line.write(eventOf(news(head)))
    await hand.settle()
    const [behind, there] = [asked(8), asked(9)]
    await hand.settle()
    assert.deepEqual([behind.news, there.news], [news(9), undefined])
  })

  it('comes back with what is known after 25 s, and leaves nothing on the clock when it is answered before', async () => {
    const line = pipe()
    const { hand, asked } = stand(line.response)
    const first = asked()
    line.write(eventOf(news(7)))
    await hand.settle()
    assert.deepEqual([first.news, hand.waiting()], [news(7), [20_000]])
    const second = asked()
    await hand.pass(15_000)
    line.write(':\n\n')
    await hand.settle()
    await hand.pass(9_999)
    assert.equal(second.news, undefined)
    await hand.pass(1)
    assert.deepEqual(second.news, news(7))
  })
})

describe('addin/sync/news: events', () => {
  const headsOf = (text: string, size: number) => {
    const heard: number[] = []
    const take = createParser(({ head }) => void heard.push(head))
    for (let n = 0; n < text.length; n += size) take(text.slice(n, n + size))
    return heard
  }

  it('are read however they are cut into pieces', () => {
    const text = `: hello\r\n\r\nevent: news\n${eventOf(news(3))}data:${JSON.stringify(news(4))}\n\n`
    for (const size of [1, 2, 7, text.length]) assert.deepEqual(headsOf(text, size), [3, 4], `pieces of ${size}`)
  })

  it('may have several lines, and others beside them', () => {
    assert.deepEqual(headsOf('data: {"head":\ndata: 3}\nid: 1\n\n\n', 100), [3])
  })

  it('are read when a character comes in two pieces', async () => {
    const line = pipe()
    const { hand, asked } = stand(line.response)
    const heard = asked()
    const bytes = new TextEncoder().encode(eventOf(news(8, '质')))
    const cut = bytes.findIndex((byte) => byte > 127) + 1
    line.write(bytes.slice(0, cut))
    await hand.settle()
    line.write(bytes.slice(cut))
    await hand.settle()
    assert.deepEqual(heard.news, news(8, '质'))
  })
})
