// What can be said of an item, as a numbered list: its letters, and the reasons for which it may not apply.
import type { Rubric } from '../../../core/rubric.ts'
import { caption, type Language } from '../../../core/words.ts'
import { type Letter, textWith } from './item-text.ts'

export type Reason = {
  /** Text of the cell when it is chosen alone. */
  readonly text: string
  readonly letter: Letter | null
  /** How often a letter may be given; more than one is asked for. */
  readonly most: number
  readonly words: string
}

/** At most nine lines: what no digit reaches is reached by its own key. */
export function reasonsOf(rubric: Rubric, place: number, language: Language): readonly Reason[] {
  const item = rubric.items[place]!
  const letters = item.deductions.map(
    (each): Reason => ({
      text: each.letter,
      letter: each.letter as Letter,
      most: each.maxCount,
      words: `−${each.points} ${caption(each, language)}`,
    }),
  )
  const veto: readonly Reason[] = item.veto
    ? [{ text: 'V', letter: 'V', most: 1, words: caption(item.veto, language) }]
    : []
  const na = item.naReasons.map((code): Reason => {
    const known = rubric.codesOf.get('na_reasons')?.get(code)
    return { text: `NA:${code}`, letter: null, most: 1, words: known ? caption(known, language) : code }
  })
  return [...letters, ...veto, ...na].slice(0, 9)
}

/** The text of the item with that reason: a letter is put in `count` times beside the others, or taken out with 0. */
export const reasoned = (rubric: Rubric, place: number, text: string, reason: Reason, count: number): string =>
  reason.letter === null
    ? reason.text
    : textWith(rubric.items[place]!, text, reason.letter, Math.min(count, reason.most))
