// What stands beside a line about how much it may say.
import { type Sizes, weightOf } from '../../core/statistics/statistic.ts'
import { fill, type Language, type Texts } from '../../core/words.ts'

const words: Readonly<Record<'none' | 'few' | 'grey', Texts>> = {
  none: { 'zh-CN': '本期无数据', 'en-US': 'No data' },
  few: {
    'zh-CN': 'n < {few}：仅列 k、n',
    'en-US': 'n < {few}: k, n only',
  },
  grey: {
    'zh-CN': 'n < {full}：不作比较',
    'en-US': 'n < {full}: no comparison',
  },
}

/** The remark of a line with n cases; null when it may say all it says. */
export function remark(n: number, sizes: Sizes, language: Language): string | null {
  const weight = weightOf(n, sizes)
  return weight === 'full' ? null : fill(words[weight][language], sizes)
}
