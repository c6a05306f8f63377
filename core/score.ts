// The eleven steps of scoring (rubric: scoring.steps). Step numbers in comments are those of the file.
import type { Case } from './case.ts'
import { fromUnits, toUnits, unitsHalfUp } from './decimal.ts'
import type { Grade, Item, Link, Rubric } from './rubric.ts'

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

export type RoleScore = { readonly applicable: number; readonly lost: number; readonly score: number }

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
  const links: Record<string, LinkScore> = {}
  const codes: string[] = []
  const pools = new Map<string, { applicable: number; lost: number }>()
  let caseVeto = false
  let place = 0
  for (const link of rubric.links) {
    const items = rubric.itemsOf.get(link.id)!
    const tally = tallyOf(items, given, place)
    place += items.length
    links[link.id] = linkScore(rubric, link, given, tally)
    const { status } = links[link.id]!
    if (status === 'OUT_OF_SCOPE' || status === 'NA') continue
    for (const code of tally.codes) codes.push(code)
    caseVeto ||= tally.caseVeto
    if (status === 'SCORED') pool(pools, items, given, place - items.length)
  }
  return { links, composite: compositeOf(rubric, links, caseVeto), codes, roleScores: roleScoresOf(rubric, pools) }
}

/** Role score of pooled points (step 11), one decimal. */
export const roleScore = (rubric: Rubric, applicable: number, lost: number): number => {
  const places = rubric.config.roundDecimals
  return fromUnits(unitsHalfUp(100 * (applicable - lost), applicable, places), places)
}

/** Does the item apply to the modality at all (step 1)? */
export const appliesTo = (item: Item, modality: string | null): boolean =>
  modality === null || item.modalities.includes(modality)

/** Who answers for the item in this case (step 11 and rubric: scoring.responsibilityRules). */
export function responsibleFor(item: Item, { override, reviewed }: Case): string {
  const overridden = override?.[item.id]
  if (overridden !== undefined) return overridden
  return item.responsible === 'REVIEWER' && !reviewed ? 'REPORTER' : item.responsible
}

type Tally = {
  applicable: number
  lost: number
  unscored: number
  major: boolean
  caseVeto: boolean
  readonly codes: string[]
  readonly veto: string[]
}

/** Steps 1 to 4 over the items of a link; `from` is the place of its first item among all items. */
function tallyOf(items: readonly Item[], given: Case, from: number): Tally {
  const tally: Tally = { applicable: 0, lost: 0, unscored: 0, major: false, caseVeto: false, codes: [], veto: [] }
  for (let n = 0; n < items.length; n++) {
    const item = items[n]!
    if (!appliesTo(item, given.modality)) continue
    const entry = given.items[from + n]!
    if (entry.kind === 'na') continue
    if (entry.kind === 'blank' || entry.kind === 'invalid') {
      tally.unscored++
      continue
    }
    tally.applicable += item.maxPoints
    if (entry.kind === 'met') continue
    tally.lost += entry.lost
    tally.major ||= entry.major
    for (const code of entry.codes) tally.codes.push(code)
    if (entry.veto) {
      tally.veto.push(item.veto!.code)
      tally.caseVeto ||= item.veto!.scope === 'case'
    }
  }
  return tally
}

/** Steps 5 to 8. */
function linkScore(rubric: Rubric, link: Link, { scope, linkNA }: Case, tally: Tally): LinkScore {
  if (scope !== null && !scope.has(link.id)) return { status: 'OUT_OF_SCOPE' }
  const reason = linkNA[link.id]
  if (reason !== undefined) return { status: 'NA', reason }
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

/** Adds the points of a scored link to the roles that answer for them (step 11). */
function pool(
  pools: Map<string, { applicable: number; lost: number }>,
  items: readonly Item[],
  given: Case,
  from: number,
) {
  for (let n = 0; n < items.length; n++) {
    const item = items[n]!
    const entry = given.items[from + n]!
    if (!appliesTo(item, given.modality) || (entry.kind !== 'met' && entry.kind !== 'deducted')) continue
    const role = responsibleFor(item, given)
    const points = pools.get(role) ?? { applicable: 0, lost: 0 }
    pools.set(role, points)
    points.applicable += item.maxPoints
    if (entry.kind === 'deducted') points.lost += entry.lost
  }
}

function roleScoresOf(rubric: Rubric, pools: ReadonlyMap<string, { applicable: number; lost: number }>) {
  const scores: Record<string, RoleScore> = {}
  for (const [role, { applicable, lost }] of pools)
    scores[role] = { applicable, lost, score: roleScore(rubric, applicable, lost) }
  return scores
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
