import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as v from 'valibot'
import { Problem } from '../../core/problem.ts'
import { differencesOf, type Vector, vectorShape } from '../../core/vector.ts'
import { currentRubric } from '../rubrics.ts'

/** `qc vectors FILE`: scores each case and compares every expected value; 1 when any fails. */
export function vectors(file: string): number {
  const rubric = currentRubric()
  const cases = vectorsIn(file)
  let failed = 0
  for (const vector of cases) {
    const differences = differencesOf(rubric, vector)
    if (differences.length > 0) failed++
    const detail = differences.map(
      ({ path, expected, got }) => `${path}: ${JSON.stringify(expected)} ≠ ${JSON.stringify(got)}`,
    )
    console.log(
      `${differences.length === 0 ? 'ok  ' : 'FAIL'} ${vector.id}${detail.length ? `  ${detail.join('; ')}` : ''}`,
    )
  }
  console.log(`${cases.length} cases, ${cases.length - failed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

/** @throws Problem `vectors-wrong` with the path of what is wrong */
function vectorsIn(file: string): readonly Vector[] {
  const wrong = (faults: string) => new Problem('vectors-wrong', { file: basename(file), faults })
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
  const parsed = v.safeParse(v.array(vectorShape), value)
  if (parsed.success) return parsed.output
  throw wrong(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? '(file)'}: ${issue.message}`).join('; '))
}
