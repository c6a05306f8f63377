import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { tInterval } from '../../../core/statistics/mean.ts'
import { pareto } from '../../../core/statistics/pareto.ts'
import { wilson } from '../../../core/statistics/proportion.ts'

type Oracle = {
  readonly id: string
  readonly method: string
  readonly data: Readonly<Record<string, never>>
  readonly params: Readonly<Record<string, never>>
  readonly expected: Readonly<Record<string, number | readonly (number | string)[]>>
  readonly tolerance: number
}
const oracles = JSON.parse(readFileSync(new URL('oracles.json', import.meta.url), 'utf8')) as Oracle[]

const answers: Readonly<Record<string, (oracle: Oracle) => Readonly<Record<string, unknown>>>> = {
  'proportion.wilson': ({ data: { x, n } }) => {
    const { lower, upper } = wilson(x!, n!)
    return { estimate: x! / n!, estimatePercent: (100 * x!) / n!, lower, upper }
  },
  'mean.tInterval': ({ data: { mean, sd, n } }) => {
    const { lower, upper } = tInterval(mean!, sd!, n!)
    const standardError = sd! / Math.sqrt(n!)
    return { lower, upper, standardError, t: (upper! - mean!) / standardError }
  },
  pareto: ({ data: { items } }) => {
    const bars = pareto(items! as readonly (readonly [string, number])[], ([, count]) => count)
    return {
      order: bars.map(({ of: [name] }) => name),
      count: bars.map(({ count }) => count),
      percent: bars.map(({ share }) => 100 * share!),
      cumulativePercent: bars.map(({ cumulative }) => 100 * cumulative!),
      total: bars.reduce((sum, { count }) => sum + count, 0),
    }
  },
}

function near(got: unknown, expected: unknown, tolerance: number, path: string): void {
  if (typeof expected === 'number')
    assert.ok(Math.abs((got as number) - expected) <= tolerance, `${path}: ${got} is not ${expected}`)
  else if (Array.isArray(expected)) {
    assert.equal((got as unknown[]).length, expected.length, path)
    for (const [n, each] of expected.entries()) near((got as unknown[])[n], each, tolerance, `${path}.${n}`)
  } else assert.equal(got, expected, path)
}

describe('statistics', () => {
  it('has published examples to answer to', () => assert.ok(oracles.length >= 6))
  for (const oracle of oracles)
    it(`agrees with the published example ${oracle.id}`, () => {
      const got = answers[oracle.method]!(oracle)
      for (const [key, expected] of Object.entries(oracle.expected)) near(got[key], expected, oracle.tolerance, key)
    })
})
