// All indicators of a rubric over a stratum, in the rubric's order.
import type { Indicator } from '../../rubric.ts'
import type { Texts } from '../../words.ts'
import { noInterval, none } from '../statistic.ts'
import type { Figure, Stratum } from './figure.ts'
import { type Indication, indications } from './table.ts'

export type Indicated = {
  readonly indicator: Indicator
  readonly national: boolean
  readonly figures: readonly Figure[]
  /** The sheet that holds its figures instead. */
  readonly sheet: 'pareto' | 'codes' | 'roles' | null
  /** Why there are no figures. */
  readonly missing: Texts | null
}

const unknown: Texts = {
  'zh-CN': '本版本尚不能计算该指标',
  'en-US': 'This version cannot count the indicator',
}

/** Counts every indicator; each has figures, a sheet, or a reason why not. */
export const indicated = (stratum: Stratum): readonly Indicated[] =>
  stratum.rubric.indicators.map((indicator) => {
    const indication: Indication = indications[indicator.id] ?? { absent: unknown }
    const nothing = { indicator, national: false, figures: [], sheet: null, missing: null }
    if ('sheet' in indication) return { ...nothing, sheet: indication.sheet }
    if ('absent' in indication) return { ...nothing, missing: indication.absent }
    const { count, countsOnly = false, national = false, needs = null } = indication
    const figures = count(stratum)
    return {
      ...nothing,
      national,
      figures: countsOnly ? figures.map(withoutRate) : figures,
      missing: figures.some(({ value }) => value.value !== null) ? null : needs,
    }
  })

const withoutRate = (figure: Figure): Figure => ({
  ...figure,
  value: none(figure.n === 0 ? 'NO_DATA' : 'NOT_APPLICABLE'),
  interval: noInterval('NOT_APPLICABLE'),
})
