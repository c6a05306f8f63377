// What indicators ask of item cells: the entry of an item in a link that was scored, and the codes in it.
import type { ItemEntry } from '../../item-entry.ts'
import type { Rubric } from '../../rubric.ts'
import type { CountedExam } from '../counted.ts'

const scored = ({ score }: CountedExam, link: string): boolean => score.links[link]?.status === 'SCORED'

/** The entry of an item; null when its link was not scored. */
export function entryOf(exam: CountedExam, rubric: Rubric, id: string): ItemEntry | null {
  const link = rubric.itemById.get(id)?.link
  if (link === undefined || !scored(exam, link)) return null
  return exam.merged.items[rubric.items.findIndex((item) => item.id === id)] ?? null
}

/** Does the exam carry one of the codes? Null when the link was not scored. */
export const carries = (exam: CountedExam, link: string, codes: readonly string[]): boolean | null =>
  scored(exam, link) ? exam.score.codes.some((code) => codes.includes(code)) : null

/** Does a link carry a deduction of at least S2 or a veto, in all its items or in some? Null when it was not scored. */
export function moderateOrWorse(exam: CountedExam, rubric: Rubric, link: string, items?: readonly string[]) {
  if (!scored(exam, link)) return null
  return rubric.itemsOf
    .get(link)!
    .filter(({ id }) => items?.includes(id) ?? true)
    .some(({ deductions, veto }) =>
      exam.score.codes.some(
        (code) => code === veto?.code || deductions.some((each) => each.code === code && each.severity !== 'S1'),
      ),
    )
}
