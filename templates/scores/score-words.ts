// Words above the columns of 原始数据表.
import type { Language, Texts } from '../../core/words.ts'

export const groupWords: Readonly<Record<string, Texts>> = {
  admin: { 'zh-CN': '批次与质控人员', 'en-US': 'Batch and QC person' },
  case: { 'zh-CN': '抽取病例', 'en-US': 'Sampled case' },
  time: { 'zh-CN': '时间', 'en-US': 'Times' },
  quality: { 'zh-CN': '结果与事实', 'en-US': 'Outcome facts' },
  total: { 'zh-CN': '得分与等级（公式自动计算）', 'en-US': 'Scores and grades (by formula)' },
  tail: { 'zh-CN': '备注与状态', 'en-US': 'Remarks and status' },
}

export const headWords = {
  'zh-CN': {
    title: '医学影像质控评分表',
    points: (points: number) => `${points} 分`,
    weight: (weight: number) => `权重 ${weight}`,
    required: { yes: '必填', cond: '条件必填', no: '选填', auto: '自动' },
  },
  'en-US': {
    title: 'Medical imaging QC score sheet',
    points: (points: number) => `${points} pts`,
    weight: (weight: number) => `weight ${weight}`,
    required: { yes: 'required', cond: 'if so', no: 'optional', auto: 'auto' },
  },
} as const satisfies Record<Language, unknown>
