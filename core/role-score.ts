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
export function responsibleFor(item: Item, { override, reviewed }: Case): string {
  const overridden = override?.[item.id]
  if (overridden !== undefined) return overridden
  return item.responsible === 'REVIEWER' && !reviewed ? 'REPORTER' : item.responsible
}

type Points = { role: string; applicable: number; lost: number }

/**
 * Scores of the roles that answer for an item of a scored link; other roles are absent.
 * @param scored places of the items of the scored links
 */
export function roleScoresOf(
  rubric: Rubric,
  given: Case,
  applies: Uint8Array,
  scored: readonly Span[],
): Readonly<Record<string, RoleScore>> {
  const pools: Points[] = []
  for (const { from, to } of scored) {
    // Items of one role stand together, so the pool that was used last is nearly always the one that is wanted.
    let pool: Points | undefined
    for (let place = from; place < to; place++) {
      const entry = given.items[place]!
      if (applies[place] === 0 || (entry.kind !== 'met' && entry.kind !== 'deducted')) continue
      const item = rubric.items[place]!
      const role = responsibleFor(item, given)
      if (pool?.role !== role) pool = poolOf(pools, role)
      pool.applicable += item.maxPoints
      if (entry.kind === 'deducted') pool.lost += entry.lost
    }
  }
  const scores: Record<string, RoleScore> = {}
  for (const { role, applicable, lost } of pools)
    scores[role] = { applicable, lost, score: roleScore(rubric, applicable, lost) }
  return scores
}

function poolOf(pools: Points[], role: string): Points {
  for (const pool of pools) if (pool.role === role) return pool
  const pool = { role, applicable: 0, lost: 0 }
  pools.push(pool)
  return pool
}
