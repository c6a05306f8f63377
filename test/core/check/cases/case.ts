// What fires a rule and what does not, for the rules about the exam, its people, its times and its facts.
import { accession, at, type Changes } from '../entry.ts'

/** Rows, and every finding that they give (of all rules), as `brief` writes them. */
export type Firing = readonly [rows: Changes | readonly Changes[], ...findings: readonly string[]]
export type RuleCases = { readonly fires: readonly Firing[]; readonly quiet: readonly (Changes | readonly Changes[])[] }

const withoutReviewer: Changes = {
  reviewer_id: null,
  reviewer_title: null,
  'REV-01': 'V',
  'REV-02': 'C',
  remarks: '未经审核发布',
}
const imagesOnly: Changes = Object.fromEntries([
  ['qc_scope', 'REQ;IMG;FLM;R3D'],
  ...['positive_flag', 'critical_present', 'radpeer', 'gold_standard', 'review_change'].map((key) => [key, null]),
  ...Array.from({ length: 15 }, (_, n) => [`RPT-${String(n + 1).padStart(2, '0')}`, '']),
  ...Array.from({ length: 9 }, (_, n) => [`REV-${String(n + 1).padStart(2, '0')}`, '']),
])
const reportsOnly: Changes = Object.fromEntries([
  ['qc_scope', 'RPT;REV'],
  ...['REQ', 'IMG', 'FLM'].flatMap((link) =>
    Array.from({ length: { REQ: 10, IMG: 12, FLM: 9 }[link]! }, (_, n) => [
      `${link}-${String(n + 1).padStart(2, '0')}`,
      '',
    ]),
  ),
])
const second = { row: 6, record_id: '01970000-0000-7000-8000-000000000002', case_seq: 8, qc_person_id: 'Q002' }

export const caseRules: Readonly<Record<string, RuleCases>> = {
  'VR-01': {
    fires: [
      [[{}, second], 'VR-01 error qc_scope:6'],
      [[imagesOnly, { ...second }], 'VR-01 error qc_scope:6'],
      [[{}, { ...second, row: 4 }], 'VR-01 error qc_scope:5'],
      [
        [
          { accession_token: 'ab12ab12ab12ab12' },
          { ...second, accession_no: 'X1', accession_token: 'ab12ab12ab12ab12' },
        ],
        'VR-01 error qc_scope:6',
      ],
    ],
    quiet: [
      [imagesOnly, { ...reportsOnly, ...second }],
      [{}, { ...second, qc_role: 'D' }],
      [{}, { ...second, accession_no: 'OTHER12345' }],
      [{}, { ...second, app_hospital_code: 'S05', app_hospital_name: '解放军总医院第六医学中心' }],
      [{}, { ...second, rubric_version: '0.8.0' }],
      [{}, { ...second, record_status: 'VOID' }],
    ],
  },
  'VR-02': {
    fires: [
      [{ batch_no: null }, 'VR-02 error batch_no:5'],
      [
        { app_hospital_name: null, app_hospital_code: null },
        'VR-02 error app_hospital_code:5',
        'VR-02 error app_hospital_name:5',
      ],
      [{ app_hospital_name: '中日医院' }, 'VR-02 notice app_hospital_name:5 fix=中日友好医院'],
      [{ encounter_type: 'Z' }, 'VR-02 error encounter_type:5'],
      [{ request_hospital: 'H77' }, 'VR-02 notice request_hospital:5'],
      [{ record_status: 'DONE' }, 'VR-02 error record_status:5'],
      [{ qc_scope: 'REQ;XYZ' }, 'VR-02 error qc_scope:5'],
      [{ qc_scope: 'REQ;REQ' }, 'VR-02 error qc_scope:5'],
      [{ qc_scope: null }, 'VR-02 error qc_scope:5'],
      [{ extra_parts: 'ABD;NOSE' }, 'VR-02 error extra_parts:5'],
      [{ role_override: 'IMG-12=ROBOT' }, 'VR-02 error role_override:5'],
      [{ role_override: 'IMG-99=SYSTEM' }, 'VR-02 error role_override:5'],
      [{ reviewer_title: null }, 'VR-02 error reviewer_title:5'],
      [{ positive_flag: null }, 'VR-02 error positive_flag:5'],
      [{ critical_present: null }, 'VR-02 error critical_present:5'],
      [{ gold_standard: null }, 'VR-02 error gold_standard:5'],
      [{ review_change: null }, 'VR-02 error review_change:5'],
      [{ radpeer: null }, 'VR-02 error radpeer:5 fix=1'],
      [{ radpeer: null, 'RPT-07': 'B' }, 'VR-02 error radpeer:5 fix=2b'],
      [{ record_status: 'DRAFT', modality: null }, 'VR-02 error modality:5'],
      [{ record_status: 'VOID', modality: 'XX' }, 'VR-02 error modality:5'],
      [{ accession_no: null }, 'VR-02 error accession_no:5'],
    ],
    quiet: [
      { app_hospital_name: null },
      { record_id: null, rubric_version: null, accession_token: null, patient_token: null },
      { record_status: null },
      { record_status: 'VOID', modality: null, batch_no: null },
      { record_status: 'DRAFT', positive_flag: null, critical_present: null, radpeer: null, gold_standard: null },
      { record_status: 'DRAFT', review_change: null },
      { batch_no: null, unread: ['batch_no'] },
      { qc_scope: null, unread: ['qc_scope'] },
      { radpeer: null, 'RPT-07': 'NA:N17', remarks: '无法复读' },
      { extra_parts: 'ABD;NECK', role_override: 'IMG-12=SYSTEM;REQ-05=TECH', request_hospital: 'X00' },
      imagesOnly,
      reportsOnly,
    ],
  },
  'VR-03': {
    fires: [
      [{ request_time: at('2026-05-08T09:11') }, 'VR-03 error request_time:5'],
      [{ request_time: at('2026-05-08T09:11'), oral_order: 'Y' }, 'VR-03 error request_time:5'],
    ],
    quiet: [
      { request_time: at('2026-05-08T09:10') },
      { request_time: at('2026-05-08T09:30'), encounter_type: 'E', oral_order: 'Y' },
      { exam_start: null, unread: ['exam_start'], request_time: at('2026-05-09') },
    ],
  },
  'VR-04': {
    fires: [[{ exam_end: at('2026-05-08T09:09') }, 'VR-04 error exam_end:5']],
    quiet: [{ exam_end: null }, { exam_end: at('2026-05-08T09:10') }],
  },
  'VR-05': {
    fires: [
      [{ draft_time: at('2026-05-08T09:00') }, 'VR-05 error draft_time:5'],
      [{ report_time: at('2026-05-08T10:00') }, 'VR-05 error report_time:5'],
      [
        { draft_time: null, report_time: at('2026-05-08T09:00') },
        'VR-02 error draft_time:5',
        'VR-05 error report_time:5',
      ],
    ],
    quiet: [
      { draft_time: at('2026-05-08T09:10'), report_time: at('2026-05-08T09:10') },
      { report_time: at('2026-05-08T10:00'), draft_time: null, unread: ['draft_time'] },
    ],
  },
  'VR-06': {
    fires: [
      [{ qc_date: at('2026-05-07') }, 'VR-06 error qc_date:5'],
      [{ qc_date: at('2026-05-21') }, 'VR-06 error qc_date:5'],
    ],
    quiet: [{ qc_date: at('2026-05-08') }, { qc_date: at('2026-05-20') }],
  },
  'VR-07': {
    fires: [
      [{ reviewer_id: 'R007' }, 'VR-07 error reviewer_id:5'],
      [{ reviewer_id: null, reviewer_title: null, 'REV-02': 'C', remarks: '未经审核' }, 'VR-07 error reviewer_id:5'],
    ],
    quiet: [
      withoutReviewer,
      { reviewer_id: 'R007', 'REV-01': 'V', remarks: '本人审核' },
      { reviewer_id: 'R007', 'REV-01': '', record_status: 'DRAFT' },
      { ...imagesOnly, reviewer_id: null, reviewer_title: null },
    ],
  },
  'VR-08': {
    fires: [
      [{ qc_person_id: 'R007' }, 'VR-08 error qc_person_id:5'],
      [{ qc_person_id: 'V003' }, 'VR-08 error qc_person_id:5'],
      [{ qc_person_id: 'T012' }, 'VR-08 error qc_person_id:5'],
      [{ qc_person_id: 'P031' }, 'VR-08 error qc_person_id:5'],
    ],
    quiet: [{ qc_person_id: 'R007', qc_role: 'T' }],
  },
  'VR-09': {
    fires: [
      [{ reviewer_title: '234' }, 'VR-09 warning reviewer_title:5'],
      [{ reporter_title: '232' }, 'VR-09 warning reviewer_title:5'],
      [{ reviewer_title: '234', 'REV-01': 'A' }, 'VR-09 warning reviewer_title:5'],
    ],
    quiet: [
      { reviewer_title: '234', 'REV-01': 'B' },
      { reviewer_title: '234', 'REV-01': 'C', remarks: '职称不足' },
      { reporter_title: '232', reviewer_title: '232' },
      { ...imagesOnly, reviewer_title: '234' },
    ],
  },
  'VR-10': {
    fires: [
      [{ technician_title: '999' }, 'VR-10 error technician_title:5'],
      [{ reporter_title: '264' }, 'VR-10 error reporter_title:5'],
      [{ reviewer_title: '263' }, 'VR-10 error reviewer_title:5'],
    ],
    quiet: [{ technician_title: '234' }, { reporter_title: '264', unread: ['reporter_title'] }],
  },
  'VR-11': {
    fires: [
      [{ qc_person_title: '263' }, 'VR-11 error qc_person_title:5'],
      [{ qc_person_title: '234' }, 'VR-11 error qc_person_title:5'],
      [{ ...reportsOnly, qc_person_title: '263' }, 'VR-11 error qc_person_title:5'],
    ],
    quiet: [{ ...imagesOnly, qc_person_title: '263' }, { qc_person_title: '233' }],
  },
  'VR-12': {
    fires: [[{ ...imagesOnly, qc_person_title: '264' }, 'VR-12 warning qc_person_title:5']],
    quiet: [
      { ...imagesOnly, qc_person_title: '234' },
      { ...imagesOnly, qc_person_title: '263' },
    ],
  },
  'VR-13': {
    fires: [[{ reporter_title: '231', reviewer_title: '231' }, 'VR-13 warning qc_person_title:5']],
    quiet: [
      { reporter_title: '232', reviewer_title: '231' },
      { ...imagesOnly, reporter_title: '231', reviewer_title: '231' },
    ],
  },
  'VR-14': {
    fires: [
      [{ body_part: 'KNE' }, 'VR-14 error laterality:5'],
      [{ laterality: 'L', 'REQ-05': '√' }, 'VR-14 error laterality:5'],
      [{ laterality: 'L', 'REQ-05': '√', extra_parts: 'ABD' }, 'VR-14 error laterality:5'],
    ],
    quiet: [
      { body_part: 'KNE', laterality: 'L', 'REQ-05': '√' },
      { laterality: 'L', 'REQ-05': '√', extra_parts: 'ABD;SHO' },
      { extra_parts: 'SHO' },
    ],
  },
  'VR-15': {
    fires: [[{ body_part: 'KNE', laterality: 'R' }, 'VR-15 error REQ-05:5']],
    quiet: [{ 'REQ-05': '√' }, { body_part: 'KNE', laterality: 'R', 'REQ-05': 'NA:N17', remarks: '申请单不可得' }],
  },
  'VR-16': {
    fires: [
      [{ body_part: 'PROST', patient_sex: '2', patient_age: 70 }, 'VR-16 warning patient_sex:5'],
      [{ body_part: 'UTER' }, 'VR-16 warning patient_sex:5'],
    ],
    quiet: [{ body_part: 'PROST' }, { body_part: 'UTER', patient_sex: '2' }, { body_part: 'UTER', patient_sex: '9' }],
  },
  'VR-17': {
    fires: [
      [{ patient_age: 121 }, 'VR-17 error patient_age:5'],
      [{ patient_age: -1 }, 'VR-17 error patient_age:5'],
      [{ patient_age: 0 }, 'VR-17 error patient_age:5'],
      [{ patient_age: 37, age_unit: 'M' }, 'VR-17 error patient_age:5'],
      [{ patient_age: 61, age_unit: 'D' }, 'VR-17 error patient_age:5'],
    ],
    quiet: [
      { patient_age: 1 },
      { patient_age: 36, age_unit: 'M' },
      { patient_age: 60, age_unit: 'D' },
      { patient_age: 0, age_unit: 'M' },
    ],
  },
  'VR-18': {
    fires: [
      [{ 'IMG-08': '√' }, 'VR-18 error IMG-08:5'],
      [{ 'IMG-08': '' }, 'VR-18 error IMG-08:5 fix=NA:N02', 'VR-41 error IMG-08:5'],
      [{ contrast_used: 'Y', extravasation: 'N', 'REQ-09': '√' }, 'VR-18 error IMG-08:5'],
      [{ 'IMG-08': 'NA:N17', remarks: '资料不可得' }, 'VR-18 error IMG-08:5'],
    ],
    quiet: [
      { contrast_used: 'Y', extravasation: 'N', 'REQ-09': '√', 'IMG-08': 'A' },
      { 'IMG-08': '', record_status: 'DRAFT' },
      reportsOnly,
      { contrast_used: null, unread: ['contrast_used'], 'IMG-08': '√' },
    ],
  },
  'VR-19': {
    fires: [
      [{ contrast_used: 'Y', 'REQ-09': '√', 'IMG-08': '√' }, 'VR-19 error extravasation:5'],
      [{ extravasation: 'Y' }, 'VR-19 error extravasation:5'],
    ],
    quiet: [
      { extravasation: 'N' },
      { contrast_used: 'Y', 'REQ-09': '√', 'IMG-08': '√', extravasation: 'Y' },
      { contrast_used: 'Y', 'REQ-09': '√', 'IMG-08': '√', record_status: 'DRAFT' },
    ],
  },
  'VR-32': {
    fires: [
      [{ repeat_count: 2 }, 'VR-32 error reject_reason:5'],
      [{ reject_reason: 'P' }, 'VR-32 error reject_reason:5'],
    ],
    quiet: [{ repeat_count: 1, reject_reason: 'M' }],
  },
  'VR-33': {
    fires: [
      [{ 'RPT-10': 'B' }, 'VR-33 error RPT-10:5'],
      [{ 'RPT-10': '' }, 'VR-33 error RPT-10:5 fix=NA:N11', 'VR-41 error RPT-10:5'],
      [{ prior_available: 'Y' }, 'VR-33 error RPT-10:5'],
    ],
    quiet: [{ prior_available: 'Y', 'RPT-10': 'A' }, imagesOnly],
  },
  'VR-51': {
    fires: [
      [{ contrast_used: 'Y', extravasation: 'N', 'IMG-08': '√' }, 'VR-51 error REQ-09:5'],
      [{ modality: 'MR', 'IMG-11': '' }, 'VR-51 error REQ-09:5'],
      [{ patient_sex: '2', patient_age: 12 }, 'VR-51 error REQ-09:5'],
      [{ patient_sex: '2', patient_age: 55 }, 'VR-51 error REQ-09:5'],
    ],
    quiet: [
      { patient_sex: '2', patient_age: 11 },
      { patient_sex: '2', patient_age: 56 },
      { patient_sex: '2', patient_age: 30, age_unit: 'M' },
      { patient_sex: '2', patient_age: 30, 'REQ-09': 'A' },
    ],
  },
}

/** Rows with accession numbers of their own. */
export const manyRows = (count: number, changes: (n: number) => Changes): readonly Changes[] =>
  Array.from({ length: count }, (_, n) => ({
    row: n + 5,
    case_seq: n + 1,
    record_id: `01970000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    accession_no: `${accession}${n}`,
    ...changes(n),
  }))

export { imagesOnly, reportsOnly, second }
