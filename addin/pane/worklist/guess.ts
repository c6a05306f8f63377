// Which columns of somebody's list are which fields of an exam. Guessed by words, corrected by hand.
import type { RawRow } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { bareWord, scoreIndex } from '../../../templates/reading/header-words.ts'
import { headingsIn, type Known, textIn } from './headings.ts'
import { isPersonal, listWords } from './list-words.ts'

export type ListColumn = {
  readonly column: number
  readonly heading: string
  readonly samples: readonly string[]
  /** Key of the field; null: not taken over. */
  readonly key: string | null
  /** Names and contact data of patients stay where they are, whatever a person chooses. */
  readonly personal: boolean
}

export type ListGuess = {
  /** Excel's number of the last row with headings. */
  readonly headerRow: number
  readonly columns: readonly ListColumn[]
}

/** Fields that a list can bring: the exam and its times. Scores, ids of ours and tokens are made here. */
export const listFields = ({ columns }: Rubric) =>
  columns.filter(
    ({ key, group, type, required }) =>
      (group === 'case' || group === 'time') &&
      type !== 'entry' &&
      required !== 'auto' &&
      !/_token$/.test(key) &&
      key !== 'case_seq',
  )

/** Says which field a heading means. */
export function knownIn(rubric: Rubric): Known {
  const index = scoreIndex(rubric)
  const fields = new Set(listFields(rubric).map(({ key }) => key))
  const words = new Map(
    Object.entries(listWords).flatMap(([key, all]) => all.map((word) => [bareWord(word), key] as const)),
  )
  return (text) => {
    if (text === '' || isPersonal(text)) return null
    const key = index(text)?.key
    if (key !== undefined && fields.has(key)) return key
    return words.get(bareWord(text)) ?? null
  }
}

const sampleCount = 3
const longest = 24

/**
 * @param head the first rows of the sheet
 * @param at the row of headings that a person chose
 * @returns null when no row looks like headings
 */
export function guessColumns(rubric: Rubric, head: readonly RawRow[], at: number | null = null): ListGuess | null {
  const known = knownIn(rubric)
  const headings = headingsIn(head, known, at)
  if (!headings) return null
  const below = head.filter(({ number }) => number > headings.row)
  const taken = new Set<string>()
  const columns = [...headings.texts].map(([column, heading]): ListColumn => {
    if (isPersonal(heading)) return { column, heading, samples: [], key: null, personal: true }
    const guess = known(heading)
    const key = guess !== null && !taken.has(guess) ? guess : null
    if (key !== null) taken.add(key)
    const samples = below
      .map((row) => textIn(row, column).slice(0, longest))
      .filter((text) => text !== '')
      .slice(0, sampleCount)
    return { column, heading, samples, key, personal: false }
  })
  return { headerRow: headings.row, columns }
}

/** One column is given another meaning; a field that it takes from another column is left empty there. */
export const withKey = (guess: ListGuess, column: number, key: string | null): ListGuess => ({
  ...guess,
  columns: guess.columns.map((each) =>
    each.column === column && !each.personal
      ? { ...each, key }
      : each.key === key && key !== null
        ? { ...each, key: null }
        : each,
  ),
})
