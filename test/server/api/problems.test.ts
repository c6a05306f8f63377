import assert from 'node:assert/strict'
import { Problem } from '../../../core/problem.ts'
import { limits } from '../../../server/reader/limits.ts'
import { filledBook, post, serve } from './served.ts'

describe('the API, when it cannot', () => {
  let served: Awaited<ReturnType<typeof serve>>
  let good: Uint8Array
  before(async () => {
    served = await serve()
    good = await filledBook()
  })
  after(() => served.stop())

  const asked = {
    'site-unknown': ['GET', '/api/template?site=S99', 404],
    'request-wrong': ['GET', '/api/template?rows=0', 400],
    'period-wrong': ['GET', '/api/summary?from=2026-05&to=2026-01', 400],
    'receipt-unknown': ['GET', '/api/receipts/S01-2026-000099', 404],
    'route-unknown': ['GET', '/api/nothing', 404],
    'workbook-unreadable': ['POST', '/api/checks', 422],
  } as const
  for (const [code, [method, path, status]] of Object.entries(asked))
    it(`says ${code} in both languages`, async () => {
      const said = []
      for (const lang of ['zh-CN', 'en-US']) {
        const address = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`
        const body = method === 'POST' ? { body: 'no workbook' } : {}
        const response = await served.app.request(address, { method, ...body })
        assert.equal(response.status, status)
        const answer = await response.json()
        assert.equal(answer.code, code)
        assert.equal(answer.status, status)
        said.push(answer.message)
      }
      assert.match(said[0], /\p{Script=Han}/u)
      assert.doesNotMatch(said[1], /[\p{Script=Han}{}]/u)
    })

  it('names the field that a request has wrong', async () => {
    for (const [path, field] of [
      ['/api/overview?from=2026-13', 'from'],
      ['/api/filings?site=S04%27--', 'site'],
      ['/api/receipts?lang=zh-CN', 'site'],
      ['/api/template?rows=9999', 'rows'],
      ['/api/about?lang=fr', 'lang'],
    ] as const) {
      const response = await served.app.request(path)
      assert.equal(response.status, 400, path)
      assert.match((await response.json()).message, new RegExp(`\\b${field}\\b`), path)
    }
  })

  it('refuses a workbook with errors with its findings and files nothing', async () => {
    const faulty = await filledBook([{ row: 0, key: 'modality', value: 'ZZ' }])
    const response = await post(served.app, '/api/filings?lang=en-US', faulty)
    assert.equal(response.status, 422)
    const { code, findings, counts, message } = await response.json()
    assert.equal(code, 'filing-has-errors')
    assert.ok(findings.length > 0 && counts.errors > 0)
    assert.match(message, /nothing was filed/)
    assert.deepEqual(await served.store.filings({ site: 'all' }), [])
  })

  it('refuses a workbook of no site and one without a filled row', async () => {
    for (const [query, code] of [
      ['rows=2', 'filing-without-site'],
      ['rows=2&site=S04', 'filing-empty'],
    ]) {
      const blank = await served.app.request(`/api/template?${query}`)
      const response = await post(served.app, '/api/filings', new Uint8Array(await blank.arrayBuffer()))
      assert.equal(response.status, 422)
      assert.equal((await response.json()).code, code)
    }
    assert.deepEqual(await served.store.filings({ site: 'all' }), [])
  })

  it('refuses a file that is too large by its declared size, without reading it', async () => {
    let read = 0
    const body = new ReadableStream({
      pull(controller) {
        read++
        controller.enqueue(new Uint8Array(1024))
      },
    })
    const response = await served.app.request('/api/checks', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-length': String(limits.file + 1) },
    } as RequestInit)
    assert.equal(response.status, 413)
    assert.equal((await response.json()).code, 'file-too-big')
    assert.ok(read <= 1)
  })

  it('stops reading a file that grows beyond the limit', async () => {
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        sent += 8 << 20
        if (sent > 3 * limits.file) controller.close()
        else controller.enqueue(new Uint8Array(8 << 20))
      },
    })
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit
    const response = await served.app.request('/api/checks', init)
    assert.equal(response.status, 413)
    assert.ok(sent < 2 * limits.file)
  })

  it('gives up on a workbook that takes too long, and says so', async () => {
    const hasty = await serve(() => ({}), 0)
    const response = await post(hasty.app, '/api/checks', good)
    assert.equal(response.status, 503)
    assert.equal((await response.json()).code, 'took-too-long')
    await hasty.stop()
  })

  it('passes on that the store is busy', async () => {
    const busy = await serve(() => ({ file: () => Promise.reject(new Problem('store-busy')) }))
    const response = await post(busy.app, '/api/filings', good)
    assert.equal(response.status, 503)
    assert.equal((await response.json()).code, 'store-busy')
    await busy.stop()
  })

  it('logs our own fault under a reference, with its place but no word of what was sent', async () => {
    const broken = await serve(() => ({
      overview: () => Promise.reject(new Error('quotes ACC000000001')),
    }))
    const response = await broken.app.request('/api/overview?site=S04')
    assert.equal(response.status, 500)
    const { code, message } = await response.json()
    assert.equal(code, 'our-fault')
    const [, reference = 'none'] = /编号 (\S+)/.exec(message) ?? []
    assert.ok(broken.logged().includes(reference))
    assert.match(broken.logged(), /problems\.test\.ts/)
    assert.doesNotMatch(broken.logged() + message, /ACC|S04/)
    await broken.stop()
  })

  it('logs nothing at all of what people send', async () => {
    await post(served.app, '/api/checks', good, { 'x-file-name': 'person-in-the-name.xlsx' })
    await post(served.app, '/api/checks', new Uint8Array(3), { 'x-file-name': '%E0%A4%A' })
    assert.equal(served.logged(), '')
  })

  it('says nothing and logs nothing when whoever asked has gone', async () => {
    const gone = new AbortController()
    const request = served.app.request('/api/checks', { method: 'POST', body: good.slice(), signal: gone.signal })
    gone.abort()
    assert.equal((await request).status, 503)
    assert.equal(served.logged(), '')
  })
})
