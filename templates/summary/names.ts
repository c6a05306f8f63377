// The sheets of the summary workbook, in the order a manager reads.
import type { Language, Texts } from '../../core/words.ts'

export const summaryNames = {
  method: { 'zh-CN': '口径说明', 'en-US': 'Method' },
  links: { 'zh-CN': '环节', 'en-US': 'Links' },
  hospitals: { 'zh-CN': '医院统计', 'en-US': 'Hospitals' },
  physicians: { 'zh-CN': '医师统计', 'en-US': 'Physicians' },
  technicians: { 'zh-CN': '技师统计', 'en-US': 'Technicians' },
  roles: { 'zh-CN': '岗位得分', 'en-US': 'Role scores' },
  pareto: { 'zh-CN': '条目帕累托', 'en-US': 'Item Pareto' },
  codes: { 'zh-CN': '扣分代码', 'en-US': 'Deduction codes' },
  indicators: { 'zh-CN': '质控指标', 'en-US': 'Indicators' },
} as const satisfies Record<string, Texts>

export type SummarySheet = keyof typeof summaryNames

export const summaryName = (sheet: SummarySheet, language: Language): string => summaryNames[sheet][language]
