// The cells of one prepared row of 原始数据表.
import { type Rubric, type Site, siteNameOf } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import type { Cell } from '../sheet.ts'
import { type Filled, textIn } from './filled.ts'
import type { RowFormulas } from './row-formulas.ts'
import { totalsOf } from './totals.ts'

export type ScoreRow = { readonly cells: readonly Cell[] }

export type RowWish = {
  readonly id: string
  /** Place of the row among the prepared ones, from 1. */
  readonly sequence: number
  readonly site: Site | null
  readonly batch: string
  readonly language: Language
}

/** What stands in a row before anybody has filled it in. */
const prepared = (rubric: Rubric, { id, sequence, site, batch }: RowWish): Readonly<Record<string, Cell>> => ({
  record_id: id,
  batch_no: batch || null,
  rubric_version: rubric.version,
  app_hospital_code: site?.code ?? null,
  case_seq: sequence,
})

/** Results of the columns that formulas fill. */
function made(
  rubric: Rubric,
  formulas: RowFormulas,
  filled: Filled | null,
  wish: RowWish,
): Readonly<Record<string, string | number>> {
  const code = filled ? textIn(filled.cells.app_hospital_code) : (wish.site?.code ?? '')
  const name = siteNameOf(rubric, code) ?? ''
  if (!filled) return { app_hospital_name: name }
  const [encounter, modality] = [textIn(filled.cells.encounter_type), textIn(filled.cells.modality)]
  const limit = encounter === '' || modality === '' ? null : formulas.limits(encounter, modality)
  return {
    app_hospital_name: name,
    limit_min: limit?.limitMin ?? '',
    review_min: limit?.reviewMin ?? '',
    ...totalsOf(rubric, filled, wish.language),
  }
}

/** `row` is Excel's row number. */
export function scoreRow(
  rubric: Rubric,
  formulas: RowFormulas,
  filled: Filled | null,
  wish: RowWish,
  row: number,
): ScoreRow {
  const results = made(rubric, formulas, filled, wish)
  const typed = filled?.cells ?? prepared(rubric, wish)
  const visible = rubric.columns.map(({ key }): Cell => {
    const formula = formulas.visible(key, row)
    return formula === null ? (typed[key] ?? null) : { formula, result: results[key] ?? '' }
  })
  const calculated = filled ? formulas.results(filled) : []
  const hidden = formulas.hidden(row).map((formula, n): Cell => ({ formula, result: calculated[n] ?? '' }))
  return { cells: [...visible, formulas.blank, ...hidden] }
}
