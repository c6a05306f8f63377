// A fictitious exam as a row of the score sheet.
import type { Rubric, Site } from '../../core/rubric.ts'
import { caption, type Language } from '../../core/words.ts'
import type { Cell } from '../../templates/sheet.ts'
import type { SampleExam } from './exam.ts'
import { sampleItems } from './items.ts'
import type { Random } from './random.ts'
import type { Person } from './staff.ts'

export type RowWish = {
  readonly site: Site
  readonly batch: string
  readonly language: Language
  readonly recordId: string
  readonly sequence: number
  readonly accession: string
  readonly reader: Person
  /** P first reading, D second reading, T training. */
  readonly role: 'P' | 'D' | 'T'
  readonly scope: readonly string[]
  readonly sampling: 'R' | 'G'
}

const minute = 60_000
const moment = (at: number): Cell => ({ date: new Date(at).toISOString().slice(0, 16) })
const date = (at: number): Cell => ({ date: new Date(at).toISOString().slice(0, 10) })
const yesNo = (value: boolean): string => (value ? 'Y' : 'N')

const departments = {
  'zh-CN': ['呼吸内科', '神经内科', '骨科', '普外科', '急诊科', '体检中心'],
  'en-US': ['Respiratory', 'Neurology', 'Orthopaedics', 'General surgery', 'Emergency', 'Check-ups'],
} as const
const remark = {
  'zh-CN': '样例备注：已与相关科室核对',
  'en-US': 'Sample remark: verified with the department',
} as const

/** The cells of one row by column key. A row in the scope of all links says ALL. */
export function sampleRow(rubric: Rubric, random: Random, exam: SampleExam, wish: RowWish): Record<string, Cell> {
  const { site, language, scope, reader } = wish
  const all = scope.length === rubric.links.length
  const items = sampleItems(rubric, random, exam, new Set(scope))
  const scoped = (link: string) => scope.includes(link)
  const grave = rubric.items.some(({ id, deductions, veto }) => {
    const letters = items.get(id)!.split(',')
    return (
      (veto !== null && letters.includes('V')) ||
      deductions.some(({ letter, severity }) => severity === 'S3' && letters.includes(letter))
    )
  })
  return {
    record_id: wish.recordId,
    batch_no: wish.batch,
    rubric_version: rubric.version,
    app_hospital_code: site.code,
    app_hospital_name: site.site,
    qc_person_id: reader.id,
    qc_person_title: reader.title,
    qc_role: wish.role,
    qc_scope: all ? 'ALL' : scope.join(';'),
    qc_date: date(exam.issued + random.whole(2, 20) * 1440 * minute),
    sampling_method: wish.sampling,
    case_seq: wish.sequence,
    accession_no: wish.accession,
    ...orderOf(rubric, random, exam, site, language),
    ...peopleOf(exam),
    ...timesOf(exam),
    ...outcomeOf(random, exam, items, scoped),
    ...Object.fromEntries([...items].filter(([, entry]) => entry !== '')),
    remarks: grave ? remark[language] : null,
    record_status: 'SUBMITTED',
  }
}

const orderOf = (rubric: Rubric, random: Random, exam: SampleExam, site: Site, language: Language) => ({
  patient_sex: exam.sex,
  patient_age: exam.age,
  age_unit: 'Y',
  encounter_type: exam.encounter,
  oral_order: 'N',
  request_hospital: site.code,
  request_dept: random.pick(departments[language]),
  request_physician_id: exam.requester.id,
  modality: exam.modality,
  body_part: exam.part,
  laterality: exam.laterality,
  exam_item: `${caption(rubric.codesOf.get('body_parts')!.get(exam.part)!, language)} ${exam.modality}`,
  contrast_used: yesNo(exam.contrast),
  extravasation: exam.contrast ? yesNo(random.chance(0.01)) : null,
  recon_required: yesNo(exam.recon),
  film_type: exam.film,
  prior_available: yesNo(exam.prior),
  equipment_code: `${site.code}-${exam.modality}${random.whole(1, 2)}`,
})

const peopleOf = ({ technician, reporter, reviewer, solo }: SampleExam) => ({
  technician_id: technician.id,
  technician_title: technician.title,
  reporter_id: reporter.id,
  reporter_title: reporter.title,
  reviewer_id: reviewer?.id ?? null,
  reviewer_title: reviewer?.title ?? null,
  solo_signoff: yesNo(solo),
  draft_available: 'Y',
})

const timesOf = ({ requested, started, ended, drafted, issued }: SampleExam) => ({
  request_time: moment(requested),
  exam_start: moment(started),
  exam_end: moment(ended),
  draft_time: moment(drafted),
  report_time: moment(issued),
})

/** RADPEER grades and the letters of RPT-07 that stand for them (rule VR-29). */
const radpeerOf: Readonly<Record<string, string>> = { '√': '1', A: '2a', B: '2b', C: '3a' }

function outcomeOf(
  random: Random,
  exam: SampleExam,
  items: ReadonlyMap<string, string>,
  scoped: (link: string) => boolean,
) {
  const repeats = random.weighted([
    [0, 92],
    [1, 7],
    [2, 1],
  ])
  const reported = scoped('RPT')
  const reviewed = scoped('REV')
  const known = reported && exam.positive && random.chance(0.3)
  const found = exam.drafted - 15 * minute
  const late = items.get('RPT-13') === 'B'
  const critical = exam.critical && (reported || reviewed)
  return {
    repeat_count: repeats,
    reject_reason: repeats > 0 ? random.pick(['P', 'M', 'X', 'F', 'C']) : null,
    positive_flag: reported ? yesNo(exam.positive) : null,
    critical_present: reported || reviewed ? yesNo(exam.critical) : null,
    critical_code: critical ? random.pick(['CV01', 'CV02', 'CV06', 'CV07', 'CV11']) : null,
    critical_found_at: critical ? moment(found) : null,
    critical_notified_at: critical ? moment(found + (late ? 14 : 6) * minute) : null,
    critical_notifier_id: critical ? exam.reporter.id : null,
    critical_receiver_id: critical ? exam.requester.id : null,
    rads_required: reported ? exam.rads : null,
    rads_given: reported && exam.rads !== null && items.get('RPT-12') !== 'C' ? random.pick(['2', '3', '4']) : null,
    radpeer: reported ? (radpeerOf[items.get('RPT-07')!] ?? null) : null,
    gold_standard: reported ? (known ? random.pick(['PATH', 'SURG', 'FUP']) : 'NONE') : null,
    concordance: known
      ? random.weighted([
          ['C2', 88],
          ['C1', 9],
          ['NA', 3],
        ])
      : null,
    review_change: !reviewed
      ? null
      : random.weighted([
          ['N', 62],
          ['T', 28],
          ['D', 10],
        ]),
    report_corrected: yesNo(random.chance(0.01)),
    returned_count: random.chance(0.06) ? 1 : 0,
  }
}
