// The figures that the charts draw, below them on the same sheet: a chart never breaks when another sheet goes.
import { compositeScoring, linkScoring } from '../../core/statistics/indicators/scores.ts'
import { itemTallies } from '../../core/statistics/item-tally.ts'
import { linkFigures } from '../../core/statistics/link-figures.ts'
import { pareto } from '../../core/statistics/pareto.ts'
import { weightOf } from '../../core/statistics/statistic.ts'
import { caption, type Texts } from '../../core/words.ts'
import type { Row } from '../sheet.ts'
import type { Context } from '../summary/context.ts'
import { linkName } from '../summary/link-lines.ts'

/** So many items stand in the Pareto chart. */
export const mostBars = 15

/** Excel's row numbers; the charts stand above. */
const paretoHead = 45
export const chartRows = (bars: number, links: number) => ({
  pareto: { head: paretoHead, first: paretoHead + 1, last: paretoHead + bars },
  links: { head: paretoHead + bars + 2, first: paretoHead + bars + 3, last: paretoHead + bars + 2 + links },
})

const heads = {
  item: { 'zh-CN': '条目', 'en-US': 'Item' },
  name: { 'zh-CN': '条目名称', 'en-US': 'Item name' },
  count: { 'zh-CN': '扣分次数', 'en-US': 'Deductions' },
  running: { 'zh-CN': '次数累计', 'en-US': 'Running share' },
  link: { 'zh-CN': '环节', 'en-US': 'Link' },
  label: { 'zh-CN': '图中名称', 'en-US': 'Name in the chart' },
  n: { 'zh-CN': '例数 n', 'en-US': 'Cases n' },
  mean: { 'zh-CN': '平均分', 'en-US': 'Mean' },
  lower: { 'zh-CN': '95%下限', 'en-US': '95% lo' },
  upper: { 'zh-CN': '95%上限', 'en-US': '95% hi' },
} as const satisfies Record<string, Texts>

export const gradeNames = ({ rubric, language }: Context): readonly string[] =>
  rubric.grades.map(({ zh, en }) => (language === 'zh-CN' ? (zh.length === 1 ? `${zh}级` : zh) : en.split(' (')[0]!))

/** The items with most deductions, by count, ties in the rubric's order. */
export function paretoLines({ rubric, counted, language }: Context): readonly Row[] {
  const look = ['summary-code', 'summary-words', 'summary-count', 'summary-rate']
  return pareto(itemTallies(rubric, counted.exams), ({ deductions }) => deductions)
    .slice(0, mostBars)
    .map(({ of: { item }, count, cumulative }) => ({
      cells: [item.id, caption(item, language), count, cumulative],
      look,
    }))
}

/** Links in the rubric's order, and the composite. A mean that may not be compared is in no chart. */
export function linkLines(context: Context): readonly Row[] {
  const { rubric, counted, sizes } = context
  return [...rubric.links.map(({ id }) => id), null].map((link) => {
    const scorings = counted.exams.map((exam) => (link === null ? compositeScoring(exam) : linkScoring(exam, link)))
    const { n, grades, raw } = linkFigures(rubric, scorings)
    const full = weightOf(n, sizes) === 'full'
    const shown = full ? 'summary-score' : 'summary-silent'
    const name = linkName(context, link)
    return {
      cells: [
        name,
        `${name} (n=${n})`,
        n,
        ...rubric.grades.map(({ code }) => grades[code]),
        ...(full ? [raw.mean.value, raw.interval.lower, raw.interval.upper] : [null, null, null]),
      ],
      look: [
        'summary-words',
        'summary-words',
        'summary-count',
        ...rubric.grades.map(() => 'summary-count'),
        ...[shown, shown, shown],
      ],
    }
  })
}

const head = (cells: readonly string[]): Row => ({ cells, look: cells.map(() => 'summary-head'), height: 30 })

export const paretoHeadRow = ({ language }: Context): Row =>
  head([heads.item[language], heads.name[language], heads.count[language], heads.running[language]])

export function linksHeadRow(context: Context): Row {
  const say = (key: keyof typeof heads) => heads[key][context.language]
  return head([say('link'), say('label'), say('n'), ...gradeNames(context), say('mean'), say('lower'), say('upper')])
}
