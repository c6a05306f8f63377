// Writes a verdict into the person's own workbook.
import type { SaidFinding } from '../../core/finding.ts'
import { shown } from '../../core/grid.ts'
import { type Language, languages } from '../../core/words.ts'
import type { Judgement } from '../../templates/judge.ts'
import type { SheetLayout } from '../../templates/reading/layout.ts'
import { disclaimer } from '../../templates/scores/page.ts'
import { sheetKindOf, sheetName } from '../../templates/sheet-names.ts'
import { openBook } from '../reader/book.ts'
import { findingsSheet, findingsTitle } from './findings-sheet.ts'
import { ledgerOf } from './ledger.ts'
import { markEdits } from './mark-cells.ts'
import { writtenLooks } from './marks.ts'
import { openPatch, type Patch } from './package.ts'
import { editSheet } from './sheet.ts'
import { stylesOf } from './workbook-part.ts'
import { addSheet, painter, rewriteSheet } from './written-sheet.ts'

/** As much of a judgement as is written into the workbook. */
export type Verdict = Pick<Judgement, 'identity' | 'language' | 'counts' | 'rubric' | 'rows'> & {
  readonly scoreSheet: Pick<SheetLayout, 'name' | 'firstRow' | 'columns'> | null
}

/** Sheets by name, as far as a first cell says that we have written them. */
function writtenByUs(bytes: Uint8Array): ReadonlySet<string> {
  const titles: readonly unknown[] = languages.map((language) => findingsTitle[language])
  const { sheets } = openBook(bytes).survey
  return new Set(sheets.filter(({ head }) => titles.includes(shown(head[0]?.cells[0]))).map(({ name }) => name))
}

/** The part of the findings sheet; when there is none, the name under which it is to be added. */
function findingsPlace(patch: Patch, bytes: Uint8Array, { identity, language }: Verdict) {
  const { sheets } = patch.workbook
  const ours = writtenByUs(bytes)
  const found =
    sheets.find(({ name }) => ours.has(name)) ??
    (identity ? sheets.find(({ name }) => sheetKindOf(name) === 'findings') : undefined)
  if (found) return { name: found.name, part: found.entry.name }
  const taken = new Set(sheets.map(({ name }) => name.toLowerCase()))
  const wanted = sheetName('findings', language)
  let name = wanted
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted} (${n})`
  return { name, part: null }
}

/**
 * The same workbook with the findings in the sheet 校验结果, which is added when there is none of ours, with 扣分明细 as the
 * rows are now, and with the found cells of the score sheet marked. Marks of an earlier check go. Every part that is not concerned keeps its bytes.
 * @param said the findings in one language, at most as many as the judgement keeps
 * @throws Problem `workbook-not-patchable`, and what `refusalOf` recognises for a file that is no workbook
 */
export function annotate(
  bytes: Uint8Array,
  judgement: Verdict,
  said: readonly SaidFinding[],
  language: Language,
): Uint8Array {
  const { scoreSheet, counts } = judgement
  const patch = openPatch(bytes)
  const { styles, putBack } = stylesOf(patch)
  const scores = patch.workbook.sheets.find(({ name }) => name === scoreSheet?.name)
  if (scores && scoreSheet) {
    const part = scores.entry.name
    const about = { sheet: scoreSheet.name, firstRow: scoreSheet.firstRow }
    editSheet(patch, part, markEdits(patch, part, about, said, styles))
  }
  const { name, part } = findingsPlace(patch, bytes, judgement)
  const sheets = new Set(patch.workbook.sheets.map((each) => each.name))
  const sheet = findingsSheet(said, {
    name,
    counts,
    language,
    sheets,
    disclaimer: disclaimer(judgement.rubric, language),
  })
  const paint = painter(styles, writtenLooks)
  if (part === null) addSheet(patch, sheet, paint)
  else rewriteSheet(patch, part, sheet, paint)
  const ledger = judgement.identity && patch.workbook.sheets.find((each) => sheetKindOf(each.name) === 'deductions')
  if (ledger && scoreSheet) rewriteSheet(patch, ledger.entry.name, ledgerOf(judgement, scoreSheet), paint)
  putBack()
  return patch.save()
}
