// Columns that many sheets have: a rate with k, n and Wilson's interval as live formulas, a mean with its interval.
import { z95 } from '../../core/statistics/distribution.ts'
import type { Mean } from '../../core/statistics/mean.ts'
import type { Rate } from '../../core/statistics/proportion.ts'
import { type Interval, type Sizes, type Statistic, weightOf } from '../../core/statistics/statistic.ts'
import type { Texts } from '../../core/words.ts'
import type { Cell, Look } from '../sheet.ts'
import type { FigureColumn } from './sheet.ts'

export type Format = 'count' | 'score' | 'rate' | 'mille' | 'minutes'

/** The look of a figure: silent, greyed, or full. */
export const figureLook = (format: Format, statistic: Statistic | Interval, n: number, sizes: Sizes): Look =>
  statistic.reason !== null ? 'summary-silent' : `summary-${format}${weightOf(n, sizes) === 'grey' ? '-grey' : ''}`

/** An end of Wilson's interval as a formula over the cells of k and n; exactly 0 at none and exactly 1 at all. */
function wilsonFormula(k: string, n: string, end: 'lower' | 'upper'): string {
  const z = String(z95)
  const root = `${z}*SQRT(${k}*(${n}-${k})/${n}+${z}^2/4)`
  return end === 'lower'
    ? `IF(${k}=0,0,(${k}+${z}^2/2-${root})/(${n}+${z}^2))`
    : `IF(${k}=${n},1,(${k}+${z}^2/2+${root})/(${n}+${z}^2))`
}

/** The value of a rate as a formula over its k and n; empty where the rate is silent. */
export const rateCell = ({ value }: Statistic, k: string, n: string, times = 1): Cell =>
  value === null ? null : { formula: times === 1 ? `${k}/${n}` : `${k}/${n}*${times}`, result: value * times }

export const wilsonCell = (given: Interval, end: 'lower' | 'upper', k: string, n: string, times = 1): Cell => {
  const bound = given[end]
  if (bound === null) return null
  const formula = wilsonFormula(k, n, end)
  return { formula: times === 1 ? formula : `(${formula})*${times}`, result: bound * times }
}

export const countColumn = <Line>(
  key: string,
  caption: Texts,
  count: (line: Line) => number | null,
  width = 7,
): FigureColumn<Line> => ({ key, caption, width, cell: (line) => count(line), look: 'summary-count' })

export const textColumn = <Line>(
  key: string,
  caption: Texts,
  width: number,
  text: (line: Line) => Cell,
  look: Look = 'summary-words',
): FigureColumn<Line> => ({ key, caption, width, cell: text, look })

const joined = (a: Texts, b: Texts): Texts => ({
  'zh-CN': `${a['zh-CN']}${b['zh-CN']}`,
  'en-US': `${a['en-US']} ${b['en-US']}`,
})

const lower: Texts = { 'zh-CN': ' 95%下限', 'en-US': '95% lo' }
const upper: Texts = { 'zh-CN': ' 95%上限', 'en-US': '95% hi' }

/** Number of cases with the property, their share of column `n`, and the interval. */
export function rateColumns<Line>(
  key: string,
  captions: { readonly k: Texts; readonly rate: Texts },
  of: (line: Line) => Rate,
  sizes: Sizes,
  n = 'n',
): readonly FigureColumn<Line>[] {
  const look = (part: (rate: Rate) => Statistic | Interval) => (line: Line) =>
    figureLook('rate', part(of(line)), of(line).n, sizes)
  const bound = (end: 'lower' | 'upper', caption: Texts): FigureColumn<Line> => ({
    key: `${key}_${end}`,
    caption: joined(captions.rate, caption),
    width: 7,
    cell: (line, { at }) => wilsonCell(of(line).interval, end, at(`${key}_k`), at(n)),
    look: look(({ interval }) => interval),
  })
  return [
    countColumn(`${key}_k`, captions.k, (line) => of(line).k),
    {
      key: `${key}_rate`,
      caption: captions.rate,
      width: 7,
      cell: (line, { at }) => rateCell(of(line).rate, at(`${key}_k`), at(n)),
      look: look(({ rate }) => rate),
    },
    bound('lower', lower),
    bound('upper', upper),
  ]
}

/** A figure of its own, without formula. */
export const valueColumn = <Line>(
  key: string,
  caption: Texts,
  of: (line: Line) => { readonly value: number | null; readonly statistic: Statistic | Interval; readonly n: number },
  sizes: Sizes,
  format: Format = 'score',
): FigureColumn<Line> => ({
  key,
  caption,
  width: 7,
  cell: (line) => of(line).value,
  look: (line) => figureLook(format, of(line).statistic, of(line).n, sizes),
})

/** A mean with interval, median and quartiles. */
export function meanColumns<Line>(
  key: string,
  caption: Texts,
  of: (line: Line) => Mean,
  sizes: Sizes,
): readonly FigureColumn<Line>[] {
  const statistic = (suffix: string, words: Texts, part: (mean: Mean) => Statistic) =>
    valueColumn<Line>(
      `${key}_${suffix}`,
      words,
      (line) => ({ value: part(of(line)).value, statistic: part(of(line)), n: of(line).n }),
      sizes,
    )
  const bound = (end: 'lower' | 'upper', words: Texts) =>
    valueColumn<Line>(
      `${key}_${end}`,
      joined(caption, words),
      (line) => ({ value: of(line).interval[end], statistic: of(line).interval, n: of(line).n }),
      sizes,
    )
  return [
    statistic('mean', caption, ({ mean }) => mean),
    bound('lower', lower),
    bound('upper', upper),
    statistic('median', { 'zh-CN': '中位数', 'en-US': 'Median' }, ({ median }) => median),
    statistic('q1', { 'zh-CN': '下四分位', 'en-US': 'Quartile 1' }, ({ quartile1 }) => quartile1),
    statistic('q3', { 'zh-CN': '上四分位', 'en-US': 'Quartile 3' }, ({ quartile3 }) => quartile3),
  ]
}
