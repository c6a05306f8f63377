// Lines about the scores of a link, and what they are crossed with (modality, month).
import type { CountedExam } from '../../core/statistics/counted.ts'
import { compositeScoring, linkScoring } from '../../core/statistics/indicators/scores.ts'
import { type LinkFigures, linkFigures } from '../../core/statistics/link-figures.ts'
import type { Texts } from '../../core/words.ts'
import type { Context } from './context.ts'
import { countColumn, meanColumns, rateColumns, textColumn, valueColumn } from './figure-columns.ts'
import type { FigureColumn } from './sheet.ts'
import { remark } from './weight-words.ts'

/** `null` is the composite of all links. */
export type LinkId = string | null

export type LinkLine = {
  readonly link: LinkId
  readonly figures: LinkFigures
  /** The same by modality or month. */
  readonly by: ReadonlyMap<string, LinkFigures>
  /** How many QC readers scored the cases. */
  readonly readers: number
}

/** The figures of a link over exams, crossed with what `stratum` says of each exam. */
export function linkLine(
  { rubric }: Context,
  exams: readonly CountedExam[],
  link: LinkId,
  strata: readonly string[],
  stratum: (exam: CountedExam) => string,
): LinkLine {
  const scoring = (exam: CountedExam) => (link === null ? compositeScoring(exam) : linkScoring(exam, link))
  const scored = exams.filter((exam) => scoring(exam).score.status === 'SCORED')
  const readers = new Set(
    scored.flatMap(({ rowOf }) =>
      link === null ? Object.values(rowOf).map(({ exam }) => exam.qc_person_id) : rowOf[link]?.exam.qc_person_id,
    ),
  )
  const figuresOf = (some: readonly CountedExam[]) => linkFigures(rubric, some.map(scoring))
  return {
    link,
    figures: figuresOf(exams),
    by: new Map(strata.map((each) => [each, figuresOf(exams.filter((exam) => stratum(exam) === each))])),
    readers: readers.size,
  }
}

export const modalityOf = ({ exam }: CountedExam): string => exam.modality ?? ''
export const monthOf = ({ month }: CountedExam): string => month

/** Modalities that occur, in the order of the code list. */
export function modalitiesIn({ rubric, counted }: Context): readonly string[] {
  const found = new Set(counted.exams.map(modalityOf))
  return (rubric.codelists.modalities ?? []).map(({ code }) => code).filter((code) => found.has(code))
}

export const monthsIn = ({ counted }: Context): readonly string[] => [...new Set(counted.exams.map(monthOf))].sort()

const composite: Texts = { 'zh-CN': '综合', 'en-US': 'Composite' }

export function linkName({ rubric, language }: Context, link: LinkId): string {
  if (link === null) return composite[language]
  const found = rubric.linkById.get(link)!
  return language === 'zh-CN' ? found.zh : found.en
}

export const linkColumn = <Line extends { readonly link: LinkId }>(context: Context): FigureColumn<Line> =>
  textColumn('link', { 'zh-CN': '环节', 'en-US': 'Link' }, 15, ({ link }) => linkName(context, link))

/** Cases, mean of the raw score, rates of the grades, vetoes, and how much that may say. */
export const scoreColumns = <Line extends LinkLine>({ sizes, language }: Context): readonly FigureColumn<Line>[] => [
  countColumn('n', { 'zh-CN': '例数 n', 'en-US': 'Cases n' }, ({ figures }) => figures.n),
  ...meanColumns<Line>('raw', { 'zh-CN': '平均分', 'en-US': 'Mean' }, ({ figures }) => figures.raw, sizes),
  ...rateColumns<Line>(
    'a',
    { k: { 'zh-CN': '甲级 k', 'en-US': 'A k' }, rate: { 'zh-CN': '甲级率', 'en-US': 'A rate' } },
    ({ figures }) => figures.gradeA,
    sizes,
  ),
  ...rateColumns<Line>(
    'q',
    { k: { 'zh-CN': '合格 k', 'en-US': 'Pass k' }, rate: { 'zh-CN': '合格率', 'en-US': 'Pass rate' } },
    ({ figures }) => figures.qualified,
    sizes,
  ),
  countColumn('veto', { 'zh-CN': '否决例数', 'en-US': 'Vetoed cases' }, ({ figures }) => figures.vetoed),
  countColumn('readers', { 'zh-CN': '质控者数', 'en-US': 'QC readers' }, ({ readers }) => readers),
  textColumn(
    'remark',
    { 'zh-CN': '可信度提示', 'en-US': 'How far to trust it' },
    19,
    ({ figures }) => remark(figures.n, sizes, language),
    'summary-note',
  ),
]

/** The cross of a cross-tab: cases, grade A and mean for each stratum. */
export const crossColumns = <Line extends LinkLine>(
  { sizes }: Context,
  strata: readonly string[],
): readonly FigureColumn<Line>[] =>
  strata.flatMap((stratum) => {
    const of = ({ by }: Line) => by.get(stratum)!
    return [
      countColumn<Line>(
        `${stratum}_n`,
        { 'zh-CN': `${stratum} 例数 n`, 'en-US': `${stratum} cases n` },
        (line) => of(line).n,
      ),
      countColumn<Line>(
        `${stratum}_a`,
        { 'zh-CN': `${stratum} 甲级 k`, 'en-US': `${stratum} A k` },
        (line) => of(line).grades.A,
      ),
      valueColumn<Line>(
        `${stratum}_mean`,
        { 'zh-CN': `${stratum} 平均分`, 'en-US': `${stratum} mean` },
        (line) => {
          const { mean } = of(line).raw
          return { value: mean.value, statistic: mean, n: of(line).n }
        },
        sizes,
      ),
    ]
  })
