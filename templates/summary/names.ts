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

/** Sheets that stand beside them where figures are written into a workbook in Excel. */
export const nativeNames = {
  charts: { 'zh-CN': '图表', 'en-US': 'Charts' },
  pivot: { 'zh-CN': '透视表', 'en-US': 'PivotTable' },
  strata: { 'zh-CN': '透视数据', 'en-US': 'Pivot source' },
} as const satisfies Record<string, Texts>

export type SummarySheet = keyof typeof summaryNames
export type FiguresSheet = SummarySheet | keyof typeof nativeNames

const names = { ...summaryNames, ...nativeNames } satisfies Record<FiguresSheet, Texts>

export const summaryName = (sheet: FiguresSheet, language: Language): string => names[sheet][language]

/** Between the name of a sheet of figures and what they are about, in its title. */
export const titleGap = ' · '

const titles: ReadonlySet<string> = new Set(
  Object.values(names).flatMap((texts) => Object.values(texts).map((name) => `${name}${titleGap}`)),
)

/** Is it the title of a sheet of figures, in either language? Titles stay when a sheet is renamed or moved. */
export const isFiguresTitle = (text: unknown): boolean =>
  typeof text === 'string' && [...titles].some((title) => text.startsWith(title))
