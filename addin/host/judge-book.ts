// The verdict on the workbook that is open: the same reading, checks and scores as at every other door, over whatever holds it.
import type { Rubric } from '../../core/rubric.ts'
import { type JudgeContext, type Judgement, openJudgement } from '../../templates/judge.ts'
import { columnsOf } from '../../templates/reading/columns.ts'
import { identityOf, recognise, type SheetLayout } from '../../templates/reading/recognise.ts'
import { done, type Outcome } from './outcome.ts'
import type { RowsWish } from './rows-wish.ts'
import type { SheetHost, SheetId, Survey } from './sheet-host.ts'

export type Judged = { readonly survey: Survey; readonly judgement: Judgement }

/** Only columns of ours are asked for, and of computed ones only the results. */
export function scoreWish(rubric: Rubric, layout: SheetLayout, sheet: SheetId): RowsWish {
  const { fields } = columnsOf(rubric, layout)
  return {
    sheet,
    columns: new Set(layout.columns.values()),
    results: new Set(fields.filter(({ filled }) => filled === 'computed').map(({ column }) => column)),
  }
}

/**
 * Reads and judges the whole workbook. In Excel 5,000 rows cost 1 sync for the survey and 2 for the rows.
 * @param survey one that was just made; without it the workbook is surveyed first
 */
export async function judgeBook(
  host: SheetHost,
  rubrics: ReadonlyMap<string, Rubric>,
  context: JudgeContext,
  options: Parameters<SheetHost['read']>[2] & { readonly survey?: Survey } = {},
): Promise<Outcome<Judged>> {
  const surveyed = options.survey ? done(options.survey) : await host.survey()
  if (!surveyed.done) return surveyed
  const survey = surveyed.value
  const opened = openJudgement(rubrics, survey.book, context)
  const rubric = rubrics.get(identityOf(survey.book)?.rubricVersion ?? '') ?? [...rubrics.values()].at(-1)!
  const { scores, population, actions } = recognise(rubric, survey.book)
  const wishes = opened.sheets.map(({ sheet }): RowsWish => {
    const id = survey.sheets[sheet]!.id
    if (scores?.sheet === sheet) return scoreWish(rubric, scores, id)
    const layout = [population, actions].find((each) => each?.sheet === sheet)
    return layout ? { sheet: id, columns: new Set(layout.columns.values()) } : { sheet: id }
  })
  const read = await host.read(wishes, (wish, batch) => opened.sheets[wish]!.take(batch), options)
  return read.done ? done({ survey, judgement: opened.close() }) : read
}
