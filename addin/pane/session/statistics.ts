// Statistics sheets, written and refreshed in place from the rows at hand. Offline: nothing leaves the workbook.
import type { FiledEntry } from '../../../core/filed.ts'
import { countedExams } from '../../../core/statistics/counted.ts'
import type { FactRow } from '../../../core/statistics/population.ts'
import type { Language } from '../../../core/words.ts'
import type { Judgement } from '../../../templates/judge.ts'
import type { TableRow } from '../../../templates/reading/tables.ts'
import type { Sheet } from '../../../templates/sheet.ts'
import { summaryBook } from '../../../templates/summary/book.ts'
import type { RefreshedSheet } from '../../host/sheet-host.ts'
import { type Desk, judgeNow, refuse, tell } from './desk.ts'

const factOf = ({ values }: TableRow): FactRow => values

/** Exams are told apart by the token where there is one, else by their number; neither is written anywhere. */
const filedOf = ({ rows, site }: Judgement): readonly FiledEntry[] =>
  rows
    .filter(({ entry }) => entry.exam.record_status !== 'DRAFT')
    .map(({ entry, score }) => ({
      site: entry.exam.app_hospital_code ?? site ?? '',
      entry: {
        ...entry,
        exam: { ...entry.exam, accession_token: entry.exam.accession_token ?? entry.exam.accession_no },
      },
      score,
    }))

/** Sheets of figures: those whose lines are a table. */
const refreshed = (sheet: Sheet): readonly RefreshedSheet[] => {
  const key = sheet.tables?.[0]?.name
  return key && sheet.freeze
    ? [{ key, sheet, firstLine: sheet.freeze.rows + 1, nameColumns: Math.max(1, sheet.freeze.columns) }]
    : []
}

/** The sheets for what the workbook holds now. */
export function statisticsSheets(judgement: Judgement, language: Language, at: string): readonly RefreshedSheet[] {
  const { rubric, site, population, actions } = judgement
  const counted = countedExams(rubric, filedOf(judgement), {
    population: population.map(factOf),
    actions: actions.map(factOf),
  })
  const made = { rubricHash: rubric.hash, engineVersion: '', at, filings: [] }
  const book = summaryBook(rubric, counted, { language, period: { from: null, to: null }, site, made })
  return book.sheets.flatMap(refreshed)
}

export async function writeStatistics(desk: Desk): Promise<void> {
  const { host, state, now } = desk
  if (state.readOnly.value) return tell(desk, { level: 'error', word: 'open.readOnly' })
  if (state.stale.value) judgeNow(desk)
  const judgement = state.judgement.value
  if (!judgement) return
  const sheets = statisticsSheets(judgement, judgement.language, now().toISOString())
  const outcome = await host.refresh(sheets)
  if (!outcome.done) return refuse(desk, outcome.trouble)
  const orphans = outcome.value.reduce((sum, sheet) => sum + sheet.orphans, 0)
  tell(desk, { level: 'good', word: 'statistics.done', values: { n: outcome.value.length, orphans } })
}
