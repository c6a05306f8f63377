// The words of 质控指标.
import type { Source } from '../../core/statistics/indicators/figure.ts'
import type { Reason } from '../../core/statistics/statistic.ts'
import type { Texts } from '../../core/words.ts'

export const sources: Readonly<Record<Source, Texts>> = {
  sample: { 'zh-CN': '抽样', 'en-US': 'Sample' },
  estimate: { 'zh-CN': '抽样估计', 'en-US': 'Sample estimate' },
  'all-cases': { 'zh-CN': '全部病例（填报）', 'en-US': 'All cases (as filed)' },
  actions: { 'zh-CN': '整改台账', 'en-US': 'Action log' },
}

export const reasons: Readonly<Record<Reason, Texts>> = {
  NO_DATA: { 'zh-CN': '本期无数据', 'en-US': 'No data' },
  TOO_FEW: { 'zh-CN': '例数少于 {few}，仅列 k 与 n', 'en-US': 'Under {few} cases: k and n only' },
  NO_VARIATION: { 'zh-CN': '全部相同，不给区间', 'en-US': 'All equal: no interval' },
  CENSUS: { 'zh-CN': '全部病例，无抽样误差', 'en-US': 'All cases: no sampling error' },
  NOT_APPLICABLE: { 'zh-CN': '只列 k 与 n', 'en-US': 'k and n only' },
}

export const nationalWords: Texts = {
  'zh-CN': '抽样估计，不得作为国家指标上报',
  'en-US': 'A sample estimate, not to be reported as the national figure',
}
export const seeSheet: Texts = { 'zh-CN': '见“{sheet}”', 'en-US': 'See “{sheet}”' }
export const allSites: Texts = { 'zh-CN': '全部', 'en-US': 'All' }
export const units: Readonly<Record<string, Texts>> = {
  n: { 'zh-CN': '例', 'en-US': 'n' },
  points: { 'zh-CN': '分', 'en-US': 'points' },
  minutes: { 'zh-CN': '分钟', 'en-US': 'minutes' },
}
export const directions: Readonly<Record<string, Texts>> = {
  higher: { 'zh-CN': '越高越好', 'en-US': 'higher' },
  lower: { 'zh-CN': '越低越好', 'en-US': 'lower' },
  info: { 'zh-CN': '仅供参考', 'en-US': 'info' },
}
