// What was deducted where: per item and per deduction code, over the links that were scored.

import { appliesTo } from '../plan.ts'
import type { Item, Rubric } from '../rubric.ts'
import type { CountedExam } from './counted.ts'

export type ItemTally = {
  readonly item: Item
  /** Cases in which the item applied and was judged. */
  applicable: number
  /** Cases with any deduction or veto in it. */
  defects: number
  /** Deductions, a code counted twice twice. */
  deductions: number
  lost: number
  vetoes: number
  /** Cases in which it was marked N/A, and those of them for missing data (N17). */
  na: number
  missing: number
  readonly codes: Map<string, number>
}

/** One tally for each item, in the rubric's order; links that were not scored are left out. */
export function itemTallies(rubric: Rubric, exams: readonly CountedExam[]): readonly ItemTally[] {
  const tallies = rubric.items.map((item): ItemTally => {
    const zero = { applicable: 0, defects: 0, deductions: 0, lost: 0, vetoes: 0, na: 0, missing: 0 }
    return { item, ...zero, codes: new Map() }
  })
  for (const { merged, score } of exams)
    for (let place = 0; place < tallies.length; place++) {
      const tally = tallies[place]!
      if (score.links[tally.item.link]!.status !== 'SCORED' || !appliesTo(tally.item, merged.modality)) continue
      const entry = merged.items[place]!
      if (entry.kind === 'na') {
        tally.na++
        if (entry.reason === 'N17') tally.missing++
        continue
      }
      tally.applicable++
      if (entry.kind !== 'deducted') continue
      tally.defects++
      tally.deductions += entry.codes.length
      tally.lost += entry.lost
      if (entry.veto) tally.vetoes++
      for (const code of entry.codes) tally.codes.set(code, (tally.codes.get(code) ?? 0) + 1)
    }
  return tallies
}
