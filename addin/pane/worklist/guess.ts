// Which columns of somebody's list are which fields of an exam. Guessed by words, corrected by hand.
import { type RawRow, shown } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { scoreIndex } from '../../../templates/reading/header-words.ts'

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
  /** Excel's number of the row with the headings. */
  readonly headerRow: number
  readonly columns: readonly ListColumn[]
}

const personal = /姓名|名字|患者$|病人$|身份证|电话|手机|住址|地址|\bname\b|phone|address|birth|出生/i
/** Words of other people's names that are no patient's. */
const staff = /医师|医生|技师|科室|医院|physician|technician|hospital|exam|检查|项目/i

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

const textIn = (row: RawRow | undefined, column: number): string => {
  const held = shown(row?.cells[column])
  return held === null
    ? ''
    : typeof held === 'object'
      ? 'error' in held
        ? held.error
        : String(held.serial)
      : String(held)
}

const sampleCount = 3
const longest = 24

/** @param head the first rows of the sheet; null when no row looks like headings */
export function guessColumns(rubric: Rubric, head: readonly RawRow[]): ListGuess | null {
  const index = scoreIndex(rubric)
  const fields = new Set(listFields(rubric).map(({ key }) => key))
  const known = (text: string): string | null => {
    const key = text === '' ? undefined : index(text)?.key
    return key !== undefined && fields.has(key) ? key : null
  }
  let best: { readonly row: RawRow; readonly count: number } | null = null
  for (const row of head) {
    const count = row.cells.filter((_, column) => known(textIn(row, column)) !== null).length
    if (count > (best?.count ?? 0)) best = { row, count }
  }
  if (!best) return null
  const { row: header } = best
  const below = head.filter(({ number }) => number > header.number)
  const taken = new Set<string>()
  const columns = Array.from(header.cells, (_, column): ListColumn | null => {
    const heading = textIn(header, column).trim()
    if (heading === '') return null
    const isPersonal = personal.test(heading) && !staff.test(heading)
    const guess = isPersonal ? null : known(heading)
    const key = guess !== null && !taken.has(guess) ? guess : null
    if (key !== null) taken.add(key)
    const samples = isPersonal
      ? []
      : below
          .map((row) => textIn(row, column).slice(0, longest))
          .filter((text) => text !== '')
          .slice(0, sampleCount)
    return { column, heading, samples, key, personal: isPersonal }
  }).filter((each) => each !== null)
  return { headerRow: header.number, columns }
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
