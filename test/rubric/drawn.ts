// The rows of a drawn sample as filed entries, without a file between them.
import { caseOf } from '../../core/case.ts'
import type { FiledEntry } from '../../core/filed.ts'
import { type BookSurvey, type RawCell, type RawRow, surveyRows } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import { score } from '../../core/score.ts'
import { createEntryReader } from '../../templates/reading/entries.ts'
import { recognise } from '../../templates/reading/recognise.ts'
import type { Book, Cell, Sheet } from '../../templates/sheet.ts'

const raw = (cell: Cell): RawCell => {
  if (typeof cell !== 'object' || cell === null) return cell
  if ('formula' in cell) return { formula: true, value: cell.result }
  return 'date' in cell
    ? { serial: Date.parse(`${cell.date.length === 10 ? `${cell.date}T00:00` : cell.date}Z`) / 86_400_000 + 25_569 }
    : cell.text
}
/** The rows of a drawn sheet as a reader would give them. */
export const rawRows = (sheet: Sheet): RawRow[] =>
  sheet.rows.map(({ cells }, n) => ({ number: n + 1, cells: cells.map(raw) }))

export const surveyOf = (book: Book): BookSurvey => ({
  sheets: book.sheets.map((sheet) => ({
    name: sheet.name,
    state: sheet.state ?? 'visible',
    head: rawRows(sheet).slice(0, surveyRows),
  })),
  date1904: false,
  externalLinks: false,
})

export function filedOf(rubric: Rubric, book: Book): FiledEntry[] {
  const layout = recognise(rubric, surveyOf(book)).scores!
  const reader = createEntryReader(rubric, layout)
  return rawRows(book.sheets[layout.sheet]!).flatMap((row) => {
    const { entry } = reader.row(row)
    return entry ? [{ site: entry.exam.app_hospital_code!, entry, score: score(rubric, caseOf(rubric, entry)) }] : []
  })
}
