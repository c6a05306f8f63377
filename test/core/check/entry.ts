// Rows to check: one that is clean, and others that differ from it in the cells that are named.
import { caseOf } from '../../../core/case.ts'
import { type CheckContext, createChecker } from '../../../core/check/check.ts'
import { type Entry, type Exam, emptyExam } from '../../../core/exam.ts'
import { type Finding, say } from '../../../core/finding.ts'
import { cellName } from '../../../core/grid.ts'
import { canonicalEntry, itemEntry } from '../../../core/item-entry.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { score } from '../../../core/score.ts'

/** Wall-clock text as a stamp: `2026-05-08T09:10`, or a day. */
export const at = (text: string): number => Date.parse(text.length === 10 ? `${text}T00:00Z` : `${text}Z`) / 1000

/** Cells by column key, items by id as typed; `row` is Excel's row number, `unread` the keys of unreadable cells. */
export type Changes = Readonly<Record<string, string | number | null | readonly string[]>>

export const accession = 'ACC7F3K9Q2'
export const today = at('2026-05-20')

const exam: Partial<Exam> = {
  record_id: '01970000-0000-7000-8000-000000000001',
  batch_no: 'S04-2026Q2',
  rubric_version: '0.9.0',
  app_hospital_code: 'S04',
  app_hospital_name: '中日友好医院',
  qc_person_id: 'Q001',
  qc_person_title: '232',
  qc_role: 'P',
  qc_scope: 'ALL',
  qc_date: at('2026-05-12'),
  sampling_method: 'R',
  case_seq: 7,
  accession_no: accession,
  patient_sex: '1',
  patient_age: 56,
  age_unit: 'Y',
  encounter_type: 'O',
  request_hospital: 'S08',
  request_physician_id: 'P031',
  modality: 'CT',
  body_part: 'CHEST',
  laterality: 'N',
  exam_item: '胸部CT平扫',
  contrast_used: 'N',
  recon_required: 'N',
  film_type: 'DRY',
  prior_available: 'N',
  equipment_code: 'CT-01',
  technician_id: 'T012',
  technician_title: '264',
  reporter_id: 'R007',
  reporter_title: '234',
  reviewer_id: 'V003',
  reviewer_title: '233',
  solo_signoff: 'N',
  draft_available: 'Y',
  request_time: at('2026-05-08T08:05'),
  exam_start: at('2026-05-08T09:10'),
  exam_end: at('2026-05-08T09:18'),
  draft_time: at('2026-05-08T10:40'),
  report_time: at('2026-05-08T12:00'),
  repeat_count: 0,
  positive_flag: 'N',
  critical_present: 'N',
  radpeer: '1',
  gold_standard: 'NONE',
  review_change: 'N',
  record_status: 'SUBMITTED',
}

/** Items that are not √: a plain, negative chest CT without 3D. */
const items: Readonly<Record<string, string>> = {
  'REQ-05': 'NA:N01',
  'REQ-09': 'NA:N04',
  'IMG-08': 'NA:N02',
  'RPT-05': 'NA:N09',
  'RPT-06': 'NA:N10',
  'RPT-10': 'NA:N11',
  'RPT-12': 'NA:N12',
  'RPT-13': 'NA:N13',
  'RPT-14': 'NA:N14',
  'REV-07': 'NA:N15',
  'REV-08': 'NA:N13',
}

/** A submitted row without any fault, changed in the cells that are named. */
export function cleanEntry(rubric: Rubric, changes: Changes = {}): Entry {
  const { row, unread, ...cells } = changes
  for (const key of Object.keys(cells)) if (!rubric.columnByKey.has(key)) throw new Error(`no column ${key}`)
  const typed: Readonly<Record<string, unknown>> = { ...items, ...cells }
  const fields = Object.entries(cells).filter(([key]) => !rubric.itemById.has(key))
  return {
    row: typeof row === 'number' ? row : 5,
    exam: { ...emptyExam(rubric), ...exam, ...Object.fromEntries(fields) },
    items: rubric.items.map((item) =>
      itemEntry(item, canonicalEntry(String(typed[item.id] ?? (item.link === 'R3D' ? '' : '√')))),
    ),
    unread: new Set(Array.isArray(unread) ? unread : []),
  }
}

/** All findings of rows, those of the rows together last. */
export function check(rubric: Rubric, entries: readonly Entry[], context: Partial<CheckContext> = {}): Finding[] {
  const checker = createChecker(rubric, {
    sheet: '原始数据表',
    cellOf: (key, row) => cellName(rubric.placeOf.get(key)!, row),
    today,
    ...context,
  })
  return [...entries.flatMap((entry) => checker.row(entry, score(rubric, caseOf(rubric, entry)))), ...checker.end()]
}

/** `VR-03 error AQ5 fix=…` with the column key in place of the letters. */
export function brief(rubric: Rubric, { code, level, cell, row, fix }: Finding): string {
  const column = rubric.columns.find((_, place) => cellName(place, row ?? 0) === cell)
  return `${code} ${level} ${column?.key}:${row}${fix ? ` fix=${fix.value}` : ''}`
}

/** What people read of a finding, in both languages. */
export const read = (finding: Finding): string =>
  (['zh-CN', 'en-US'] as const).map((language) => JSON.stringify(say(finding, language))).join('\n')
