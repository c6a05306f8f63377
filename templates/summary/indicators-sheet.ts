// 质控指标: every indicator of the rubric, over all sites and for each, or why it is not there.

import type { Figure } from '../../core/statistics/indicators/figure.ts'
import { type Indicated, indicated } from '../../core/statistics/indicators/indicators.ts'
import type { FactRow, Facts } from '../../core/statistics/population.ts'
import { caption, fill, type Texts } from '../../core/words.ts'
import type { Cell, Look, Sheet } from '../sheet.ts'
import type { Context } from './context.ts'
import { type Format, figureLook, rateCell, textColumn, wilsonCell } from './figure-columns.ts'
import { sitesIn } from './hospitals-sheet.ts'
import { allSites, directions, nationalWords, reasons, seeSheet, sources, units } from './indicator-words.ts'
import { summaryName } from './names.ts'
import { type FigureColumn, figureSheet } from './sheet.ts'

type Line = {
  /** Null is all sites. */
  readonly site: string | null
  readonly given: Indicated
  readonly figure: Figure | null
}

const isMille = ({ given }: Line): boolean => given.indicator.unit.startsWith('‰')

const formatOf = (line: Line): Format => {
  const kind = line.figure?.kind
  if (kind === 'rate') return isMille(line) ? 'mille' : 'rate'
  return kind === 'mean' ? 'score' : kind === 'minutes' ? 'minutes' : 'count'
}

/** Numerators and denominators are written `english / 中文` in the rubric. */
const half = (text: string, { language }: Context): string => {
  const [english = '', chinese = english] = text.split(' / ')
  return language === 'zh-CN' ? chinese : english
}

function remarkOf({ given, figure }: Line, { language, sizes }: Context): string | null {
  if (given.sheet) return null
  if (figure === null) return given.missing?.[language] ?? reasons.NO_DATA[language]
  const said = [
    ...(given.missing && figure.value.value === null ? [given.missing[language]] : []),
    ...(figure.value.reason !== null ? [fill(reasons[figure.value.reason][language], sizes)] : []),
    ...(figure.value.reason === null && figure.interval.reason === 'CENSUS' ? [reasons.CENSUS[language]] : []),
    ...(given.national && figure.source === 'estimate' ? [nationalWords[language]] : []),
  ]
  return said.length > 0 ? said.join(language === 'zh-CN' ? '；' : '; ') : null
}

function valueColumns(context: Context): readonly FigureColumn<Line>[] {
  const { sizes } = context
  const times = (line: Line) => (isMille(line) ? 1000 : 1)
  const look =
    (part: (figure: Figure) => Figure['value'] | Figure['interval']) =>
    (line: Line): Look =>
      line.figure === null
        ? 'summary-silent'
        : figureLook(
            formatOf(line),
            part(line.figure),
            line.figure.kind === 'count' ? sizes.full : (line.figure.n ?? 0),
            sizes,
          )
  const bound = (end: 'lower' | 'upper', words: Texts): FigureColumn<Line> => ({
    key: end,
    caption: words,
    width: 7.5,
    cell: (line, { at }): Cell =>
      line.figure?.kind === 'rate'
        ? wilsonCell(line.figure.interval, end, at('k'), at('n'), times(line))
        : (line.figure?.interval[end] ?? null),
    look: look(({ interval }) => interval),
  })
  return [
    {
      key: 'k',
      caption: { 'zh-CN': 'k', 'en-US': 'k' },
      width: 7.5,
      cell: ({ figure }) => figure?.k ?? null,
      look: 'summary-count',
    },
    {
      key: 'n',
      caption: { 'zh-CN': 'n', 'en-US': 'n' },
      width: 7.5,
      cell: ({ figure }) => figure?.n ?? null,
      look: 'summary-count',
    },
    {
      key: 'value',
      caption: { 'zh-CN': '值', 'en-US': 'Value' },
      width: 8,
      cell: (line, { at }): Cell =>
        line.figure?.kind === 'rate'
          ? rateCell(line.figure.value, at('k'), at('n'), times(line))
          : (line.figure?.value.value ?? null),
      look: look(({ value }) => value),
    },
    bound('lower', { 'zh-CN': '95%下限', 'en-US': '95% lo' }),
    bound('upper', { 'zh-CN': '95%上限', 'en-US': '95% hi' }),
  ]
}

/** Facts about one hospital. */
const factsOf = ({ population, actions }: Facts, site: string): Facts => {
  const own = (row: FactRow) => row.hospital === site
  return { population: population.filter(own), actions: actions.filter(own) }
}

function linesOf(context: Context): readonly Line[] {
  const { rubric, counted, asOf } = context
  const { exams, facts } = counted
  const all = indicated({ rubric, exams, facts, asOf }).flatMap((given): Line[] =>
    given.figures.length > 0
      ? given.figures.map((figure) => ({ site: null, given, figure }))
      : [{ site: null, given, figure: null }],
  )
  const sites = sitesIn(context)
  if (sites.length < 2) return all
  return [
    ...all,
    ...sites.flatMap(([site, own]) =>
      indicated({ rubric, exams: own, facts: factsOf(facts, site), asOf }).flatMap((given) =>
        given.figures
          .filter(({ kind, n }) => kind === 'count' || n !== 0)
          .map((figure): Line => ({ site, given, figure })),
      ),
    ),
  ]
}

export function indicatorsSheet(context: Context): Sheet {
  const { language } = context
  const siteOf = ({ site }: Line) => site ?? context.site
  return figureSheet<Line>(
    {
      sheet: 'indicators',
      note: {
        'zh-CN':
          '先列全部医院，再列各医院；可按“范围”“编号”筛选。k、n 为分子与分母；“抽样估计”是用抽样估计按全部病例定义的指标。',
        'en-US':
          'All sites first, then each; filter by scope or id. k and n are numerator and denominator; a “sample estimate” stands for an indicator that is defined over all cases.',
      },
      columns: [
        textColumn('scope', { 'zh-CN': '范围', 'en-US': 'Scope' }, 6, (line) => siteOf(line) ?? allSites[language]),
        textColumn(
          'name',
          { 'zh-CN': '医院', 'en-US': 'Hospital' },
          16,
          (line) => {
            const site = siteOf(line)
            return site === null ? allSites[language] : context.siteName(site)
          },
          'summary-wrapped',
        ),
        textColumn('id', { 'zh-CN': '编号', 'en-US': 'Id' }, 8, ({ given }) => given.indicator.id, 'summary-code'),
        textColumn(
          'indicator',
          { 'zh-CN': '指标', 'en-US': 'Indicator' },
          24,
          ({ given }) => caption(given.indicator, language),
          'summary-wrapped',
        ),
        {
          key: 'part',
          caption: { 'zh-CN': '分项', 'en-US': 'Part' },
          width: 22,
          cell: ({ given, figure }): Cell =>
            given.sheet
              ? {
                  text: fill(seeSheet[language], { sheet: summaryName(given.sheet, language) }),
                  target: `'${summaryName(given.sheet, language)}'!A1`,
                }
              : (figure?.part?.[language] ?? null),
          look: ({ given }) => (given.sheet ? 'summary-link' : 'summary-wrapped'),
        },
        textColumn(
          'source',
          { 'zh-CN': '数据来源', 'en-US': 'Source' },
          12,
          ({ figure }) => figure && sources[figure.source][language],
        ),
        ...valueColumns(context),
        textColumn(
          'unit',
          { 'zh-CN': '单位', 'en-US': 'Unit' },
          7,
          ({ given }) => units[given.indicator.unit]?.[language] ?? given.indicator.unit.split(' ')[0]!,
        ),
        textColumn(
          'direction',
          { 'zh-CN': '方向', 'en-US': 'Direction' },
          9,
          ({ given }) => directions[given.indicator.direction]?.[language] ?? null,
        ),
        textColumn(
          'remark',
          { 'zh-CN': '说明', 'en-US': 'Remark' },
          30,
          (line) => remarkOf(line, context),
          'summary-note',
        ),
        textColumn(
          'numerator',
          { 'zh-CN': '分子', 'en-US': 'Numerator' },
          46,
          ({ given }) => half(given.indicator.numerator, context),
          'summary-wrapped',
        ),
        textColumn(
          'denominator',
          { 'zh-CN': '分母', 'en-US': 'Denominator' },
          46,
          ({ given }) => half(given.indicator.denominator, context),
          'summary-wrapped',
        ),
      ],
      lines: linesOf(context),
      frozen: 4,
      // What the indicators count is printed on pages of its own.
      cross: 14,
    },
    context,
  )
}
