import assert from 'node:assert/strict'
import { misfits, type Schema } from './json-schema.ts'
import { filledBook, post, serve } from './served.ts'

type Spec = {
  paths: Record<
    string,
    Record<string, { summary: string; responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>
  >
}

describe('the OpenAPI document', () => {
  let served: Awaited<ReturnType<typeof serve>>
  let spec: Spec
  before(async () => {
    served = await serve()
    spec = await (await served.app.request('/api/openapi.json')).json()
  })
  after(() => served.stop())

  it('lists every route, with a summary, and no other', () => {
    const undescribed = /^\/api\/(openapi\.json|docs|\*)$/
    const routes = served.app.routes
      .filter(({ path, method }) => path.startsWith('/api') && method !== 'ALL' && !undescribed.test(path))
      .map(({ path, method }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`)
    const listed = Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { summary }]) => {
        assert.ok(summary, path)
        return `${method} ${path}`
      }),
    )
    assert.ok(listed.length >= 11)
    assert.deepEqual(listed.sort(), [...new Set(routes)].sort())
  })

  it('describes the answer of every JSON route as it is', async () => {
    const book = await filledBook()
    const filed = await post(served.app, '/api/filings', book)
    const number = (await filed.clone().json()).receipt.number
    const answers: Record<string, Response> = {
      'get /api/about': await served.app.request('/api/about'),
      'get /api/overview': await served.app.request('/api/overview'),
      'get /api/filings': await served.app.request('/api/filings'),
      'get /api/receipts': await served.app.request('/api/receipts?site=S01'),
      'get /api/receipts/{number}': await served.app.request(`/api/receipts/${number}`),
      'post /api/checks': await post(
        served.app,
        '/api/checks',
        await filledBook([{ row: 0, key: 'modality', value: 'ZZ' }]),
      ),
      'post /api/filings': filed,
    }
    for (const [path, methods] of Object.entries(spec.paths))
      for (const [method, { responses }] of Object.entries(methods)) {
        const schema = responses[200]?.content?.['application/json']?.schema
        if (!schema) continue
        const answer = answers[`${method} ${path}`]
        assert.ok(answer, `${method} ${path} is not tried`)
        assert.equal(answer.status, 200)
        assert.deepEqual(misfits(schema, await answer.json()), [], `${method} ${path}`)
      }
  })

  it('describes problems as they are', async () => {
    const schema = spec.paths['/api/checks']?.post?.responses['4XX']?.content?.['application/json']?.schema
    assert.ok(schema)
    const answer = await (await post(served.app, '/api/checks', new Uint8Array(9))).json()
    assert.deepEqual(misfits(schema, answer), [])
    const refused = await post(served.app, '/api/filings', await filledBook([{ row: 0, key: 'modality', value: 'ZZ' }]))
    assert.equal(refused.status, 422)
    assert.deepEqual(misfits(schema, await refused.json()), [])
    assert.notDeepEqual(misfits(schema, { code: 1 }), [])
  })

  it('is shown as a page without script or foreign address', async () => {
    const response = await served.app.request('/api/docs')
    assert.match(response.headers.get('content-type') ?? '', /text\/html/)
    const page = await response.text()
    for (const path of Object.keys(spec.paths)) assert.ok(page.includes(path), path)
    assert.doesNotMatch(page, /<script|https?:\/\/(?!json-schema)/)
  })
})
