import assert from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import { createHttp } from '../../../addin/sync/http.ts'
import type { News, Push } from '../../../core/sync/protocol.ts'
import { handClock } from './clock.ts'
import { pipe } from './pipe.ts'

type Sent = { readonly url: string; readonly init: RequestInit }
const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } })

function stand(answer: (sent: Sent) => Response | Promise<Response>, token: string | null = 'qc1_7_secret') {
  const sent: Sent[] = []
  const hand = handClock()
  const transport = createHttp({
    fetch: async (url, init = {}) => {
      sent.push({ url: String(url), init })
      const answered = answer({ url: String(url), init })
      return Promise.race([
        answered,
        new Promise<never>((_, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
      ])
    },
    clock: hand.clock,
    base: 'https://centre.example',
    language: () => 'zh-CN',
    token: () => token,
  })
  return { transport, sent, hand }
}

const query = { since: 7, hash: 'h/+', from: 3, batch: 'S01-2026Q4', limit: 500 }
const news = (head: number): News => ({ epoch: 'e', head, people: [] })

describe('addin/sync/http', () => {
  it('sends the token in the header and never in the address', async () => {
    const { transport, sent } = stand(() => json({ rows: [] }))
    await transport.feed(query)
    const [{ url, init }] = sent as [Sent]
    assert.equal(url, 'https://centre.example/api/sync/feed?since=7&hash=h%2F%2B&from=3&limit=500&batch=S01-2026Q4')
    assert.equal((init.headers as Record<string, string>).authorization, 'Bearer qc1_7_secret')
    assert.ok(!url.includes('secret'))
    assert.equal(init.cache, 'no-store')
  })

  it('squeezes a long push, and sends a short one as it is', async () => {
    const { transport, sent } = stand(() => json({ results: [] }))
    const push = (remarks: string): Push => ({
      ...{ protocol: 1, push: 'p', epoch: 'e', lineage: { workbook: 'w', copy: 'c' } },
      changes: [{ kind: 'set', record: 'r', rubric: '1', base: {}, set: { remarks } }],
    })
    const long = push('长'.repeat(5000))
    await transport.push(push('short'))
    await transport.push(long)
    const [plain, squeezed] = sent.map(({ init }) => init)
    assert.deepEqual(JSON.parse(String(plain!.body)), push('short'))
    assert.equal((plain!.headers as Record<string, string>)['content-encoding'], undefined)
    assert.equal((squeezed!.headers as Record<string, string>)['content-encoding'], 'gzip')
    assert.deepEqual(JSON.parse(gunzipSync(squeezed!.body as Uint8Array).toString()), long)
  })

  it('asks for a token without asking the centre when there is none', async () => {
    const { transport, sent } = stand(() => json({}), null)
    const reply = await transport.hello()
    assert.ok(!reply.done)
    assert.equal(reply.problem.code, 'token-needed')
    assert.equal(sent.length, 0)
  })

  it('tells a problem of the centre by its code and words', async () => {
    const { transport } = stand(() => json({ code: 'token-revoked', status: 401, message: '令牌已停用' }, 401))
    const reply = await transport.hello()
    assert.ok(!reply.done)
    assert.deepEqual(reply.problem, {
      code: 'token-revoked',
      status: 401,
      words: { 'zh-CN': '令牌已停用', 'en-US': '令牌已停用' },
    })
  })

  it('takes the page of a proxy for no answer, whatever its status', async () => {
    for (const status of [200, 403, 502]) {
      const { transport } = stand(() => new Response('<html>', { status, headers: { 'content-type': 'text/html' } }))
      await assert.rejects(transport.hello(), /not an answer of the centre/)
    }
  })

  it('gives up a request that nobody answers', async () => {
    const { transport, hand } = stand(() => new Promise(() => {}))
    const asked = transport.hello().catch((error: Error) => error.message)
    await hand.pass(45_000)
    assert.equal(await asked, 'aborted')
  })

  it('polls where the way holds streams back, after 20 s of silence and never again', async () => {
    const { transport, sent, hand } = stand(({ url }) => (url.endsWith('/news') ? pipe().response : json(news(9))))
    const { signal } = new AbortController()
    const waited = transport.wait(7, signal)
    await hand.pass(19_999)
    assert.equal(sent.length, 1)
    await hand.pass(1)
    assert.deepEqual(await waited, { done: true, value: news(9) })
    await transport.wait(9, signal)
    assert.deepEqual(
      sent.map(({ url }) => url.replace(/^.*sync\//, '')),
      ['news', 'wait?since=7', 'wait?since=9'],
    )
  })

  it('hears news from a stream that shows life, and comes back now and then without any', async () => {
    const line = pipe()
    const { transport, sent, hand } = stand(() => line.response)
    const { signal } = new AbortController()
    const first = transport.wait(7, signal)
    await hand.settle()
    line.write(': heartbeat\n\n')
    await hand.settle()
    await hand.pass(15_000)
    line.write(`data: ${JSON.stringify(news(8))}\n\n`)
    await hand.settle()
    assert.deepEqual(await first, { done: true, value: news(8) })
    const second = transport.wait(8, signal)
    await hand.pass(15_000)
    line.write(':\n\n')
    await hand.settle()
    await hand.pass(10_000)
    assert.deepEqual(await second, { done: true, value: news(8) })
    assert.deepEqual(await transport.wait(5, signal), { done: true, value: news(8) })
    assert.equal(sent.length, 1)
  })

  it('opens the stream again when it was cut after it had worked', async () => {
    const lines = [pipe(), pipe()]
    const { transport, sent, hand } = stand(({ url }) =>
      url.endsWith('/news')
        ? lines[sent.filter((each) => each.url.endsWith('/news')).length - 1]!.response
        : json(news(7)),
    )
    const { signal } = new AbortController()
    const first = transport.wait(7, signal)
    await hand.settle()
    lines[0]!.write(':\n\n')
    await hand.settle()
    lines[0]!.end()
    assert.deepEqual(await first, { done: true, value: news(7) })
    const second = transport.wait(7, signal)
    await hand.settle()
    lines[1]!.write(`data: ${JSON.stringify(news(9))}\n\n`)
    assert.deepEqual(await second, { done: true, value: news(9) })
  })
})
