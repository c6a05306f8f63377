import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { limits, refusals } from '../../../core/sync/protocol.ts'
import { serve } from './served.ts'
import { callerOf } from './sync-caller.ts'

const document = readFileSync(new URL('../../../server/SYNC.md', import.meta.url), 'utf8')

type Exchange = {
  readonly who: string
  readonly method: string
  readonly path: string
  readonly body: string
  readonly status: number
  readonly answer: unknown
}

/** Requests and their answers, in order. */
function exchanges(): Exchange[] {
  const block = /```json (\S+) (GET|POST) (\S+)\n([\s\S]*?)```\s+```json answer(?: (\d+))?\n([\s\S]*?)```/g
  return [...document.matchAll(block)].map(([, who, method, path, body, status = '200', answer]) => ({
    ...{ who: who!, method: method!, path: path!, body: body! },
    status: Number(status),
    answer: JSON.parse(answer!),
  }))
}

describe('the description of sync', () => {
  it('tells requests and answers as they are', async () => {
    const served = await serve()
    try {
      const callers = new Map([
        ['Q001', await callerOf(served, 'Q001')],
        ['Q002', await callerOf(served, 'Q002')],
      ])
      const nobody = await callerOf(served, 'Q003')
      const names = new Map<string, string>()
      const all = exchanges()
      assert.equal(all.length, (document.match(/```json/g)?.length ?? 0) / 2)
      assert.ok(all.length >= 12)
      for (const { who, method, path, body, status, answer } of all) {
        const sent = body.replace(/<[^<>"]+>/g, (name) => names.get(name) ?? name)
        const caller = callers.get(who)
        const headers = { 'content-type': 'application/json', ...(caller ? {} : { authorization: '' }) }
        const response = await (caller ?? nobody).raw(path, headers, method === 'GET' ? {} : { method, body: sent })
        assert.equal(response.status, status, `${method} ${path}`)
        compare(await response.json(), answer, names, `${method} ${path}`)
      }
    } finally {
      await served.stop()
    }
  })

  it('names every refusal', () => {
    for (const code of refusals) assert.match(document, new RegExp(`^\\| \`${code}\` \\|`, 'm'))
  })

  it('names every problem that can come of a request, with its status', async () => {
    const served = await serve()
    const { paths } = await (await served.app.request('/api/openapi.json')).json()
    await served.stop()
    const text = JSON.stringify(Object.entries(paths).filter(([path]) => path.startsWith('/api/sync/')))
    const problems = [...text.matchAll(/([a-z-]+) \((\d{3})\)/g)].map(([, code, status]) => `${code} ${status}`)
    assert.ok(new Set(problems).size >= 10)
    for (const each of ['route-unknown 404', 'our-fault 500', ...problems]) {
      const [code, status] = each.split(' ')
      assert.match(document, new RegExp(`^\\|[^|]*\`${code}\`[^|]*\\|[^|]*\\b${status}\\b`, 'm'), each)
    }
  })

  it('tells the limits that hold', () => {
    const row = (what: string) =>
      document.match(new RegExp(`^\\| ${what} \\| ([\\d,]+)`, 'm'))?.[1]?.replaceAll(',', '')
    assert.deepEqual(['changes of a push', 'body of .*', 'rows of a page', 'reason'].map(row), [
      ...[limits.changes, limits.pushBytes, limits.page, limits.why].map(String),
    ])
  })
})

/** The same, but for names, which stand for the same text wherever they stand. */
function compare(found: unknown, told: unknown, names: Map<string, string>, at: string) {
  if (typeof told === 'string' && /^<.+>$/.test(told)) {
    assert.equal(typeof found, 'string', at)
    assert.equal(found, names.get(told) ?? found, `${at} ${told}`)
    names.set(told, found as string)
  } else if (typeof told === 'object' && told !== null && typeof found === 'object' && found !== null) {
    assert.deepEqual(Object.keys(found).sort(), Object.keys(told).sort(), at)
    for (const [key, inner] of Object.entries(told))
      compare((found as Record<string, unknown>)[key], inner, names, `${at}.${key}`)
  } else assert.deepEqual(found, told, at)
}
