// Time limits of reporting and review (rubric: config.timeliness; the first row that fits wins).
import type { Rubric } from './rubric.ts'

export type TimeLimit = {
  /** Minutes from the start of the exam to the issue of the report. */
  readonly limitMin: number
  /** Minutes of them that belong to the review. */
  readonly reviewMin: number
}

/** The limit for an encounter and a modality; unknown codes fall to the last row, which takes any. */
export function createLimits(rubric: Rubric): (encounter: string, modality: string) => TimeLimit {
  const rows = rubric.config.timeliness
  const found = new Map<string, Map<string, TimeLimit>>()
  return (encounter, modality) => {
    const known = found.get(encounter)?.get(modality)
    if (known) return known
    const limit = rows.find(
      (row) =>
        (row.encounter === '*' || row.encounter === encounter) &&
        (row.modalities.includes('*') || row.modalities.includes(modality)),
    )!
    const codes = rubric.codesOf
    if (codes.get('encounter_types')?.has(encounter) && codes.get('modalities')?.has(modality)) {
      const byModality = found.get(encounter) ?? new Map<string, TimeLimit>()
      found.set(encounter, byModality.set(modality, limit))
    }
    return limit
  }
}
