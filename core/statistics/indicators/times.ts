// IND-21, 22, 26, 27, 28, 42: what was in time. Limits come from the rubric; a site's own limits are its own rubric version.

import type { Exam } from '../../exam.ts'
import type { Rubric } from '../../rubric.ts'
import { createLimits } from '../../time-limits.ts'
import type { Texts } from '../../words.ts'
import { quantile } from '../mean.ts'
import { noInterval, none, silence, sizesOf, value } from '../statistic.ts'
import type { Counting, Figure, Judge } from './figure.ts'

const known = new WeakMap<Rubric, ReturnType<typeof createLimits>>()

/** What the row states as its limits, else those of the rubric. */
function limitsOf(rubric: Rubric, { encounter_type: encounter, modality, limit_min, review_min }: Exam) {
  const limits = known.get(rubric) ?? createLimits(rubric)
  known.set(rubric, limits)
  const { limitMin, reviewMin } = limits(encounter ?? '', modality ?? '')
  return { limitMin: limit_min ?? limitMin, reviewMin: review_min ?? reviewMin }
}

const minutes = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : (to - from) / 60

const within = (spent: number | null, limit: number): boolean | null => (spent === null ? null : spent <= limit)

const emergencyModalities = ['DR', 'CR', 'RF', 'CT']
const emergencyMinutes = 120

export const emergencyInTime: Judge = ({ exam }) =>
  exam.encounter_type === 'E' && emergencyModalities.includes(exam.modality ?? '')
    ? within(minutes(exam.exam_start, exam.report_time), emergencyMinutes)
    : null

/** Complete only with both sides on record; a finding that nobody reported stays among the cases. */
export const criticalInTime: Judge = ({ rowOf }, rubric) => {
  const exam = (rowOf.RPT ?? rowOf.REV)?.exam
  if (exam?.critical_present !== 'Y') return null
  const spent = minutes(exam.critical_found_at, exam.critical_notified_at)
  const recorded = exam.critical_notifier_id !== null && exam.critical_receiver_id !== null
  return recorded && spent !== null && spent >= 0 && spent <= rubric.config.criticalNoticeMinutes
}

export const reportInTime: Judge = ({ exam }, rubric) =>
  within(minutes(exam.exam_start, exam.report_time), limitsOf(rubric, exam).limitMin)

export const reviewInTime: Judge = ({ exam }, rubric) =>
  exam.reviewer_id === null || exam.solo_signoff === 'Y'
    ? null
    : within(minutes(exam.draft_time, exam.report_time), limitsOf(rubric, exam).reviewMin)

const day = 86_400
const qcDays = 30

/** The last of the rows that speak for the exam decides when its scoring was done. */
export const scoredInTime: Judge = ({ exam, rowOf }) => {
  const dates = Object.values(rowOf).flatMap((row) => row.exam.qc_date ?? [])
  if (exam.report_time === null || dates.length === 0) return null
  return Math.max(...dates) - Math.floor(exam.report_time / day) * day <= qcDays * day
}

const marks: readonly (readonly [number, Texts])[] = [
  [0.5, { 'zh-CN': '中位数', 'en-US': 'median' }],
  [0.9, { 'zh-CN': '第90百分位', 'en-US': '90th percentile' }],
]

export const turnaround: Counting = ({ exams, rubric }) => {
  const spent = exams.flatMap(({ exam }) => minutes(exam.exam_start, exam.report_time) ?? []).sort((a, b) => a - b)
  const n = spent.length
  const reason = silence(n, sizesOf(rubric))
  return marks.map(
    ([p, part]): Figure => ({
      part,
      source: 'sample',
      kind: 'minutes',
      k: null,
      n,
      value: reason === null ? value(quantile(spent, p)) : none(reason),
      interval: noInterval(reason ?? 'NOT_APPLICABLE'),
    }),
  )
}
