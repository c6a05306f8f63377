// 条目帕累托 and 扣分代码: where points are lost, by count and by points, with the cases in which each item applied.
import { type ItemTally, itemTallies } from '../../core/statistics/item-tally.ts'
import { type Bar, pareto } from '../../core/statistics/pareto.ts'
import { type Rate, rateOf } from '../../core/statistics/proportion.ts'
import { caption, type Texts } from '../../core/words.ts'
import type { Cell, Sheet } from '../sheet.ts'
import type { Context } from './context.ts'
import { countColumn, rateColumns, textColumn } from './figure-columns.ts'
import { linkName } from './link-lines.ts'
import { type FigureColumn, figureSheet, type Place } from './sheet.ts'

type Line = {
  readonly bar: Bar<ItemTally>
  readonly points: Bar<ItemTally>
  readonly place: number
  readonly rate: Rate
}

const share = (key: string, sum: (place: Place) => string, words: Texts, of: (line: Line) => number | null) =>
  ({
    key,
    caption: words,
    width: 10,
    cell: (line, place): Cell => {
      const result = of(line)
      return result === null ? null : { formula: `${sum(place)}/SUM(${place.all(key.split('_')[0]!)})`, result }
    },
    look: (line) => (of(line) === null ? 'summary-silent' : 'summary-rate'),
  }) satisfies FigureColumn<Line>

/** From the first line to this one. */
const running =
  (key: string) =>
  ({ all, at }: Place): string =>
    `SUM(${all(key).split(':')[0]}:${at(key)})`

export function paretoSheet(context: Context): Sheet {
  const { rubric, counted, sizes, language } = context
  const tallies = itemTallies(rubric, counted.exams)
  const byPoints = pareto(tallies, ({ lost }) => lost)
  const lines = pareto(tallies, ({ deductions }) => deductions).map((bar): Line => {
    const place = byPoints.findIndex(({ of }) => of === bar.of)
    return { bar, points: byPoints[place]!, place: place + 1, rate: rateOf(bar.of.defects, bar.of.applicable, sizes) }
  })
  const tally = ({ bar }: Line) => bar.of
  return figureSheet<Line>(
    {
      sheet: 'pareto',
      note: {
        'zh-CN':
          '按扣分次数从多到少，次数相同按评分标准的次序；同时给出失分及其位次。缺陷率 = 有扣分的病例 ÷ 该条目适用的病例，次数本身随工作量变化。',
        'en-US':
          'By number of deductions, ties in the order of the rubric; points lost and their place stand beside. Defect rate = cases with a deduction ÷ cases where the item applies; counts alone follow the workload.',
      },
      columns: [
        textColumn('item', { 'zh-CN': '条目', 'en-US': 'Item' }, 9, (line) => tally(line).item.id, 'summary-code'),
        textColumn(
          'name',
          { 'zh-CN': '条目名称', 'en-US': 'Item name' },
          26,
          (line) => caption(tally(line).item, language),
          'summary-wrapped',
        ),
        textColumn('link', { 'zh-CN': '环节', 'en-US': 'Link' }, 14, (line) =>
          linkName(context, tally(line).item.link),
        ),
        countColumn('count', { 'zh-CN': '扣分次数', 'en-US': 'Deductions' }, (line) => tally(line).deductions, 10),
        share(
          'count_share',
          ({ at }) => at('count'),
          { 'zh-CN': '次数占比', 'en-US': 'Share of count' },
          (line) => line.bar.share,
        ),
        share(
          'count_running',
          running('count'),
          { 'zh-CN': '次数累计', 'en-US': 'Running share' },
          (line) => line.bar.cumulative,
        ),
        countColumn('lost', { 'zh-CN': '失分', 'en-US': 'Points lost' }, (line) => tally(line).lost, 10),
        share(
          'lost_share',
          ({ at }) => at('lost'),
          { 'zh-CN': '失分占比', 'en-US': 'Share of points' },
          (line) => line.points.share,
        ),
        countColumn('place', { 'zh-CN': '失分位次', 'en-US': 'Place by points' }, ({ place }) => place, 10),
        {
          ...share(
            'lost_running',
            running('lost'),
            { 'zh-CN': '失分累计（按位次）', 'en-US': 'Running share by points' },
            (line) => line.points.cumulative,
          ),
          cell: ({ points: { cumulative } }, { all, at }): Cell =>
            cumulative === null
              ? null
              : {
                  formula: `SUMIF(${all('place')},"<="&${at('place')},${all('lost')})/SUM(${all('lost')})`,
                  result: cumulative,
                },
        },
        countColumn('veto', { 'zh-CN': '否决次数', 'en-US': 'Vetoes' }, (line) => tally(line).vetoes),
        countColumn('n', { 'zh-CN': '适用病例 n', 'en-US': 'Applies in n' }, (line) => tally(line).applicable, 10),
        ...rateColumns<Line>(
          'defect',
          {
            k: { 'zh-CN': '有扣分病例 k', 'en-US': 'Cases with it k' },
            rate: { 'zh-CN': '缺陷率', 'en-US': 'Defect rate' },
          },
          ({ rate }) => rate,
          sizes,
        ),
      ],
      lines,
      frozen: 2,
    },
    context,
  )
}

type CodeLine = {
  readonly code: string
  readonly tally: ItemTally
  readonly words: { readonly zh: string; readonly en: string }
  readonly severity: string
  readonly points: number
}

/** Every deduction and veto of the rubric in its order, those that never occurred too: a zero is a finding. */
export function codesSheet(context: Context): Sheet {
  const { rubric, counted, language } = context
  const lines = itemTallies(rubric, counted.exams).flatMap((tally) =>
    [...tally.item.deductions, ...(tally.item.veto ? [tally.item.veto] : [])].map(
      (of): CodeLine => ({ code: of.code, tally, words: of, severity: of.severity, points: of.points }),
    ),
  )
  return figureSheet<CodeLine>(
    {
      sheet: 'codes',
      note: {
        'zh-CN': '按评分标准的次序列出全部扣分与否决代码；次数随工作量变化，请与“条目帕累托”的缺陷率一起看。',
        'en-US':
          'All deduction and veto codes in the order of the rubric; counts follow the workload, read them with the defect rates of the item Pareto.',
      },
      columns: [
        textColumn('code', { 'zh-CN': '代码', 'en-US': 'Code' }, 11, ({ code }) => code, 'summary-code'),
        textColumn('link', { 'zh-CN': '环节', 'en-US': 'Link' }, 14, ({ tally }) => linkName(context, tally.item.link)),
        textColumn(
          'item',
          { 'zh-CN': '条目', 'en-US': 'Item' },
          26,
          ({ tally }) => `${tally.item.id} ${caption(tally.item, language)}`,
        ),
        textColumn(
          'words',
          { 'zh-CN': '扣分内容', 'en-US': 'Deduction' },
          56,
          ({ words }) => caption(words, language),
          'summary-wrapped',
        ),
        textColumn('severity', { 'zh-CN': '程度', 'en-US': 'Severity' }, 12, ({ severity }) =>
          context.nameOf('severity', severity),
        ),
        countColumn('points', { 'zh-CN': '每次分值', 'en-US': 'Points each' }, ({ points }) => points, 10),
        countColumn('count', { 'zh-CN': '次数', 'en-US': 'Count' }, ({ code, tally }) => tally.codes.get(code) ?? 0, 9),
        countColumn(
          'n',
          { 'zh-CN': '条目适用病例 n', 'en-US': 'Item applies in n' },
          ({ tally }) => tally.applicable,
          11,
        ),
      ],
      lines,
      frozen: 1,
    },
    context,
  )
}
