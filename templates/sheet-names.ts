// The names of our sheets, in the order a person works. Readers know both languages; drawers use one.
import type { Language, Texts } from '../core/words.ts'

export const sheetNames = {
  guide: { 'zh-CN': '说明', 'en-US': 'Guide' },
  scores: { 'zh-CN': '原始数据表', 'en-US': 'Raw data table' },
  findings: { 'zh-CN': '校验结果', 'en-US': 'Validation findings' },
  deductions: { 'zh-CN': '扣分明细', 'en-US': 'Deduction ledger' },
  population: { 'zh-CN': '工作量与总体数据', 'en-US': 'Workload and population' },
  actions: { 'zh-CN': '整改台账', 'en-US': 'Corrective-action log' },
  /** Names of staff, for the site's own use. */
  staff: { 'zh-CN': '人员名单', 'en-US': 'Staff list' },
  rubric: { 'zh-CN': '评分标准', 'en-US': 'Rubric' },
  codes: { 'zh-CN': '字典', 'en-US': 'Code lists' },
  /** Very hidden: valid item entries with their points, for the score formulas. */
  entries: { 'zh-CN': '_entries', 'en-US': '_entries' },
  /** Very hidden: what the workbook is. */
  identity: { 'zh-CN': '_meta', 'en-US': '_meta' },
} as const satisfies Record<string, Texts>

export type SheetKind = keyof typeof sheetNames

export const sheetName = (kind: SheetKind, language: Language): string => sheetNames[kind][language]

/** Which of our sheets a name belongs to, in either language; spaces around it do not matter. */
export function sheetKindOf(name: string): SheetKind | null {
  const wanted = name.trim()
  for (const [kind, names] of Object.entries(sheetNames))
    if (Object.values(names).includes(wanted as never)) return kind as SheetKind
  return null
}
