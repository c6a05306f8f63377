// 环节: a line for each link and the composite: grades, why cases have no score, means, crossed with the month of the exam.
import type { Grade } from '../../core/rubric.ts'
import type { Texts } from '../../core/words.ts'
import type { Cell, Sheet } from '../sheet.ts'
import type { Context } from './context.ts'
import { countColumn, valueColumn } from './figure-columns.ts'
import { crossColumns, type LinkLine, linkColumn, linkLine, monthOf, monthsIn, scoreColumns } from './link-lines.ts'
import { type FigureColumn, figureSheet } from './sheet.ts'

const statuses: readonly (readonly [readonly string[], string, Texts])[] = [
  [['NA'], 'na', { 'zh-CN': '不适用', 'en-US': 'Not applicable' }],
  [['INSUFFICIENT'], 'insufficient', { 'zh-CN': '适用分不足', 'en-US': 'Too few points' }],
  [['INCOMPLETE', 'PARTIAL'], 'incomplete', { 'zh-CN': '未评完', 'en-US': 'Incomplete' }],
  [['OUT_OF_SCOPE'], 'out', { 'zh-CN': '未在评分范围', 'en-US': 'Out of scope' }],
]

const gradeColumns = ({ rubric, language }: Context): readonly FigureColumn<LinkLine>[] =>
  rubric.grades.map(({ code, zh, en }) =>
    countColumn(
      `grade_${code}`,
      { 'zh-CN': zh.length === 1 ? `${zh}级` : zh, 'en-US': language === 'zh-CN' ? zh : en.split(' (')[0]! },
      ({ figures }) => figures.grades[code as Grade],
    ),
  )

export function linksSheet(context: Context): Sheet {
  const { rubric, sizes, counted } = context
  const months = monthsIn(context)
  const lines = [...rubric.links.map(({ id }) => id), null].map((link) =>
    linkLine(context, counted.exams, link, months, monthOf),
  )
  const [n, ...scores] = scoreColumns<LinkLine>(context)
  const remark = scores.pop()!
  const summed: FigureColumn<LinkLine> = {
    ...n!,
    cell: ({ figures }, { at }): Cell => ({ formula: `SUM(${at('grade_A')}:${at('grade_D')})`, result: figures.n }),
  }
  const columns = [
    linkColumn<LinkLine>(context),
    ...gradeColumns(context),
    summed,
    ...scores,
    valueColumn<LinkLine>(
      'effective',
      { 'zh-CN': '有效分均值', 'en-US': 'Mean effective' },
      ({ figures: { effective } }) => ({ value: effective.mean.value, statistic: effective.mean, n: effective.n }),
      sizes,
    ),
    ...statuses.map(([which, key, words]) =>
      countColumn<LinkLine>(key, words, ({ figures }) =>
        which.reduce((sum, status) => sum + (figures.without[status] ?? 0), 0),
      ),
    ),
    remark,
  ]
  return figureSheet<LinkLine>(
    {
      sheet: 'links',
      note: {
        'zh-CN': '例数 n = 有得分的病例（甲+乙+丙+不合格）；不适用、未评完等另列，不进分母。右侧按检查月份展开。',
        'en-US':
          'Cases n = cases with a score (all grades); not applicable, incomplete and the like stand apart, outside the denominator. Months of the exam to the right.',
      },
      columns: [...columns, ...crossColumns<LinkLine>(context, months)],
      lines,
      frozen: 1,
      cross: columns.length,
    },
    context,
  )
}
