import assert from 'node:assert/strict'
import fc from 'fast-check'
import { tQuantile, z95 } from '../../../core/statistics/distribution.ts'

const close = (got: number, expected: number, relative = 1e-10) =>
  assert.ok(Math.abs(got - expected) <= relative * Math.abs(expected), `${got} is not ${expected}`)

describe('quantile of Student’s t', () => {
  it('is the tangent at one degree of freedom', () => {
    for (const p of [0.6, 0.9, 0.95, 0.975, 0.999]) close(tQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)))
  })
  it('has its closed form at two degrees of freedom', () => {
    for (const p of [0.6, 0.9, 0.95, 0.975, 0.999])
      close(tQuantile(p, 2), (2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p))))
  })
  it('has its closed form at four degrees of freedom', () => {
    for (const p of [0.6, 0.9, 0.95, 0.975, 0.999]) {
      const root = Math.sqrt(4 * p * (1 - p))
      close(tQuantile(p, 4), 2 * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1))
    }
  })
  it('agrees with the printed tables', () => {
    for (const [freedom, printed] of [
      [9, 2.262],
      [10, 2.228],
      [29, 2.045],
      [100, 1.984],
    ] as const)
      assert.equal(tQuantile(0.975, freedom).toFixed(3), printed.toFixed(3))
  })
  it('falls towards the normal quantile as the degrees of freedom grow', () => {
    close(tQuantile(0.975, 1e7), z95, 1e-6)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (freedom) => {
        const [t, next] = [tQuantile(0.975, freedom), tQuantile(0.975, freedom + 1)]
        assert.ok(t > next && next > z95)
      }),
      { numRuns: 60, verbose: true },
    )
  })
})
