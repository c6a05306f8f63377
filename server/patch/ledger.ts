// 扣分明细 of a workbook as it was judged.
import { caseOf } from '../../core/case.ts'
import type { Scored } from '../../templates/judge.ts'
import { ledgerSheet } from '../../templates/scores/deduction-sheet.ts'
import type { Sheet } from '../../templates/sheet.ts'
import type { Verdict } from './annotate.ts'

/** Some lines a row: more rows than these make a ledger that nobody reads and few can open. */
const mostRows = 20_000

/** The ledger of the scored rows, in the language of the workbook. */
export function ledgerOf({ rubric, rows, language }: Verdict, place: NonNullable<Verdict['scoreSheet']>): Sheet {
  const lines = rows.slice(0, mostRows).map(({ entry, score }: Scored) => {
    const { case_seq, record_id } = entry.exam
    return { row: entry.row, filled: { cells: { case_seq, record_id }, given: caseOf(rubric, entry), score } }
  })
  return ledgerSheet(rubric, lines, { sheet: place.name, columns: place.columns }, language)
}
