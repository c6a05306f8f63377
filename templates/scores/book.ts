// The score workbook: what a site fills in, prints and files.
import type { Rubric, Site } from '../../core/rubric.ts'
import type { Language } from '../../core/words.ts'
import { scoreRows } from '../captions.ts'
import { type Identity, identitySheet } from '../identity.ts'
import type { Book } from '../sheet.ts'
import { sheetName } from '../sheet-names.ts'
import { codeSheet } from './code-sheet.ts'
import { deductionSheet } from './deduction-sheet.ts'
import { choiceNames } from './drop-downs.ts'
import { entrySheet } from './entry-sheet.ts'
import { type FilledRow, scoreFilled, textIn } from './filled.ts'
import { findingsSheet } from './findings-sheet.ts'
import { guideSheet } from './guide-sheet.ts'
import { inputTable } from './input-tables.ts'
import { markNames } from './marks.ts'
import { rowFormulas } from './row-formulas.ts'
import { rubricSheet } from './rubric-sheet.ts'
import { scoreRow } from './score-row.ts'
import { scoreSheet } from './score-sheet.ts'
import { staffSheet } from './staff-sheet.ts'

export type { FilledRow } from './filled.ts'

export type ScoreBookWish = {
  readonly identity: Identity
  /** Null: for any site. */
  readonly site: Site | null
  /** Prepared rows, filled ones included. */
  readonly rows: number
  /** One record id for each prepared row that does not bring its own. */
  readonly ids: readonly string[]
  readonly language: Language
  readonly filled?: readonly FilledRow[]
  readonly population?: readonly FilledRow[]
  readonly actions?: readonly FilledRow[]
  readonly staff?: readonly FilledRow[]
}

/** @throws RangeError when there are fewer ids than prepared rows */
export function scoreBook(rubric: Rubric, wish: ScoreBookWish): Book {
  const { identity, site, language, rows: count, filled = [] } = wish
  if (wish.ids.length < count) throw new RangeError(`${count} rows need as many ids`)
  const scored = filled.map((row) => scoreFilled(rubric, row))
  const entries = entrySheet(rubric, language)
  const codes = codeSheet(rubric, language)
  const formulas = rowFormulas(rubric, entries.blocks, language)
  const rows = Array.from({ length: Math.max(count, filled.length) }, (_, n) =>
    scoreRow(
      rubric,
      formulas,
      scored[n] ?? null,
      { id: wish.ids[n] ?? '', sequence: n + 1, site, batch: identity.batch, language },
      scoreRows.first + n,
    ),
  )
  const idColumn = rubric.placeOf.get('record_id')!
  const rowMap = rows.map(({ cells }, n) => [scoreRows.first + n, textIn(cells[idColumn])] as const)
  return {
    title: sheetName('scores', language),
    sheets: [
      guideSheet(rubric, site, identity.batch, language),
      scoreSheet(rubric, { site, batch: identity.batch, language }, formulas, rows),
      findingsSheet(rubric, language),
      deductionSheet(rubric, scored, language),
      inputTable(rubric, 'populationTable', wish.population ?? [], language),
      inputTable(rubric, 'actionLog', wish.actions ?? [], language),
      staffSheet(rubric, wish.staff ?? [], language),
      rubricSheet(rubric, language),
      codes.sheet,
      entries.sheet,
      identitySheet(identity, rowMap),
    ],
    names: [...codes.names, ...choiceNames(entries.choices), ...markNames(entries.blocks)],
    active: 1,
  }
}
