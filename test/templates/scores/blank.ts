// A score workbook to look into.
import { templateVersion } from '../../../templates/identity.ts'
import { type ScoreBookWish, scoreBook } from '../../../templates/scores/book.ts'
import type { Book, Formula, Sheet } from '../../../templates/sheet.ts'
import { type SheetKind, sheetName } from '../../../templates/sheet-names.ts'
import { rubric } from '../../rubric/rubric.ts'

export const site = rubric.sites[3]!

export function bookWith(more: Partial<ScoreBookWish> = {}): Book {
  const { rows = 3, language = 'zh-CN' } = more
  return scoreBook(rubric, {
    identity: {
      workbookId: '01890000-0000-7000-8000-000000000001',
      rubric: rubric.id,
      rubricVersion: rubric.version,
      rubricHash: rubric.hash,
      templateVersion,
      site: site.code,
      batch: `${site.code}-2026Q4`,
      language,
      kind: 'scores',
    },
    site,
    rows,
    ids: Array.from({ length: rows }, (_, n) => `id-${n + 1}`),
    language,
    ...more,
  })
}

export const sheetIn = (book: Book, kind: SheetKind, language: 'zh-CN' | 'en-US' = 'zh-CN'): Sheet =>
  book.sheets.find(({ name }) => name === sheetName(kind, language))!

export const formulasIn = ({ rows }: Sheet): readonly (Formula & { readonly row: number })[] =>
  rows.flatMap(({ cells }, n) =>
    cells.flatMap((cell) =>
      typeof cell === 'object' && cell !== null && 'formula' in cell ? { ...cell, row: n + 1 } : [],
    ),
  )

/** A row on which everything is √. */
export const allMet = {
  record_id: 'id-9',
  app_hospital_code: site.code,
  case_seq: 7,
  modality: 'CT',
  encounter_type: 'O',
  qc_scope: 'ALL',
  film_type: 'DRY',
  recon_required: 'Y',
  solo_signoff: 'N',
  reviewer_id: 'T001',
  ...Object.fromEntries(rubric.items.map(({ id }) => [id, '√'])),
}
