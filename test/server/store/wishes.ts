// Workbooks as the store gets them: judged rows, made here without reading any file.
import { caseOf } from '../../../core/case.ts'
import { type Entry, type Exam, emptyExam } from '../../../core/exam.ts'
import { itemEntry } from '../../../core/item-entry.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { score } from '../../../core/score.ts'
import { currentRubric } from '../../../server/rubrics.ts'
import type { FilingWish } from '../../../server/store/store.ts'
import type { Scored } from '../../../templates/judge.ts'

export const rubric: Rubric = currentRubric()

/** Seconds of a wall clock, such as 2026-05-08T09:30:00. */
export const stamp = (text: string): number => Date.parse(`${text}Z`) / 1000

export type RowWish = {
  /** Also makes the accession number, so that one number is one exam. */
  readonly n: number
  readonly id?: string | null
  readonly site?: string
  readonly month?: string
  readonly exam?: Partial<Exam>
  /** Texts of item cells other than √, by item. */
  readonly items?: Readonly<Record<string, string>>
}

export const accessionOf = (n: number): string => `ACC${String(n).padStart(9, '0')}`
export const recordIdOf = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`

export function scoredRow({
  n,
  id = recordIdOf(n),
  site = 'S04',
  month = '2026-05',
  exam,
  items = {},
}: RowWish): Scored {
  const fields: Exam = {
    ...emptyExam(rubric),
    record_id: id,
    batch_no: `${site}-2026Q2`,
    rubric_version: rubric.version,
    app_hospital_code: site,
    app_hospital_name: rubric.sites.find(({ code }) => code === site)?.site ?? null,
    qc_person_id: 'Q001',
    qc_person_title: '233',
    qc_role: 'P',
    qc_scope: 'ALL',
    sampling_method: 'R',
    case_seq: n,
    accession_no: accessionOf(n),
    patient_sex: '1',
    patient_age: 40 + (n % 40),
    age_unit: 'Y',
    encounter_type: 'O',
    request_physician_id: 'D007',
    modality: 'CT',
    body_part: 'CHEST',
    exam_item: '胸部CT平扫',
    recon_required: 'N',
    film_type: 'DRY',
    technician_id: `T${String(n % 9).padStart(3, '0')}`,
    technician_title: '263',
    reporter_id: `R${String(n % 7).padStart(3, '0')}`,
    reporter_title: '234',
    reviewer_id: 'V001',
    reviewer_title: '231',
    solo_signoff: 'N',
    exam_start: stamp(`${month}-08T09:30:00`) + (n % 1000) * 60,
    report_time: stamp(`${month}-08T11:00:00`) + (n % 1000) * 60,
    record_status: 'SUBMITTED',
    ...exam,
  }
  const entry: Entry = {
    row: n + 5,
    exam: fields,
    items: rubric.items.map((item) => itemEntry(item, items[item.id] ?? '√')),
    unread: new Set(),
  }
  return { entry, score: score(rubric, caseOf(rubric, entry)) }
}

/** Deductions that follow from a number, so that rows differ. */
export const itemsOf = (n: number): Record<string, string> => ({
  ...(n % 3 === 0 ? { 'IMG-10': 'A' } : {}),
  ...(n % 5 === 0 ? { 'RPT-05': 'B' } : {}),
  ...(n % 11 === 0 ? { 'REQ-02': 'A' } : {}),
  ...(n % 50 === 7 ? { 'IMG-02': 'V' } : {}),
})

export const rowsOf = (count: number, wish: Omit<RowWish, 'n'> = {}, from = 1): Scored[] =>
  Array.from({ length: count }, (_, k) => scoredRow({ ...wish, n: from + k, items: wish.items ?? itemsOf(from + k) }))

export const wishOf = (entries: readonly Scored[], wish: Partial<FilingWish> = {}): FilingWish => ({
  bytes: new TextEncoder().encode(`workbook of ${entries.length} ${JSON.stringify(wish.fileName ?? '')}`),
  fileName: 'scores.xlsx',
  language: 'zh-CN',
  site: 'S04',
  batch: 'S04-2026Q2',
  rubric,
  workbookId: 'w1',
  entries,
  warnings: 0,
  population: [],
  actions: [],
  ...wish,
})
