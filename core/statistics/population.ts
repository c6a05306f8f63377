// Workload and corrective actions as they were filed: whole numbers about all cases, not about the sample.

/** A row of 工作量与总体数据 or 整改台账, by field key. */
export type FactRow = Readonly<Record<string, string | number | null>>
export type Facts = { readonly population: readonly FactRow[]; readonly actions: readonly FactRow[] }

export const noFacts: Facts = { population: [], actions: [] }

/** Month of a stamp, such as 2026-05. */
const monthOf = (stamp: string | number | null | undefined): string | null =>
  typeof stamp === 'number' ? new Date(stamp * 1000).toISOString().slice(0, 7) : null

/** Workload of the months and actions that fall due in them; null is an open end. Rows without a date are in no month. */
export function factsWithin({ population, actions }: Facts, from: string | null, to: string | null): Facts {
  const within = (stamp: string | number | null | undefined) => {
    const month = monthOf(stamp)
    return month !== null && (from === null || month >= from) && (to === null || month <= to)
  }
  return {
    population: population.filter(({ period }) => within(period)),
    actions: actions.filter(({ due_date: due }) => within(due)),
  }
}

/**
 * Sums of fields over strata (month, hospital, modality, encounter), from the rows that give all of them; null when none
 * does. Rows of the whole hospital (no staff id) go before rows of persons. Roles count the same cases from different
 * sides, so one of them stands for the stratum: the one with the most cases by the first field.
 */
export function populationSums(rows: readonly FactRow[], fields: readonly string[]): readonly number[] | null {
  const strata = new Map<string, Map<string, number[]>>()
  for (const row of rows) {
    const counts = fields.flatMap((field) => (typeof row[field] === 'number' ? row[field] : []))
    if (counts.length < fields.length) continue
    const stratum = JSON.stringify([row.period, row.hospital, row.modality, row.encounter_type])
    const sides = strata.get(stratum) ?? new Map<string, number[]>()
    strata.set(stratum, sides)
    const whole = (row.staff_id ?? '') === '' ? 'whole' : 'persons'
    const side = `${whole}|${row.role ?? ''}`
    sides.set(side, added(sides.get(side), counts))
  }
  if (strata.size === 0) return null
  let total: number[] | undefined
  for (const sides of strata.values()) {
    const wholes = [...sides].filter(([side]) => side.startsWith('whole'))
    const candidates = (wholes.length > 0 ? wholes : [...sides]).map(([, counts]) => counts)
    total = added(
      total,
      candidates.reduce((most, counts) => (counts[0]! > most[0]! ? counts : most)),
    )
  }
  return total ?? null
}

const added = (sum: readonly number[] | undefined, more: readonly number[]): number[] =>
  more.map((count, place) => count + (sum?.[place] ?? 0))
