// 图表: where deductions come from, and how the links do. Of items and links only: a picture of people would be read as a ranking.
import { columnLetters } from '../../core/grid.ts'
import type { Texts } from '../../core/words.ts'
import type { Row, Sheet } from '../sheet.ts'
import type { Context } from '../summary/context.ts'
import { summaryName, titleGap } from '../summary/names.ts'
import { chartRows, gradeNames, linkLines, linksHeadRow, paretoHeadRow, paretoLines } from './chart-data.ts'
import type { Chart } from './figure.ts'

export const chartsKey = 'summary_charts'

const words = {
  note: {
    'zh-CN':
      '环节按评分标准的次序，不排名。例数少于 {full} 的均分不作比较，图中不画；等级画例数而不画占比，n 见名称。只画条目与环节，不画人员。',
    'en-US':
      'Links in the order of the rubric, never a ranking. Means over fewer than {full} cases are not to be compared and are not drawn; grades are counts, not shares, with n in the name. Items and links only, no people.',
  },
  pareto: { 'zh-CN': '条目帕累托：扣分次数最多的 {bars} 条', 'en-US': 'Item Pareto: the {bars} with most deductions' },
  deductions: { 'zh-CN': '扣分次数', 'en-US': 'Deductions' },
  running: { 'zh-CN': '累计占比', 'en-US': 'Running share' },
  grades: { 'zh-CN': '各环节等级例数', 'en-US': 'Cases by grade and link' },
  cases: { 'zh-CN': '例数', 'en-US': 'Cases' },
  means: { 'zh-CN': '各环节平均分与 95% 区间（n ≥ {full}）', 'en-US': 'Mean and 95% interval by link (n ≥ {full})' },
  score: { 'zh-CN': '平均分', 'en-US': 'Mean score' },
  lower: { 'zh-CN': '95%下限', 'en-US': '95% lower' },
  upper: { 'zh-CN': '95%上限', 'en-US': '95% upper' },
} as const satisfies Record<string, Texts>

const blue = '2B5C8A'
const gradeColors = ['3B8E5A', blue, 'D99A2B', 'B3403A'] as const

/** The sheet, its charts, and Excel's number of its first line. */
export function chartsSheet(context: Context): {
  readonly sheet: Sheet
  readonly charts: readonly Chart[]
  readonly firstLine: number
} {
  const { language, subject, sizes } = context
  const bars = paretoLines(context)
  const links = linkLines(context)
  const rows = chartRows(bars.length, links.length)
  const say = (key: keyof typeof words) =>
    words[key][language].replace('{full}', String(sizes.full)).replace('{bars}', String(bars.length))
  const name = summaryName('charts', language)
  const title: Row = { cells: [`${name}${titleGap}${subject}`], look: ['summary-title'], height: 26 }
  const note: Row = { cells: [say('note')], look: ['summary-subtitle'], height: 18 }
  const empty: Row = { cells: [] }
  const grades = gradeNames(context)
  const sheet: Sheet = {
    name,
    columns: [{ width: 14 }, { width: 30 }, ...Array.from({ length: grades.length + 4 }, () => ({ width: 9 }))],
    rows: [
      title,
      note,
      ...Array.from({ length: rows.pareto.head - 3 }, () => empty),
      paretoHeadRow(context),
      ...bars,
      empty,
      linksHeadRow(context),
      ...links,
    ],
    plain: true,
    print: { landscape: false, fitWidth: 1, footer: `&L&8${name} · ${subject}&R&8&P / &N` },
  }
  const block = (column: number, { first, last }: { readonly first: number; readonly last: number }) =>
    `${columnLetters(column)}${first}:${columnLetters(column)}${last}`
  const mean = 3 + grades.length
  const right = columnLetters(mean + 2)
  const common = { kind: 'chart', on: chartsKey } as const
  return {
    sheet,
    firstLine: rows.pareto.first,
    charts: [
      {
        ...common,
        key: 'chart_pareto',
        place: `A3:${right}21`,
        stacked: false,
        title: say('pareto'),
        categories: block(0, rows.pareto),
        seed: block(2, rows.pareto),
        series: [
          { name: say('deductions'), values: block(2, rows.pareto), color: blue, draw: 'columns' },
          { name: say('running'), values: block(3, rows.pareto), color: 'B45309', draw: 'line', second: true },
        ],
        value: { title: say('deductions'), least: 0 },
        second: { title: say('running'), least: 0, most: 1, format: '0%' },
      },
      {
        ...common,
        key: 'chart_grades',
        place: 'A23:C42',
        stacked: true,
        title: say('grades'),
        categories: block(1, rows.links),
        seed: block(2, rows.links),
        series: grades.map((grade, n) => ({
          name: grade,
          values: block(3 + n, rows.links),
          color: gradeColors[n] ?? blue,
          draw: 'columns' as const,
        })),
        value: { title: say('cases'), least: 0 },
      },
      {
        ...common,
        key: 'chart_means',
        place: `D23:${right}42`,
        stacked: false,
        title: say('means'),
        categories: block(1, rows.links),
        seed: block(2, rows.links),
        series: [
          { name: say('score'), values: block(mean, rows.links), color: blue, draw: 'dots' },
          { name: say('lower'), values: block(mean + 1, rows.links), color: '7B8794', draw: 'dashes' },
          { name: say('upper'), values: block(mean + 2, rows.links), color: '7B8794', draw: 'dashes' },
        ],
        value: { title: say('score'), most: 100 },
      },
    ],
  }
}
