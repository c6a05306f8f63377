// The eleven steps of scoring (rubric: scoring.steps). Step numbers in comments are those of the file.
import type { Case } from './case.ts'
import { fromUnits, toUnits, unitsHalfUp } from './decimal.ts'
import { planOf, type Span } from './plan.ts'
import { type RoleScore, roleScoresOf, type ScoredSpan } from './role-score.ts'
import type { Grade, Item, Rubric } from './rubric.ts'

export type LinkScore =
  | {
      readonly status: 'SCORED'
      /** Points of the items that apply. */
      readonly applicable: number
      readonly lost: number
      /** Before the veto cap, one decimal. */
      readonly raw: number
      readonly effective: number
      readonly grade: Grade
      readonly veto: readonly string[]
    }
  | { readonly status: 'NA'; readonly reason: string }
  | { readonly status: 'INCOMPLETE' }
  | { readonly status: 'OUT_OF_SCOPE' }
  | { readonly status: 'INSUFFICIENT'; readonly applicable: number }

export type Composite =
  | {
      readonly status: 'SCORED'
      /** Sum of the weights of the scored links. */
      readonly weights: number
      readonly raw: number
      readonly effective: number
      readonly grade: Grade
    }
  | { readonly status: 'PARTIAL' }

export type CaseScore = {
  readonly links: Readonly<Record<string, LinkScore>>
  readonly composite: Composite
  /** Deduction codes of the links in scope, in the rubric's order; a code counted twice stands twice. */
  readonly codes: readonly string[]
  /** By role; a role without a scored item is absent. */
  readonly roleScores: Readonly<Record<string, RoleScore>>
}

/** Scores one case. Never throws for what a person typed: a cell that is not valid counts as not scored yet. */
export function score(rubric: Rubric, given: Case): CaseScore {
  const plan = planOf(rubric)
  const applies = plan.applies(given.modality)
  const links: Record<string, LinkScore> = {}
  const codes: string[] = []
  const scored: ScoredSpan[] = []
  let caseVeto = false
  for (const span of plan.spans) {
    const { id } = span.link
    const aside = asideOf(id, given)
    if (aside !== null) {
      links[id] = aside
      continue
    }
    const tally = tallyOf(rubric.items, given, applies, span)
    const result = linkScore(rubric, tally)
    links[id] = result
    for (const code of tally.codes) codes.push(code)
    caseVeto ||= tally.caseVeto
    if (result.status === 'SCORED') scored.push({ span, applicable: result.applicable, lost: result.lost })
  }
  return {
    links,
    composite: compositeOf(rubric, links, caseVeto),
    codes,
    roleScores: roleScoresOf(rubric, given, applies, scored),
  }
}

/** A link that is not judged in this row at all (step 5 and the whole-link N/A). */
function asideOf(link: string, { scope, linkNA }: Case): LinkScore | null {
  if (scope !== null && !scope.has(link)) return { status: 'OUT_OF_SCOPE' }
  const reason = linkNA[link]
  return reason === undefined ? null : { status: 'NA', reason }
}

type Tally = {
  readonly applicable: number
  readonly lost: number
  readonly unscored: number
  readonly major: boolean
  readonly caseVeto: boolean
  readonly codes: readonly string[]
  readonly veto: readonly string[]
}

const none: readonly string[] = []

/** Steps 1 to 4 over the items of a link. What is usual is asked for first: most cells are √. */
function tallyOf(items: readonly Item[], given: Case, applies: Uint8Array, { from, to }: Span): Tally {
  const cells = given.items
  let applicable = 0
  let lost = 0
  let unscored = 0
  let major = false
  let caseVeto = false
  let codes = none
  let veto = none
  for (let place = from; place < to; place++) {
    if (applies[place] === 0) continue
    const entry = cells[place]!
    if (entry.kind === 'met') applicable += items[place]!.maxPoints
    else if (entry.kind === 'deducted') {
      const item = items[place]!
      applicable += item.maxPoints
      lost += entry.lost
      major ||= entry.major
      codes = [...codes, ...entry.codes]
      if (entry.veto) {
        veto = [...veto, item.veto!.code]
        caseVeto ||= item.veto!.scope === 'case'
      }
    } else if (entry.kind !== 'na') unscored++
  }
  return { applicable, lost, unscored, major, caseVeto, codes, veto }
}

/** Steps 5 to 8. */
function linkScore(rubric: Rubric, tally: Tally): LinkScore {
  if (tally.unscored > 0) return { status: 'INCOMPLETE' }
  const { applicable, lost, veto, major } = tally
  const { minApplicablePoints, majorCapsGrade, roundDecimals: places } = rubric.config
  if (applicable === 0 || (applicable < minApplicablePoints && veto.length === 0))
    return { status: 'INSUFFICIENT', applicable }
  const raw = unitsHalfUp(100 * (applicable - lost), applicable, places)
  const effective = veto.length > 0 ? capped(rubric, raw) : raw
  const grade = gradeOf(rubric, effective)
  return {
    status: 'SCORED',
    applicable,
    lost,
    raw: fromUnits(raw, places),
    effective: fromUnits(effective, places),
    grade: major ? worseOf(grade, majorCapsGrade) : grade,
    veto,
  }
}

/** Steps 9 and 10. */
function compositeOf(rubric: Rubric, links: Readonly<Record<string, LinkScore>>, caseVeto: boolean): Composite {
  const { compositeNeeds, compositeMaxStepsAboveWorstLink: steps, roundDecimals: places } = rubric.config
  let weights = 0
  let weighted = 0
  let worst: Grade = 'A'
  for (const { id, weight } of rubric.links) {
    const link = links[id]!
    if (link.status === 'INCOMPLETE' || link.status === 'OUT_OF_SCOPE') return { status: 'PARTIAL' }
    if (link.status === 'SCORED') {
      weights += weight
      weighted += weight * toUnits(link.effective, places)
      worst = worseOf(worst, link.grade)
    } else if (link.status === 'INSUFFICIENT' && compositeNeeds.includes(id)) return { status: 'PARTIAL' }
  }
  if (weights === 0) return { status: 'PARTIAL' }
  const raw = unitsHalfUp(weighted, weights, 0)
  const effective = caseVeto ? capped(rubric, raw) : raw
  const best = grades[Math.max(0, grades.indexOf(worst) - steps)]!
  return {
    status: 'SCORED',
    weights,
    raw: fromUnits(raw, places),
    effective: fromUnits(effective, places),
    grade: worseOf(gradeOf(rubric, effective), best),
  }
}

const grades: readonly Grade[] = ['A', 'B', 'C', 'D']
const worseOf = (a: Grade, b: Grade): Grade => (a > b ? a : b)

const capped = (rubric: Rubric, units: number): number =>
  Math.min(units, toUnits(rubric.config.vetoCap, rubric.config.roundDecimals))

/** The best grade whose lower bound the score reaches. */
function gradeOf(rubric: Rubric, units: number): Grade {
  let found: Grade = 'D'
  let bound = -1
  for (const { code, min } of rubric.grades) {
    const lower = toUnits(min, rubric.config.roundDecimals)
    if (units >= lower && lower > bound) {
      found = code
      bound = lower
    }
  }
  return found
}
