// What the person who answers for the current item was marked down for last time.
import type { Entry } from '../../../core/exam.ts'
import type { Rubric } from '../../../core/rubric.ts'
import type { Draft, DraftView, FieldKey } from './draft.ts'
import { textOf } from './item-text.ts'

/** The column of the person who answers, by role. */
export const personOf: Readonly<Record<string, FieldKey>> = {
  REQ_PHYS: 'request_physician_id',
  TECH: 'technician_id',
  REPORTER: 'reporter_id',
  REVIEWER: 'reviewer_id',
}

export type Earlier = {
  readonly row: number
  /** Whose. */
  readonly person: string
  /** Texts of the items with deductions, by place. A veto is a matter of its own exam and never copied. */
  readonly texts: ReadonlyMap<number, string>
}

/**
 * The nearest exam above that is scored and has the same person in that role.
 * @param before entries of the rows above, from the nearest on
 */
export function earlierOf(rubric: Rubric, draft: Draft, view: DraftView, before: Iterable<Entry>): Earlier | null {
  const { responsible } = rubric.items[draft.place]!
  const key = personOf[responsible]
  const person = key === undefined ? null : view.entry.exam[key]
  if (key === undefined || person === null) return null
  for (const { row, exam, items } of before) {
    if (exam[key] !== person || exam.record_status === 'VOID') continue
    const places = rubric.items.flatMap((item, place) => (item.responsible === responsible ? [place] : []))
    if (places.every((place) => items[place]!.kind === 'blank')) continue
    const texts = new Map<number, string>()
    for (const place of places) {
      const entry = items[place]!
      if (entry.kind === 'deducted' && !entry.veto && view.shown[place])
        texts.set(place, textOf(rubric.items[place]!, entry))
    }
    return { row, person, texts }
  }
  return null
}

/** The same deductions here, wherever nothing was said yet. */
export function withSame(draft: Draft, view: DraftView, { texts }: Earlier): Draft {
  const typed = new Map(draft.typed)
  for (const [place, text] of texts) {
    const source = view.shown[place]?.source
    if (source === 'default' || source === 'suggested') typed.set(place, text)
  }
  return { ...draft, typed }
}
