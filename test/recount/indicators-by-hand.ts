// Indicators counted by hand: k of n, or a count.
import { present } from './compare.ts'
import type { Exam } from './exams.ts'
import { rubricJson } from './filed-rows.ts'

const codesIn = ({ links }: Exam, link: string) => links[link]?.judged.flatMap(({ codes }) => codes) ?? []
const some = (from: readonly Exam[], holds: (exam: Exam) => boolean) =>
  [from.filter(holds).length, from.length] as const
const report = (exam: Exam) => exam.rowOf.RPT!

/** Whole minutes between two fields of an exam. */
export const minutes = ({ fields }: Exam, from: string, to: string): number =>
  Math.round(1440 * (Number(fields[to]) - Number(fields[from])))

export const neverEvents = (exams: readonly Exam[]): number =>
  exams.filter((exam) =>
    Object.keys(exam.links).some((link) =>
      codesIn(exam, link).some((code) => rubricJson.scoring.neverEventCodes.includes(code)),
    ),
  ).length

export function sharesByHand(exams: readonly Exam[]): Readonly<Record<string, readonly [number, number]>> {
  const scored = (link: string) => exams.filter(({ links }) => links[link])
  const gradedAs = (link: string, grades: string) =>
    some(scored(link), ({ links }) => grades.includes(present([links[link]])[0]!.grade))
  const reviewed = exams.filter(({ fields }) => fields.reviewer_id !== undefined && fields.solo_signoff !== 'Y')
  const reread = exams.filter((exam) => report(exam).radpeer !== undefined)
  return {
    'IND-12': gradedAs('REQ', 'ABC'),
    'IND-13': gradedAs('IMG', 'A'),
    'IND-14': some(scored('IMG'), (exam) => codesIn(exam, 'IMG').includes('IMG-09V')),
    'IND-15': gradedAs('FLM', 'AB'),
    'IND-17': gradedAs('R3D', 'AB'),
    'IND-18': gradedAs('RPT', 'A'),
    'IND-19': some(
      scored('RPT'),
      (exam) => !codesIn(exam, 'RPT').some((code) => rubricJson.scoring.nationalComplianceCodes.includes(code)),
    ),
    'IND-26': some(exams, (exam) => minutes(exam, 'exam_start', 'report_time') <= Number(exam.fields.limit_min)),
    'IND-27': some(reviewed, (exam) => minutes(exam, 'draft_time', 'report_time') <= Number(exam.fields.review_min)),
    'IND-29': some(exams, (exam) => report(exam).positive_flag === 'Y'),
    'IND-31': some(exams, ({ rowOf }) => Object.values(rowOf).some((fields) => Number(fields.returned_count ?? 0) > 0)),
    'IND-35': some(reread, (exam) => report(exam).radpeer === '1'),
    'IND-36': some(reread, (exam) => ['2b', '3b'].includes(String(report(exam).radpeer))),
  }
}
