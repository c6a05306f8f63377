// Why filed rows are in no figure, in words.
import type { Exclusion } from '../../core/statistics/counted.ts'
import type { Texts } from '../../core/words.ts'

export const exclusionWords: Readonly<Record<Exclusion, Texts>> = {
  VOID: { 'zh-CN': '已作废', 'en-US': 'Void' },
  TRAINING: { 'zh-CN': '培训练习（角色 T）', 'en-US': 'Training (role T)' },
  TARGETED: {
    'zh-CN': '定向抽样（G：投诉、危急值、疑似否决），不进率',
    'en-US': 'Targeted sampling (G): kept out of rates',
  },
  SECOND_READER: { 'zh-CN': '复评（角色 D），只用于一致性', 'en-US': 'Second reader (role D): for agreement only' },
  NO_ROLE: { 'zh-CN': '质控角色空缺或无法识别', 'en-US': 'QC role missing or unknown' },
  NO_EXAM_KEY: { 'zh-CN': '没有检查号代码，无法归到病例', 'en-US': 'No accession token: belongs to no exam' },
  NO_EXAM_TIME: { 'zh-CN': '没有检查开始时间，无法归到月份', 'en-US': 'No exam start: belongs to no month' },
  ARBITRATED: { 'zh-CN': '已由仲裁行取代的初评', 'en-US': 'First reading replaced by the arbiter' },
  REPEATED: {
    'zh-CN': '同一检查同一环节的重复评分，取最早一行',
    'en-US': 'Same exam and link scored again: the earliest row counts',
  },
}
