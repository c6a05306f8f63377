// One row of the score sheet as values: the exam's fields by column key, and the item cells.
import type { ItemEntry } from './item-entry.ts'
import type { Rubric } from './rubric.ts'

/** Wall-clock time in whole seconds since 1970-01-01T00:00:00; a date is its midnight. No time zone: what the site's clock showed. */
export type Stamp = number

type TextKey =
  | 'record_id'
  | 'batch_no'
  | 'rubric_version'
  | 'app_hospital_code'
  | 'app_hospital_name'
  | 'qc_person_id'
  | 'qc_person_title'
  | 'qc_role'
  | 'qc_scope'
  | 'sampling_method'
  | 'accession_no'
  | 'accession_token'
  | 'patient_token'
  | 'patient_sex'
  | 'age_unit'
  | 'encounter_type'
  | 'oral_order'
  | 'request_hospital'
  | 'request_dept'
  | 'request_physician_id'
  | 'modality'
  | 'body_part'
  | 'extra_parts'
  | 'laterality'
  | 'exam_item'
  | 'contrast_used'
  | 'extravasation'
  | 'recon_required'
  | 'film_type'
  | 'prior_available'
  | 'equipment_code'
  | 'technician_id'
  | 'technician_title'
  | 'reporter_id'
  | 'reporter_title'
  | 'reviewer_id'
  | 'reviewer_title'
  | 'solo_signoff'
  | 'draft_available'
  | 'reject_reason'
  | 'positive_flag'
  | 'critical_present'
  | 'critical_code'
  | 'critical_notifier_id'
  | 'critical_receiver_id'
  | 'rads_required'
  | 'rads_given'
  | 'radpeer'
  | 'gold_standard'
  | 'concordance'
  | 'review_change'
  | 'report_corrected'
  | 'REQ_grade'
  | 'IMG_grade'
  | 'FLM_grade'
  | 'R3D_grade'
  | 'RPT_grade'
  | 'REV_grade'
  | 'total_grade'
  | 'veto_codes'
  | 'check_status'
  | 'role_override'
  | 'remarks'
  | 'record_status'
  | 'appeal_note'
  | 'arbiter_id'
  | 'sync_status'
type NumberKey =
  | 'case_seq'
  | 'patient_age'
  | 'limit_min'
  | 'review_min'
  | 'repeat_count'
  | 'returned_count'
  | 'REQ_raw'
  | 'REQ_score'
  | 'IMG_raw'
  | 'IMG_score'
  | 'FLM_raw'
  | 'FLM_score'
  | 'R3D_raw'
  | 'R3D_score'
  | 'RPT_raw'
  | 'RPT_score'
  | 'REV_raw'
  | 'REV_score'
  | 'total_raw'
  | 'total_score'
  | 'deduction_count'
  | 'na_count'
  | 'row_version'
type StampKey =
  | 'qc_date'
  | 'request_time'
  | 'exam_start'
  | 'exam_end'
  | 'draft_time'
  | 'report_time'
  | 'critical_found_at'
  | 'critical_notified_at'
  | 'last_sync_at'

/** Fields by column key; null is an empty cell. A cell that cannot be read is null too, with a finding. */
export type Exam = { readonly [key in TextKey]: string | null } & {
  readonly [key in NumberKey | StampKey]: number | null
}
export type ExamKey = keyof Exam

/** One exam scored by one reader in one role for the links in scope: a row of 原始数据表. */
export type Entry = {
  /** Excel's row number. */
  readonly row: number
  readonly exam: Exam
  /** Parsed item cells in the order of `rubric.items`. */
  readonly items: readonly ItemEntry[]
  /** Keys of cells that hold something unreadable; a finding speaks of each, so rules stay silent about them. */
  readonly unread: ReadonlySet<string>
}

/** An exam with every field empty, to copy from. */
export const emptyExam = (rubric: Rubric): Exam =>
  // Parsed from text so that the engine lays all copies out alike, which keeps the checks fast.
  JSON.parse(
    `{${rubric.columns
      .filter(({ type }) => type !== 'entry')
      .map(({ key }) => `${JSON.stringify(key)}:null`)
      .join(',')}}`,
  ) as Exam
