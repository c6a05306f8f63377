// IND-01 to IND-07, IND-12, 13, 15, 17, 18: how many exams, what scores and grades.
import type { Grade } from '../../rubric.ts'
import type { Texts } from '../../words.ts'
import type { CountedExam } from '../counted.ts'
import { linkFigures, type Scoring } from '../link-figures.ts'
import type { Mean } from '../mean.ts'
import { populationSums } from '../population.ts'
import { rateOf } from '../proportion.ts'
import { noInterval, none, sizesOf } from '../statistic.ts'
import { type Counting, count, type Figure, type Judge, rateFigure, type Stratum, sampleRate } from './figure.ts'

/** The score of a link in an exam, and the vetoes in it. */
export function linkScoring(exam: CountedExam, link: string): Scoring {
  const score = exam.score.links[link]!
  return { score, vetoes: score.status === 'SCORED' ? score.veto.length : 0 }
}

/** The composite of an exam, with the vetoes of all its links. */
export const compositeScoring = ({ score }: CountedExam): Scoring => ({
  score: score.composite,
  vetoes: Object.values(score.links).reduce((sum, link) => sum + (link.status === 'SCORED' ? link.veto.length : 0), 0),
})

/** The grade of a link in an exam is one of these; null when it has no grade. */
export const graded =
  (link: string, grades: string): Judge =>
  ({ score }) => {
    const found = score.links[link]
    return found?.status === 'SCORED' ? grades.includes(found.grade) : null
  }

export const cases: Counting = ({ exams }) => [count(exams.length)]

export const coverage: Counting = ({ exams, facts, rubric }) => {
  const population = populationSums(facts.population, ['exams_n'])?.[0]
  const n = exams.length
  if (population !== undefined && n <= population) {
    const { rate } = rateOf(n, population, sizesOf(rubric))
    return [rateFigure({ k: n, n: population, rate, interval: noInterval('NOT_APPLICABLE') }, 'sample')]
  }
  const silent = population === undefined ? 'NO_DATA' : 'NOT_APPLICABLE'
  const rate = { k: n, n: population ?? 0, rate: none(silent), interval: noInterval(silent) }
  return [{ ...rateFigure(rate, 'sample'), n: population ?? null }]
}

const meanFigure = ({ n, mean, interval }: Mean, part: Texts): Figure => ({
  part,
  source: 'sample',
  kind: 'mean',
  k: null,
  n,
  value: mean,
  interval,
})

const kinds = {
  effective: { 'zh-CN': '有效分', 'en-US': 'effective' },
  raw: { 'zh-CN': '原始分', 'en-US': 'raw' },
} as const

const named = (link: Texts | null, kind: Texts): Texts =>
  link === null
    ? kind
    : { 'zh-CN': `${link['zh-CN']} · ${kind['zh-CN']}`, 'en-US': `${link['en-US']} · ${kind['en-US']}` }

/** The rubric asks for the mean of effective scores and says that vetoes pull it: the raw mean stands beside it. */
const means = (stratum: Stratum, link: Texts | null, scorings: readonly Scoring[]): readonly Figure[] => {
  const { raw, effective } = linkFigures(stratum.rubric, scorings)
  return [meanFigure(effective, named(link, kinds.effective)), meanFigure(raw, named(link, kinds.raw))]
}

export const linkMeans: Counting = (stratum) =>
  stratum.rubric.links.flatMap((link) =>
    means(
      stratum,
      { 'zh-CN': link.zh, 'en-US': link.en },
      stratum.exams.map((exam) => linkScoring(exam, link.id)),
    ),
  )

export const compositeMean: Counting = (stratum) => means(stratum, null, stratum.exams.map(compositeScoring))

/** A rate for each link. */
export const perLink =
  (judge: (link: string) => Judge): Counting =>
  (stratum) =>
    stratum.rubric.links.map(({ id, zh, en }) => sampleRate(stratum, judge(id), 'sample', { 'zh-CN': zh, 'en-US': en }))

export const qualified =
  (link: string): Judge =>
  ({ score }, rubric) => {
    const found = score.links[link]
    return found?.status === 'SCORED' ? isQualified(rubric.grades, found.grade) : null
  }

const anyLink: Texts = { 'zh-CN': '任一环节', 'en-US': 'any link' }

/** Cases with at least one veto, over all links and in each. */
export const vetoes: Counting = (stratum) => [
  sampleRate(
    stratum,
    (exam) => (compositeScoring(exam).vetoes > 0 ? true : scoredAtAll(exam) ? false : null),
    'sample',
    anyLink,
  ),
  ...perLink(vetoed)(stratum),
]

const scoredAtAll = ({ score }: CountedExam): boolean =>
  Object.values(score.links).some(({ status }) => status === 'SCORED')

const isQualified = (grades: readonly { code: Grade; qualified: boolean }[], grade: Grade): boolean =>
  grades.some(({ code, qualified }) => code === grade && qualified)

const vetoed =
  (link: string): Judge =>
  ({ score }) => {
    const found = score.links[link]
    return found?.status === 'SCORED' ? found.veto.length > 0 : null
  }
