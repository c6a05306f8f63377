// Statistics sheets, written and refreshed in place from the rows at hand. Offline: nothing leaves the workbook.
import type { FiledEntry } from '../../../core/filed.ts'
import { countedExams } from '../../../core/statistics/counted.ts'
import type { FactRow } from '../../../core/statistics/population.ts'
import type { Language } from '../../../core/words.ts'
import { nativeFigures } from '../../../templates/figures/native-figures.ts'
import type { Judgement } from '../../../templates/judge.ts'
import type { TableRow } from '../../../templates/reading/tables.ts'
import type { Sheet } from '../../../templates/sheet.ts'
import { summaryBook } from '../../../templates/summary/book.ts'
import { contextOf } from '../../../templates/summary/context.ts'
import type { FigureWish, RefreshedSheet } from '../../host/sheet-host.ts'
import { type Desk, judgeNow, refuse, tell } from './desk.ts'
import { figuresPart } from './figures-part.ts'
import { keepStep } from './steps.ts'

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

/** What is written: sheets of figures and, where the host draws them, charts and a PivotTable. */
export type FigureSet = { readonly sheets: readonly RefreshedSheet[]; readonly wish?: FigureWish }

/**
 * The statistics for what the workbook holds now.
 * @param at ISO text
 * @param native the host draws charts and PivotTables
 */
export function statisticsOf(judgement: Judgement, language: Language, at: string, native: boolean): FigureSet {
  const { rubric, site, population, actions } = judgement
  const counted = countedExams(rubric, filedOf(judgement), {
    population: population.map(factOf),
    actions: actions.map(factOf),
  })
  const made = { rubricHash: rubric.hash, engineVersion: '', at, filings: [] }
  const making = { language, period: { from: null, to: null }, site, made }
  const sheets = summaryBook(rubric, counted, making).sheets.flatMap(refreshed)
  if (!native) return { sheets }
  const more = nativeFigures(contextOf(rubric, counted, making))
  return { sheets: [...sheets, ...more.sheets], wish: { figures: more.figures } }
}

/** Writes the statistics, as one step to be undone. @param restore also the charts and PivotTables that people took out */
export async function writeStatistics(desk: Desk, restore = false): Promise<void> {
  const { host, state, now } = desk
  if (state.readOnly.value) return tell(desk, { level: 'error', word: 'open.readOnly' })
  if (state.stale.value) judgeNow(desk)
  const judgement = state.judgement.value
  if (!judgement) return
  const native = host.abilities.pivotTables
  const { sheets, wish } = statisticsOf(judgement, judgement.language, now().toISOString(), native)
  const back: FigureSet = { sheets, ...(wish ? { wish: restore ? { ...wish, restore } : wish } : {}) }
  const outcome = await host.refresh(back.sheets, back.wish)
  if (!outcome.done) return refuse(desk, outcome.trouble)
  keepStep(desk, { parts: [figuresPart(back, outcome.value)], row: null })
  const written = outcome.value.sheets
  const left = outcome.value.figures.takenOut.length
  state.takenOut.value = left
  const orphans = written.reduce((sum, sheet) => sum + sheet.orphans, 0)
  const values = { n: written.length, orphans, left, without: native ? 0 : 1 }
  tell(desk, { level: 'good', word: 'statistics.done', values })
}
