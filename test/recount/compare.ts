// What a line of the summary must say of given scores: counts as they are, rates and means only from ten cases on.
import assert from 'node:assert/strict'
import type { Exam } from './exams.ts'
import type { Link } from './filed-rows.ts'

export type Line = Record<string, string | number | undefined>

export const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
export const median = (numbers: readonly number[]) => {
  const sorted = [...numbers].sort((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
}
/** Roots of (p - k/n)² = z² p(1 - p)/n. */
function wilsonRoots(k: number, n: number): [number, number] {
  const z2 = 1.959963984540054 ** 2
  const [a, b, c] = [1 + z2 / n, -(2 * (k / n) + z2 / n), (k / n) ** 2]
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c))
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)]
}

export const near = (got: unknown, expected: number | undefined, what: string) => {
  if (expected === undefined) assert.equal(got, undefined, what)
  else assert.ok(typeof got === 'number' && Math.abs(got - expected) < 1e-9, `${what}: ${got} is not ${expected}`)
}

/** A rate under ten cases has no value. */
export function rate(
  line: Line,
  [name, k, n]: readonly [string, number, number],
  what: string,
  kName = `${name.slice(0, 2)} k`,
) {
  assert.equal(line[kName], k, `${what} ${kName}`)
  near(line[name], n < 10 ? undefined : k / n, `${what} ${name}`)
  const [low, high] = n < 10 ? [undefined, undefined] : wilsonRoots(k, n)
  near(line[`${name} 95%下限`], low, `${what} ${name} from`)
  near(line[`${name} 95%上限`], high, `${what} ${name} to`)
}

type Score = { raw: number; grade: string; vetoes: number }

export function scores(line: Line, given: readonly Score[], what: string) {
  const n = given.length
  assert.equal(line['例数 n'], n, `${what} n`)
  const raw = given.map((score) => score.raw)
  near(line.平均分, n < 10 ? undefined : mean(raw), `${what} mean`)
  near(line.中位数, n < 10 ? undefined : median(raw), `${what} median`)
  rate(line, ['甲级率', given.filter(({ grade }) => grade === 'A').length, n], what)
  rate(line, ['合格率', given.filter(({ grade }) => grade !== 'D').length, n], what)
  assert.equal(line.否决例数, given.filter(({ vetoes }) => vetoes > 0).length, `${what} vetoes`)
}

export function crossed(line: Line, by: readonly (readonly [string, readonly Score[]])[], what: string) {
  for (const [stratum, given] of by) {
    assert.equal(line[`${stratum} 例数 n`], given.length, `${what} ${stratum} n`)
    assert.equal(line[`${stratum} 甲级 k`], given.filter(({ grade }) => grade === 'A').length, `${what} ${stratum} k`)
    near(
      line[`${stratum} 平均分`],
      given.length < 10 ? undefined : mean(given.map(({ raw }) => raw)),
      `${what} ${stratum}`,
    )
  }
}

export const present = <Value>(values: readonly (Value | null | undefined)[]): Value[] =>
  values.flatMap((value) => value ?? [])
export const linkScores = (exams: readonly Exam[], link: string): Link[] =>
  present(exams.map(({ links }) => links[link]))
export const compositeScores = (exams: readonly Exam[]): Score[] =>
  present(
    exams.map(({ composite, links }) =>
      composite === null
        ? null
        : { ...composite, vetoes: present(Object.values(links)).reduce((sum, { vetoes }) => sum + vetoes, 0) },
    ),
  )
