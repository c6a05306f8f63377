// Scores of a row in the form that SQL adds up. They follow from the row: entries are scored anew when they are read.
import { toUnits } from '../../core/decimal.ts'
import type { Rubric } from '../../core/rubric.ts'
import type { CaseScore } from '../../core/score.ts'

/** `[scored, raw, effective, grade, vetoes]`, scores in units of the last place (tenths). */
export type LinkTally = readonly [0 | 1, number, number, string | null, number]

/** The composite, beside the links. */
export const total = 'TOTAL'

/** JSON by link of those in scope, and TOTAL; vetoes that stand in the links. */
export function linksOf(rubric: Rubric, { links, composite }: CaseScore) {
  const places = rubric.config.roundDecimals
  const tallies: Record<string, LinkTally> = {}
  let vetoes = 0
  for (const [id, link] of Object.entries(links)) {
    if (link.status === 'OUT_OF_SCOPE') continue
    if (link.status === 'SCORED') vetoes += link.veto.length
    tallies[id] =
      link.status === 'SCORED'
        ? [1, toUnits(link.raw, places), toUnits(link.effective, places), link.grade, link.veto.length]
        : [0, 0, 0, null, 0]
  }
  tallies[total] =
    composite.status === 'SCORED'
      ? [1, toUnits(composite.raw, places), toUnits(composite.effective, places), composite.grade, vetoes]
      : [0, 0, 0, null, vetoes]
  return { links: JSON.stringify(tallies), vetoes }
}
