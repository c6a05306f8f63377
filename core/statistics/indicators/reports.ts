// IND-19, 23 to 25, 29, 31 to 40: what the reports and their review were like.
import type { CountedExam } from '../counted.ts'
import { carries, moderateOrWorse } from './cells.ts'
import { type Counting, count, type Judge, sampleRate } from './figure.ts'

/** Facts of the report are those of the row that judged the report. */
const reportOf = ({ rowOf }: CountedExam) => rowOf.RPT?.exam

export const compliant: Judge = (exam, rubric) => {
  const wrong = carries(exam, 'RPT', rubric.scoring.nationalComplianceCodes)
  return wrong === null ? null : !wrong
}

export const extravasated: Judge = ({ exam }) =>
  exam.modality === 'CT' && exam.contrast_used === 'Y' && exam.extravasation !== null
    ? exam.extravasation === 'Y'
    : null

/** A category was demanded in the modality, and was given. */
export const categorised =
  (modality: string, scheme: string): Judge =>
  (one) => {
    const report = reportOf(one)
    return one.exam.modality === modality && report?.rads_required === scheme ? report.rads_given !== null : null
  }

const yes = (flag: string | null | undefined): boolean | null => (flag == null ? null : flag === 'Y')

export const positive: Judge = (one) => yes(reportOf(one)?.positive_flag)

/** Rows that share an exam may know different things about it: one that knows is enough. */
const known = ({ rowOf }: CountedExam) => Object.values(rowOf).map(({ exam }) => exam)

export const corrected: Judge = (one) => {
  const flags = known(one).flatMap(({ report_corrected: flag }) => flag ?? [])
  return flags.length === 0 ? null : flags.includes('Y')
}

/** A count left empty is none: the field is not required. */
export const returned: Judge = (one) => known(one).some(({ returned_count: count }) => (count ?? 0) > 0)

export const concordant: Judge = (one) => {
  const concordance = reportOf(one)?.concordance
  return concordance === 'C2' || concordance === 'C1' || concordance === 'C0' ? concordance === 'C2' : null
}

export const followedUp: Judge = (one) => {
  const report = reportOf(one)
  return report?.positive_flag === 'Y' && report.gold_standard !== null ? report.gold_standard !== 'NONE' : null
}

export const peerGrade =
  (...grades: readonly string[]): Judge =>
  (one) => {
    const grade = reportOf(one)?.radpeer ?? null
    return grade === null ? null : grades.includes(grade)
  }

/** Split by what was changed: text alone, or the diagnosis. */
const changes = [
  { kinds: ['T', 'D'], words: { 'zh-CN': '文字或诊断', 'en-US': 'text or diagnosis' } },
  { kinds: ['T'], words: { 'zh-CN': '仅文字', 'en-US': 'text only' } },
  { kinds: ['D'], words: { 'zh-CN': '涉及诊断', 'en-US': 'diagnosis' } },
] as const

export const reviewChanges: Counting = (stratum) =>
  changes.map(({ kinds, words }) =>
    sampleRate(
      stratum,
      ({ rowOf }) => {
        const change = rowOf.REV?.exam.review_change ?? null
        return change === null || change === 'U' ? null : (kinds as readonly string[]).includes(change)
      },
      'sample',
      words,
    ),
  )

/** Of drafts with a moderate or worse error: the review left a moderate or worse one. */
export const missedAtReview: Judge = (one, rubric) => {
  if (one.exam.draft_available !== 'Y' || !moderateOrWorse(one, rubric, 'RPT')) return null
  return moderateOrWorse(one, rubric, 'REV', ['REV-03', 'REV-04', 'REV-05'])
}

export const missedCritical: Judge = (one) =>
  reportOf(one)?.critical_present === 'Y' ? carries(one, 'RPT', ['RPT-13V']) : null

/** A case once, even if several links fail. */
export const neverEvents: Counting = ({ exams, rubric }) => [
  count(exams.filter(({ score }) => score.codes.some((code) => rubric.scoring.neverEventCodes.includes(code))).length),
]
