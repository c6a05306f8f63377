// What fires a rule and what does not, for the rules about scoring, texts and rows together.
import { accession, at, type Changes } from '../entry.ts'
import { imagesOnly, manyRows, type RuleCases, reportsOnly, second } from './case.ts'

const noFilm: Changes = Object.fromEntries([
  ['film_type', 'NONE'],
  ...Array.from({ length: 9 }, (_, n) => [`FLM-0${n + 1}`, '']),
])
const recon = (entry: string): Changes =>
  Object.fromEntries([['recon_required', 'Y'], ...Array.from({ length: 9 }, (_, n) => [`R3D-0${n + 1}`, entry])])
const solo: Changes = Object.fromEntries([
  ['solo_signoff', 'Y'],
  ['review_change', null],
  ...Array.from({ length: 9 }, (_, n) => [`REV-0${n + 1}`, '']),
])
const positive: Changes = { positive_flag: 'Y', 'RPT-05': '√' }
const critical: Changes = {
  ...positive,
  critical_present: 'Y',
  critical_code: 'CV01',
  critical_found_at: at('2026-05-08T09:20'),
  critical_notified_at: at('2026-05-08T09:30'),
  critical_notifier_id: 'R007',
  critical_receiver_id: 'W044',
  'RPT-13': '√',
  'REV-08': '√',
}
const veto: Changes = { 'IMG-02': 'V', remarks: '左右标识错误' }
const undone: Changes = { ...recon('NA:N18'), 'R3D-01': 'V', remarks: '未做重建' }
const totals: Changes = {
  REQ_raw: 100,
  REQ_score: 100,
  REQ_grade: 'A',
  IMG_raw: 100,
  R3D_grade: 'NA',
  total_raw: 100,
  total_score: 100,
  total_grade: 'A',
  deduction_count: 0,
  na_count: 11,
}

export const scoreRules: Readonly<Record<string, RuleCases>> = {
  'VR-20': {
    fires: [
      [{ film_type: 'NONE' }, 'VR-20 error film_type:5'],
      [{ 'FLM-03': 'NA:N06' }, 'VR-20 error film_type:5', 'VR-39 error FLM-03:5'],
      [{ 'FLM-09': 'NA:N07' }, 'VR-20 error FLM-09:5'],
    ],
    quiet: [
      noFilm,
      { ...noFilm, 'FLM-01': 'NA:N06' },
      { film_type: 'EFILM', 'FLM-02': 'NA:N07', 'FLM-09': 'NA:N07' },
      { film_type: 'EFILM' },
    ],
  },
  'VR-21': {
    fires: [
      [{ 'R3D-01': '√' }, 'VR-21 error recon_required:5'],
      [{ modality: 'DR', encounter_type: 'I', 'FLM-07': '', 'RPT-12': '', 'R3D-02': 'A' }, 'VR-21 error modality:5'],
      [{ ...recon('√'), 'R3D-04': 'NA:N08' }, 'VR-21 error recon_required:5', 'VR-39 error R3D-04:5'],
    ],
    quiet: [recon('√'), { modality: 'DR', 'FLM-07': '', 'RPT-12': '', 'R3D-02': 'NA:N05' }, { 'R3D-01': 'NA:N08' }],
  },
  'VR-22': {
    fires: [
      [{ ...solo, 'REV-03': '√' }, 'VR-22 error solo_signoff:5'],
      [{ 'REV-03': 'NA:N16' }, 'VR-22 error solo_signoff:5', 'VR-39 error REV-03:5'],
    ],
    quiet: [solo, { ...solo, 'REV-01': 'NA:N16' }, { ...solo, reviewer_id: null, reviewer_title: null }],
  },
  'VR-23': {
    fires: [
      [{ 'RPT-05': '√' }, 'VR-23 error RPT-05:5'],
      [{ 'RPT-05': '' }, 'VR-23 error RPT-05:5 fix=NA:N09', 'VR-41 error RPT-05:5'],
      [{ positive_flag: 'Y' }, 'VR-23 error RPT-05:5'],
    ],
    quiet: [positive, { positive_flag: 'Y', 'RPT-05': 'NA:N17', remarks: '描述不可得' }],
  },
  'VR-24': {
    fires: [
      [{ ...critical, positive_flag: 'N', 'RPT-05': 'NA:N09' }, 'VR-24 error positive_flag:5'],
      [{ ...critical, critical_code: null }, 'VR-24 error critical_code:5'],
      [{ ...critical, critical_found_at: null }, 'VR-24 error critical_found_at:5'],
      [{ ...critical, 'RPT-13': 'NA:N13' }, 'VR-24 error RPT-13:5'],
      [{ ...critical, 'REV-08': 'NA:N13' }, 'VR-24 error REV-08:5'],
      [{ ...critical, 'RPT-13': 'NA:N17', remarks: '记录不可得' }, 'VR-24 error RPT-13:5'],
    ],
    quiet: [
      critical,
      {
        ...critical,
        critical_found_at: null,
        critical_notified_at: null,
        'RPT-13': 'V',
        remarks: '未识别',
      },
      { ...critical, ...solo },
    ],
  },
  'VR-25': {
    fires: [
      [{ 'RPT-13': '√' }, 'VR-25 error RPT-13:5'],
      [{ 'REV-08': '' }, 'VR-25 error REV-08:5 fix=NA:N13', 'VR-41 error REV-08:5'],
    ],
    quiet: [solo, imagesOnly],
  },
  'VR-26': {
    fires: [[{ ...critical, critical_notified_at: null }, 'VR-26 error RPT-13:5']],
    quiet: [
      { ...critical, critical_notified_at: null, 'RPT-13': 'V', remarks: '未通报' },
      { ...critical, critical_notified_at: null, unread: ['critical_notified_at'] },
    ],
  },
  'VR-27': {
    fires: [
      [{ ...critical, critical_notified_at: at('2026-05-08T09:31') }, 'VR-27 error RPT-13:5'],
      [{ ...critical, critical_notified_at: at('2026-05-08T09:19') }, 'VR-27 error critical_notified_at:5'],
    ],
    quiet: [
      critical,
      { ...critical, critical_notified_at: at('2026-05-08T09:31'), 'RPT-13': 'B' },
      { ...critical, critical_notified_at: at('2026-05-08T09:31'), 'RPT-13': 'V', remarks: '未及时识别' },
    ],
  },
  'VR-28': {
    fires: [
      [{ ...critical, critical_receiver_id: null }, 'VR-28 warning critical_receiver_id:5'],
      [{ ...critical, critical_notifier_id: null }, 'VR-28 warning critical_notifier_id:5'],
    ],
    quiet: [critical, { ...critical, critical_receiver_id: null, 'RPT-13': 'A' }],
  },
  'VR-29': {
    fires: [
      [{ radpeer: '2a' }, 'VR-29 error radpeer:5'],
      [{ 'RPT-07': 'C', remarks: '应避免的分歧' }, 'VR-29 error radpeer:5'],
      [{ 'RPT-07': 'NA:N17', remarks: '无法复读' }, 'VR-29 error radpeer:5', 'VR-40 warning RPT-07:5'],
    ],
    quiet: [
      { radpeer: '2a', 'RPT-07': 'A' },
      { radpeer: '2b', 'RPT-07': 'B' },
      { radpeer: '3a', 'RPT-07': 'C', remarks: '应避免的分歧' },
      { radpeer: '3b', 'RPT-07': 'V', remarks: '漏诊' },
      { radpeer: '3b', 'RPT-07': '', record_status: 'DRAFT' },
    ],
  },
  'VR-30': {
    fires: [
      [{ gold_standard: 'PATH' }, 'VR-30 error concordance:5'],
      [{ concordance: 'C2' }, 'VR-30 error concordance:5'],
    ],
    quiet: [{ gold_standard: 'PATH', concordance: 'C1' }],
  },
  'VR-31': {
    fires: [[{ gold_standard: 'PATH', concordance: 'C0' }, 'VR-31 warning remarks:5']],
    quiet: [
      { gold_standard: 'PATH', concordance: 'C0', remarks: '取材部位不同' },
      { gold_standard: 'PATH', concordance: 'C0', radpeer: '2b', 'RPT-07': 'B' },
    ],
  },
  'VR-34': {
    fires: [
      [
        { ...positive, modality: 'MG', body_part: 'BREAST', laterality: 'B', 'REQ-05': '√', 'FLM-07': '' },
        'VR-34 warning rads_required:5',
      ],
      [
        { ...positive, modality: 'MR', body_part: 'PROST', 'REQ-09': '√', 'IMG-11': '', 'RPT-12': '' },
        'VR-34 warning rads_required:5 fix=PIRADS',
        'VR-35 error RPT-12:5 fix=NA:N12',
        'VR-41 error RPT-12:5',
      ],
    ],
    quiet: [
      { modality: 'MR', body_part: 'PROST', 'REQ-09': '√', 'IMG-11': '' },
      {
        ...positive,
        modality: 'MG',
        body_part: 'BREAST',
        laterality: 'B',
        'REQ-05': '√',
        'FLM-07': '',
        rads_required: 'BIRADS',
        rads_given: 'BI-RADS 4A',
        'RPT-12': '√',
      },
    ],
  },
  'VR-35': {
    fires: [
      [{ rads_required: 'LUNGRADS', rads_given: '3' }, 'VR-35 error RPT-12:5'],
      [{ 'RPT-12': '√' }, 'VR-35 error RPT-12:5'],
      [{ rads_required: 'LUNGRADS', 'RPT-12': 'B' }, 'VR-35 error RPT-12:5'],
    ],
    quiet: [
      { rads_required: 'LUNGRADS', rads_given: '3', 'RPT-12': 'A' },
      { rads_required: 'LUNGRADS', 'RPT-12': 'C', remarks: '未分类' },
      { modality: 'DR', 'FLM-07': '', 'RPT-12': '√' },
    ],
  },
  'VR-36': {
    fires: [
      [{ draft_time: at('2026-05-09T01:11'), report_time: at('2026-05-09T02:00') }, 'VR-36 notice RPT-15:5'],
      [
        { draft_time: at('2026-05-09T01:11'), report_time: at('2026-05-09T02:00'), 'RPT-15': '' },
        'VR-36 notice RPT-15:5 fix=A',
        'VR-41 error RPT-15:5',
      ],
      [
        {
          draft_time: at('2026-05-09T09:11'),
          report_time: at('2026-05-09T10:00'),
          qc_date: at('2026-05-10'),
          'RPT-15': '',
          record_status: 'DRAFT',
        },
        'VR-36 notice RPT-15:5 fix=B',
      ],
      [{ 'RPT-15': 'A' }, 'VR-36 notice RPT-15:5'],
      [
        { limit_min: 60, review_min: 30, draft_time: at('2026-05-08T09:41') },
        'VR-36 notice RPT-15:5',
        'VR-37 notice REV-02:5',
      ],
    ],
    quiet: [
      { draft_time: at('2026-05-09T01:10'), report_time: at('2026-05-09T02:00') },
      { draft_time: at('2026-05-09T01:11'), report_time: at('2026-05-09T02:00'), 'RPT-15': 'A' },
      { ...solo, draft_time: at('2026-05-09T09:10'), report_time: at('2026-05-09T09:10') },
      { 'RPT-15': 'C', remarks: '代签' },
    ],
  },
  'VR-37': {
    fires: [
      [{ report_time: at('2026-05-08T18:41') }, 'VR-37 notice REV-02:5'],
      [{ report_time: at('2026-05-08T22:41'), 'REV-02': 'A' }, 'VR-37 notice REV-02:5'],
      [{ 'REV-02': 'B' }, 'VR-37 notice REV-02:5'],
      [{ 'REV-02': '' }, 'VR-37 notice REV-02:5 fix=√', 'VR-41 error REV-02:5'],
      [
        {
          reviewer_id: null,
          reviewer_title: null,
          'REV-01': 'V',
          'REV-02': '',
          remarks: '未经审核',
          record_status: 'DRAFT',
        },
        'VR-37 notice REV-02:5 fix=C',
      ],
    ],
    quiet: [
      { report_time: at('2026-05-08T18:40') },
      { report_time: at('2026-05-08T18:41'), 'REV-02': 'A' },
      { report_time: at('2026-05-08T22:41'), 'REV-02': 'B' },
      { 'REV-02': 'C', remarks: '未审即发' },
      solo,
    ],
  },
  'VR-38': {
    fires: [
      [{ 'REQ-01': '好' }, 'VR-38 error REQ-01:5'],
      [{ 'REQ-02': 'C' }, 'VR-38 error REQ-02:5'],
      [{ 'REQ-01': 'A*4' }, 'VR-38 error REQ-01:5'],
      [{ 'REQ-06': 'A,B' }, 'VR-38 error REQ-06:5'],
      [{ 'RPT-09': 'A,B' }, 'VR-38 error RPT-09:5'],
      [{ 'REQ-03': 'V' }, 'VR-38 error REQ-03:5'],
      [{ record_status: 'VOID', 'REQ-01': '??' }, 'VR-38 error REQ-01:5'],
      [{ record_status: 'DRAFT', 'IMG-08': '?' }, 'VR-38 error IMG-08:5'],
      [{ 'IMG-08': 'D' }, 'VR-38 error IMG-08:5'],
    ],
    quiet: [{ 'REQ-01': 'a*3，b' }, { 'REQ-01': 'ok' }, { 'REQ-01': '０' }, { 'RPT-09': 'A,C', remarks: '冲突' }],
  },
  'VR-39': {
    fires: [
      [{ 'REQ-06': 'NA:N09' }, 'VR-39 error REQ-06:5'],
      [{ 'REQ-06': 'NA:N99' }, 'VR-39 error REQ-06:5'],
      [{ 'REQ-06': 'NA:N05' }, 'VR-39 error REQ-06:5'],
      [{ 'REQ-06': 'NA:N17' }, 'VR-39 error remarks:5'],
    ],
    quiet: [
      { 'REQ-06': 'NA:N17', remarks: '申请单不可得' },
      { modality: 'MR', 'REQ-09': '√', 'IMG-11': 'NA:N05' },
      { ...noFilm, 'FLM-01': 'NA:N06' },
    ],
  },
  'VR-40': {
    fires: [[{ 'REQ-01': 'NA:N17', 'REQ-03': 'NA:N17', remarks: '不可得' }, 'VR-40 warning REQ-01:5']],
    quiet: [
      { 'REQ-01': 'NA:N17', remarks: '不可得' },
      { 'REQ-01': 'NA:N17', 'IMG-01': 'NA:N17', remarks: '不可得' },
    ],
  },
  'VR-41': {
    fires: [
      [{ 'REQ-06': '' }, 'VR-41 error REQ-06:5'],
      [{ 'REQ-06': '', record_status: null }, 'VR-41 error REQ-06:5'],
      [{ ...imagesOnly, 'REV-03': '√' }, 'VR-41 error qc_scope:5'],
      [{ ...imagesOnly, record_status: 'DRAFT', 'REV-03': '√' }, 'VR-41 error qc_scope:5'],
      [{ ...recon('') }, 'VR-41 error R3D-01:5'],
      [{ 'REQ-06': '', 'REQ-07': '' }, 'VR-41 error REQ-06:5', 'VR-41 error REQ-07:5'],
    ],
    quiet: [
      { 'REQ-06': '', record_status: 'DRAFT' },
      { 'REQ-06': '', record_status: 'VOID' },
      { modality: 'MR', 'REQ-09': '√', 'IMG-11': '' },
      { 'REQ-06': '', unread: ['REQ-06'] },
      reportsOnly,
      noFilm,
    ],
  },
  'VR-42': {
    fires: [
      [{ 'IMG-06': 'C' }, 'VR-42 error remarks:5'],
      [{ 'IMG-02': 'V' }, 'VR-42 error remarks:5'],
    ],
    quiet: [{ 'IMG-06': 'B' }, { 'IMG-06': 'C', remarks: '未包全' }, { 'IMG-06': 'C', record_status: 'DRAFT' }],
  },
  'VR-43': {
    fires: [
      [{ ...veto, record_status: 'LOCKED' }, 'VR-43 error arbiter_id:5'],
      [{ ...veto, record_status: 'LOCKED', arbiter_id: 'Q001' }, 'VR-43 error arbiter_id:5'],
      [
        [
          { ...veto, record_status: 'LOCKED' },
          { ...second, qc_role: 'D' },
        ],
        'VR-43 error arbiter_id:5',
      ],
      [
        [
          { ...veto, record_status: 'LOCKED' },
          { ...veto, ...second, qc_person_id: 'Q001', qc_role: 'D' },
        ],
        'VR-43 error arbiter_id:5',
      ],
    ],
    quiet: [
      veto,
      { ...veto, record_status: 'LOCKED', arbiter_id: 'Q009' },
      { ...veto, record_status: 'LOCKED', qc_role: 'J' },
      [
        { ...veto, record_status: 'LOCKED' },
        { ...veto, ...second, qc_role: 'D' },
      ],
      [
        { ...veto, ...second, qc_role: 'D', record_status: 'LOCKED' },
        { ...veto, record_status: 'LOCKED' },
      ],
    ],
  },
  'VR-44': {
    fires: [
      [{ ...totals, REQ_score: 99 }, 'VR-44 error REQ_score:5 fix=100'],
      [{ ...totals, total_grade: 'B' }, 'VR-44 error total_grade:5 fix=A'],
      [{ ...totals, R3D_raw: 100, R3D_grade: 'A' }, 'VR-44 error R3D_raw:5 fix=null', 'VR-44 error R3D_grade:5 fix=NA'],
      [{ ...totals, veto_codes: 'IMG-02V' }, 'VR-44 error veto_codes:5 fix=null'],
      [
        { ...totals, na_count: 12, deduction_count: 1 },
        'VR-44 error deduction_count:5 fix=0',
        'VR-44 error na_count:5 fix=11',
      ],
      [
        { ...imagesOnly, total_grade: 'A', RPT_grade: 'A' },
        'VR-44 error RPT_grade:5 fix=OUT',
        'VR-44 error total_grade:5 fix=PAR',
      ],
    ],
    quiet: [
      totals,
      { ...veto, veto_codes: 'IMG-02V', IMG_raw: 91.3, IMG_score: 59, IMG_grade: 'D', deduction_count: 1 },
      { 'REQ-01': 'A*2', deduction_count: 2, REQ_raw: 95, REQ_score: 95.00000000001 },
      { 'REQ-06': '', record_status: 'DRAFT', REQ_grade: 'INC', total_grade: 'PAR' },
      { ...imagesOnly, RPT_grade: 'OUT', total_grade: 'PAR' },
      { total_score: null },
      { ...totals, total_score: 1, record_status: 'VOID' },
    ],
  },
  'VR-45': {
    fires: [
      [{ remarks: '患者身份证 110101199003071234' }, 'VR-45 error remarks:5'],
      [{ remarks: '11010119900307123x' }, 'VR-45 error remarks:5'],
      [{ appeal_note: '请电 138 0013 8000' }, 'VR-45 error appeal_note:5'],
      [{ exam_item: '胸部CT +8613800138000' }, 'VR-45 error exam_item:5'],
      [{ request_dept: '呼吸科（１３８００１３８０００）' }, 'VR-45 error request_dept:5'],
      [{ rads_given: 'someone@example.com' }, 'VR-45 error rads_given:5'],
      [{ remarks: `见检查 ${accession}` }, 'VR-45 error remarks:5'],
      [{ record_status: 'VOID', remarks: '13800138000' }, 'VR-45 error remarks:5'],
    ],
    quiet: [
      { remarks: '2026-05-08 09:10 至 2026-05-09 10:20 共 1510 分钟' },
      { remarks: '剂量 DLP 12345.678 mGy·cm，序列 123456789012' },
      { remarks: '12800138000', appeal_note: '@技师组' },
    ],
  },
  'VR-46': {
    fires: [
      [{ remarks: '=1+1' }, 'VR-46 error remarks:5'],
      [{ remarks: '- 有运动伪影' }, 'VR-46 error remarks:5 fix=有运动伪影'],
      [{ exam_item: '\t胸部CT' }, 'VR-46 error exam_item:5 fix=胸部CT'],
      [{ equipment_code: '-CT01' }, 'VR-46 error equipment_code:5'],
      [{ remarks: '＝cmd' }, 'VR-46 error remarks:5'],
      [{ remarks: '@SUM(A1)', record_status: 'VOID' }, 'VR-46 error remarks:5'],
      [{ remarks: `- ${accession}` }, 'VR-45 error remarks:5', 'VR-46 error remarks:5'],
    ],
    quiet: [{ remarks: 'A=B' }, { remarks: '5 mm - 10 mm' }],
  },
  'VR-47': {
    fires: [
      [{ patient_age: 91 }, 'VR-47 notice patient_age:5 fix=90'],
      [{ patient_age: 120, record_status: 'VOID' }, 'VR-47 notice patient_age:5 fix=90'],
    ],
    quiet: [{ patient_age: 90 }, { patient_age: 89 }],
  },
  'VR-49': {
    fires: [
      [{ 'REQ-04': 'V', 'IMG-03': 'V', remarks: '部位申请错误' }, 'VR-49 warning IMG-03:5'],
      [{ 'REQ-05': 'V', 'IMG-03': 'NA:N17', remarks: '侧别申请错误' }, 'VR-49 warning IMG-03:5'],
    ],
    quiet: [
      { 'REQ-04': 'V', remarks: '部位申请错误' },
      { 'REQ-04': 'V', 'IMG-03': 'B', remarks: '部位申请错误' },
      { 'IMG-03': 'V', remarks: '检查部位错误' },
    ],
  },
  'VR-50': {
    fires: [[manyRows(20, () => ({})), 'VR-50 warning qc_person_id:5']],
    quiet: [
      manyRows(19, () => ({})),
      manyRows(20, () => ({ 'REQ-01': 'A', 'IMG-05': 'A', 'RPT-11': 'A' })),
      manyRows(20, (n) => ({ qc_person_id: n < 10 ? 'Q001' : 'Q002' })),
      manyRows(20, (n) => ({ batch_no: n < 10 ? 'B1' : 'B2' })),
      manyRows(20, () => ({ record_status: 'DRAFT' })),
    ],
  },
  'VR-52': {
    fires: [
      [{ ...undone, 'R3D-05': '√' }, 'VR-52 error R3D-05:5'],
      [{ ...undone, 'R3D-05': '' }, 'VR-41 error R3D-05:5', 'VR-52 error R3D-05:5 fix=NA:N18'],
      [{ ...recon('√'), 'R3D-02': 'NA:N18' }, 'VR-52 error R3D-02:5'],
    ],
    quiet: [undone, recon('√')],
  },
}
