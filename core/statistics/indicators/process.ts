// IND-44 to IND-46: how the quality control itself is done.
import type { CaseScore } from '../../score.ts'
import type { Texts } from '../../words.ts'
import { itemTallies } from '../item-tally.ts'
import { rateOf } from '../proportion.ts'
import { noInterval, none, sizesOf, value } from '../statistic.ts'
import { type Counting, type Figure, type Judge, rateFigure, sampleRate } from './figure.ts'

const shares = {
  na: { 'zh-CN': '不适用（含资料缺失）', 'en-US': 'not applicable (data missing included)' },
  missing: { 'zh-CN': '其中资料缺失 N17', 'en-US': 'of which data missing (N17)' },
} as const satisfies Record<string, Texts>

/** Points that were marked N/A, of all points of the items that the modality has, over the links that were scored. */
export const notApplicable: Counting = ({ rubric, exams }) => {
  let all = 0
  const points = { na: 0, missing: 0 }
  for (const { item, applicable, na, missing } of itemTallies(rubric, exams)) {
    all += item.maxPoints * (applicable + na)
    points.na += item.maxPoints * na
    points.missing += item.maxPoints * missing
  }
  return (['na', 'missing'] as const).map(
    (key): Figure => ({
      part: shares[key],
      source: 'sample',
      kind: 'rate',
      k: points[key],
      n: all,
      value: all === 0 ? none('NO_DATA') : value(points[key] / all),
      // Points of one case hang together; an interval as if each were a case of its own would be far too narrow.
      interval: noInterval('NOT_APPLICABLE'),
    }),
  )
}

const appealed: Judge = ({ rows }) =>
  rows.some(
    ({ entry: { exam } }) =>
      exam.record_status === 'APPEALED' || exam.record_status === 'ARBITRATED' || exam.appeal_note !== null,
  )

/** Of the appealed exams: the arbiter came to another grade in a link that the first reader had graded. */
const overturned: Judge = (one, rubric) => {
  if (!appealed(one, rubric)) return null
  const [arbiters, readers] = (['J', 'P'] as const).map((role) =>
    one.rows.filter(({ entry }) => entry.exam.qc_role === role).map(({ score }) => score),
  )
  return rubric.links.some(({ id }) => {
    const [after, before] = [gradeIn(arbiters!, id), gradeIn(readers!, id)]
    return after !== null && before !== null && after !== before
  })
}

const gradeIn = (scores: readonly CaseScore[], link: string): string | null => {
  for (const { links } of scores) {
    const found = links[link]
    if (found?.status === 'SCORED') return found.grade
  }
  return null
}

const appealParts = {
  appealed: { 'zh-CN': '申诉', 'en-US': 'appealed' },
  overturned: { 'zh-CN': '改判（占申诉）', 'en-US': 'overturned (of the appealed)' },
} as const satisfies Record<string, Texts>

export const appeals: Counting = (stratum) => [
  sampleRate(stratum, appealed, 'sample', appealParts.appealed),
  sampleRate(stratum, overturned, 'sample', appealParts.overturned),
]

/** Actions that were due by the day of the summary, and those of them that were closed by their due date. */
export const actionsClosed: Counting = ({ facts, rubric, asOf }) => {
  if (facts.actions.length === 0) return []
  const due = facts.actions.flatMap(({ due_date: date, closed_date: closed }) =>
    typeof date === 'number' && date <= asOf ? [{ inTime: typeof closed === 'number' && closed <= date }] : [],
  )
  const rate = rateOf(due.filter(({ inTime }) => inTime).length, due.length, sizesOf(rubric))
  return [rateFigure({ ...rate, interval: noInterval(rate.rate.reason ?? 'CENSUS') }, 'actions')]
}
