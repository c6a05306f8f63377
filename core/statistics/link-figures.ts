// What the scores of one link (or the composites) say together: grades, means, rates, vetoes.
import type { Grade, Rubric } from '../rubric.ts'
import type { Composite, LinkScore } from '../score.ts'
import { type Mean, meanOf } from './mean.ts'
import { type Rate, rateOf } from './proportion.ts'
import { sizesOf } from './statistic.ts'

/** A score with the vetoes of its exam: of the link, or of all links for a composite. */
export type Scoring = { readonly score: LinkScore | Composite; readonly vetoes: number }

export type LinkFigures = {
  /** Exams with a score. */
  readonly n: number
  /** Exams without one, by why: NA, INCOMPLETE, INSUFFICIENT, OUT_OF_SCOPE, PARTIAL. */
  readonly without: Readonly<Record<string, number>>
  readonly grades: Readonly<Record<Grade, number>>
  /** Skill is read from the score before the veto cap; the cap makes outliers of its own. */
  readonly raw: Mean
  readonly effective: Mean
  readonly gradeA: Rate
  readonly qualified: Rate
  /** Exams with at least one veto. */
  readonly vetoed: number
}

export function linkFigures(rubric: Rubric, scorings: readonly Scoring[]): LinkFigures {
  const sizes = sizesOf(rubric)
  const grades = { A: 0, B: 0, C: 0, D: 0 }
  const without: Record<string, number> = {}
  const raw: number[] = []
  const effective: number[] = []
  let vetoed = 0
  for (const { score, vetoes } of scorings) {
    if (score.status !== 'SCORED') {
      without[score.status] = (without[score.status] ?? 0) + 1
      continue
    }
    raw.push(score.raw)
    effective.push(score.effective)
    grades[score.grade]++
    if (vetoes > 0) vetoed++
  }
  const n = raw.length
  const failing = rubric.grades.filter(({ qualified }) => !qualified).reduce((sum, { code }) => sum + grades[code], 0)
  return {
    n,
    without,
    grades,
    raw: meanOf(raw, sizes),
    effective: meanOf(effective, sizes),
    gradeA: rateOf(grades.A, n, sizes),
    qualified: rateOf(n - failing, n, sizes),
    vetoed,
  }
}
