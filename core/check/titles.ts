// Titles: rank and family (rubric: codelists.titles), and what a link demands of the person who scores it (config.qcTitleDemand).
import type { Rubric } from '../rubric.ts'

export type Title = { readonly family: string; readonly rank: number }
type Demand = readonly Title[]

/** `rank` and `family` of an unknown title are null: VR-02 speaks of it. */
export function createTitles(rubric: Rubric) {
  const titles = new Map<string, Title>()
  for (const { code, family, rank } of rubric.codesOf.get('titles')?.values() ?? [])
    titles.set(code, { family: String(family), rank: Number(rank) })
  const demands = new Map(rubric.links.map(({ id }) => [id, demandIn(rubric.config.qcTitleDemand, id)]))

  return {
    of: (code: string | null): Title | null => (code === null ? null : (titles.get(code) ?? null)),
    /** Does the title suffice to score the link? A link without a demand takes anybody. */
    suffices: ({ family, rank }: Title, link: string): boolean => {
      const demand = demands.get(link)
      if (!demand || demand.length === 0) return true
      for (let n = 0; n < demand.length; n++) if (family === demand[n]!.family && rank >= demand[n]!.rank) return true
      return false
    },
  }
}

/** Reads `technician rank>=3 or physician rank>=2`, `same as IMG`, `any QC person`. */
function demandIn(demands: Readonly<Record<string, string>>, link: string): Demand {
  const text = demands[link] ?? ''
  const other = /^same as (\w+)$/.exec(text)?.[1]
  if (other !== undefined && other !== link) return demandIn(demands, other)
  return [...text.matchAll(/(\w+) rank>=(\d+)/g)].map(([, family, rank]) => ({ family: family!, rank: Number(rank) }))
}
