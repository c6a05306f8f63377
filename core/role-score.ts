// Who answers for lost points, and the score of each role (step 11 and rubric: scoring.responsibilityRules).
import type { Case } from './case.ts'
import { fromUnits, unitsHalfUp } from './decimal.ts'
import type { Span } from './plan.ts'
import type { Item, Rubric } from './rubric.ts'

export type RoleScore = { readonly applicable: number; readonly lost: number; readonly score: number }

/** Role score of pooled points, one decimal. */
export const roleScore = (rubric: Rubric, applicable: number, lost: number): number => {
  const places = rubric.config.roundDecimals
  return fromUnits(unitsHalfUp(100 * (applicable - lost), applicable, places), places)
}

/** Who answers for the item in this case. */
export const responsibleFor = (item: Item, { override, reviewed }: Case): string =>
  override?.[item.id] ?? answering(item.responsible, reviewed)

/** The reporter answers for the review of a report that went out unreviewed. */
const answering = (role: string, reviewed: boolean): string => (role === 'REVIEWER' && !reviewed ? 'REPORTER' : role)

/** A scored link with its points. */
export type ScoredSpan = { readonly span: Span; readonly applicable: number; readonly lost: number }

type Points = { role: string; applicable: number; lost: number }

/** Scores of the roles that answer for an item of a scored link; other roles are absent. */
export function roleScoresOf(
  rubric: Rubric,
  given: Case,
  applies: Uint8Array,
  scored: readonly ScoredSpan[],
): Readonly<Record<string, RoleScore>> {
  const pools: Points[] = []
  for (const { span, applicable, lost } of scored) {
    if (span.role === null || given.override !== null) poolItems(pools, rubric, given, applies, span)
    else add(pools, answering(span.role, given.reviewed), applicable, lost)
  }
  const scores: Record<string, RoleScore> = {}
  for (const { role, applicable, lost } of pools)
    scores[role] = { applicable, lost, score: roleScore(rubric, applicable, lost) }
  return scores
}

function poolItems(pools: Points[], rubric: Rubric, given: Case, applies: Uint8Array, { from, to }: Span) {
  for (let place = from; place < to; place++) {
    const entry = given.items[place]!
    if (applies[place] === 0 || (entry.kind !== 'met' && entry.kind !== 'deducted')) continue
    const item = rubric.items[place]!
    add(pools, responsibleFor(item, given), item.maxPoints, entry.kind === 'deducted' ? entry.lost : 0)
  }
}

function add(pools: Points[], role: string, applicable: number, lost: number) {
  for (const pool of pools)
    if (pool.role === role) {
      pool.applicable += applicable
      pool.lost += lost
      return
    }
  pools.push({ role, applicable, lost })
}
