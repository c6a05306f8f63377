import assert from 'node:assert/strict'
import fc from 'fast-check'
import * as v from 'valibot'
import { pushShape, quickPushShape } from '../../../server/api/sync/shapes.ts'
import { pushOf, set } from '../store/pushes.ts'
import { misfits, type Schema } from './json-schema.ts'
import { filledBook, post, serve } from './served.ts'
import { callerOf } from './sync-caller.ts'

type Content = { readonly content?: Record<string, { schema: Schema }> }
type Answers = Record<string, Content & { description: string }>
type Parameter = { name: string; in: string }
type Route = {
  summary: string
  requestBody?: Content
  parameters?: Parameter[]
  security?: object[]
  responses: Answers
}
type Spec = { paths: Record<string, Record<string, Route>>; components: { securitySchemes: object } }

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
      ...(await syncAnswers()),
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

  /** With a conflict, a removed row and somebody there, so that every part of an answer is in one. */
  async function syncAnswers(): Promise<Record<string, Response>> {
    const { raw } = await callerOf(served)
    const post = (path: string, body: unknown) =>
      raw(path, { 'content-type': 'application/json' }, { method: 'POST', body: JSON.stringify(body) })
    const lineage = { workbook: 'w', copy: 'c' }
    const changes = [set('r1', { remarks: 'a' }), set('r1', { remarks: 'b' }, { remarks: 9 })]
    const removal = [{ kind: 'remove', record: 'r1', base: 9, why: 'twice' } as const, set('r2', { nonsense: 1 })]
    const pushed = await post('push', pushOf(served.store, [...changes, ...removal]))
    return {
      'post /api/sync/push': pushed,
      'post /api/sync/presence': await post('presence', { lineage, batch: 'b', record: 'r1' }),
      'get /api/sync/hello': await raw('hello'),
      'get /api/sync/feed': await raw('feed'),
      'get /api/sync/trail': await raw('trail?record=r1'),
      'get /api/sync/wait': await raw('wait'),
    }
  }

  it('describes a push so that what is looked at is what is described', () => {
    const schema = spec.paths['/api/sync/push']?.post?.requestBody?.content?.['application/json']?.schema
    assert.ok(schema)
    const good = pushOf(served.store, [
      set('r1', { remarks: 'a' }, { remarks: 1 }),
      { kind: 'remove', record: 'r1', base: 9, why: 'twice', settles: ['k1'] },
    ])
    assert.deepEqual(misfits(schema, good), [])
    assert.ok(v.is(quickPushShape, good))
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.constant(null), fc.boolean(), fc.constant([]))
    const record = fc.oneof(fc.dictionary(fc.string({ maxLength: 70 }), value), fc.string(), fc.constant(null))
    fc.assert(
      fc.property(record, record, (base, fields) => {
        const push = { ...good, changes: [{ ...good.changes[0], base, set: fields }] }
        assert.equal(v.is(quickPushShape, push), v.is(pushShape, push))
      }),
      { seed: Number(process.env.SEED ?? 20260508), numRuns: 500 },
    )
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

  it('describes what a wrong question is answered, and by which status', async () => {
    const response = await served.app.request('/api/overview?from=soon')
    assert.equal(response.status, 400)
    const { responses } = spec.paths['/api/overview']!.get!
    const told = responses[400] ?? responses['4XX']
    assert.deepEqual(misfits(told!.content!['application/json']!.schema, await response.json()), [])
    const push = spec.paths['/api/sync/push']!.post!.responses
    assert.match(push['4XX']!.description, /push-too-big \(413\)/)
    assert.match(push['5XX']!.description, /store-busy \(503\)/)
    assert.doesNotMatch(push['4XX']!.description, /store-busy/)
  })

  it('says where a token and the version that is spoken are needed', () => {
    const needs = (path: string) => {
      const { security, parameters = [] } = Object.values(spec.paths[path]!)[0]!
      return [security ?? [], parameters.flatMap((each) => (each.in === 'header' ? [each.name] : []))]
    }
    const token = [{ token: [] }]
    assert.deepEqual(needs('/api/sync/feed'), [token, ['X-QC-Protocol']])
    assert.deepEqual(needs('/api/sync/push'), [token, ['X-QC-Protocol']])
    assert.deepEqual(needs('/api/sync/hello'), [token, []])
    assert.deepEqual(needs('/api/overview'), [[], []])
    assert.deepEqual(spec.components.securitySchemes, { token: { type: 'http', scheme: 'bearer' } })
  })

  it('is shown as a page without script or foreign address', async () => {
    const response = await served.app.request('/api/docs')
    assert.match(response.headers.get('content-type') ?? '', /text\/html/)
    const page = await response.text()
    for (const path of Object.keys(spec.paths)) assert.ok(page.includes(path), path)
    assert.doesNotMatch(page, /<script|https?:\/\/(?!json-schema)/)
  })
})
