// What the totals columns of a row show, from the engine: the results that stand with the formulas.

import { appliesTo } from '../../core/plan.ts'
import type { Column, Rubric } from '../../core/rubric.ts'
import type { LinkScore } from '../../core/score.ts'
import type { Language } from '../../core/words.ts'
import { type Filled, type FilledRow, textIn } from './filled.ts'

export type Totals = Readonly<Record<string, string | number>>

/** Short codes of the grade cells (rubric: code list grade_cell). */
const statusCode = { NA: 'NA', OUT_OF_SCOPE: 'OUT', INCOMPLETE: 'INC', INSUFFICIENT: 'INS' } as const

const gradeCell = (link: LinkScore): string => (link.status === 'SCORED' ? link.grade : statusCode[link.status])

const judged = ({ status }: LinkScore): boolean => status !== 'NA' && status !== 'OUT_OF_SCOPE'

/** Columns that a person has to fill in every row, and that no formula fills. */
export const neededColumns = ({ columns }: Rubric): readonly Column[] =>
  columns.filter(({ required, type, key }) => required === 'yes' && type !== 'entry' && key !== 'app_hospital_name')

const missingIn = (rubric: Rubric, cells: FilledRow): number =>
  neededColumns(rubric).filter(({ key }) => textIn(cells[key]) === '').length

/** The in-sheet completeness of a row: OK, or how many items are not scored and how many needed cells are empty. */
export const checkWords = {
  'zh-CN': { unscored: '未评 ', missing: '缺填 ', between: '，' },
  'en-US': { unscored: 'Unscored ', missing: 'Empty ', between: ', ' },
} as const satisfies Record<Language, unknown>

function checkStatus(unscored: number, missing: number, language: Language): string {
  const words = checkWords[language]
  const parts = [
    ...(unscored > 0 ? [`${words.unscored}${unscored}`] : []),
    ...(missing > 0 ? [`${words.missing}${missing}`] : []),
  ]
  return parts.join(words.between) || 'OK'
}

/** Items that apply to the modality, of links that are judged, counted by what stands in their cells. */
function countItems(rubric: Rubric, { given, items, score }: Filled) {
  const counts = { na: 0, unscored: 0 }
  for (const [place, item] of rubric.items.entries()) {
    const { kind } = items[place]!
    if (!judged(score.links[item.link]!) || !appliesTo(item, given.modality)) continue
    if (kind === 'na') counts.na++
    if (kind === 'blank' || kind === 'invalid') counts.unscored++
  }
  return counts
}

/** What is still to be done in a row: items to be scored, needed cells to be filled in. */
export const openIn = (rubric: Rubric, filled: Filled) => ({
  unscored: countItems(rubric, filled).unscored,
  missing: missingIn(rubric, filled.cells),
})

/** Values of the columns REQ_raw to check_status; an empty text where nothing is to be shown. */
export function totalsOf(rubric: Rubric, filled: Filled, language: Language): Totals {
  const { links, composite, codes } = filled.score
  const totals: Record<string, string | number> = {}
  for (const { id } of rubric.links) {
    const link = links[id]!
    totals[`${id}_raw`] = link.status === 'SCORED' ? link.raw : ''
    totals[`${id}_score`] = link.status === 'SCORED' ? link.effective : ''
    totals[`${id}_grade`] = gradeCell(link)
  }
  const vetoes = new Set(rubric.items.flatMap(({ veto }) => veto?.code ?? []))
  totals.total_raw = composite.status === 'SCORED' ? composite.raw : ''
  totals.total_score = composite.status === 'SCORED' ? composite.effective : ''
  totals.total_grade = composite.status === 'SCORED' ? composite.grade : 'PAR'
  totals.veto_codes = codes.filter((code) => vetoes.has(code)).join(';')
  totals.deduction_count = codes.length
  totals.na_count = countItems(rubric, filled).na
  const { unscored, missing } = openIn(rubric, filled)
  totals.check_status = checkStatus(unscored, missing, language)
  return totals
}
