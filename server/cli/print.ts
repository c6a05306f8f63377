// How the command line says what was found.
import type { SaidFinding } from '../../core/finding.ts'
import type { Problem } from '../../core/problem.ts'
import type { Language } from '../../core/words.ts'
import { problemBody } from '../api/problem-body.ts'

const levels = {
  error: { 'zh-CN': '错误', 'en-US': 'error' },
  warning: { 'zh-CN': '警告', 'en-US': 'warning' },
  notice: { 'zh-CN': '提示', 'en-US': 'notice' },
} as const

type Printed = {
  readonly workbook: { readonly fileName: string }
  readonly counts: {
    readonly rows: number
    readonly errors: number
    readonly warnings: number
    readonly notices: number
  }
}

/** One line a finding, then the counts. */
export function printFindings({ workbook, counts }: Printed, findings: readonly SaidFinding[], language: Language) {
  for (const { code, level, sheet, cell, message, mend } of findings)
    console.log(`${levels[level][language]} ${code} ${[sheet, cell].filter(Boolean).join('!')}  ${message} → ${mend}`)
  const { rows, errors, warnings, notices } = counts
  console.log(
    language === 'zh-CN'
      ? `${workbook.fileName}：${rows} 行，${errors} 个错误，${warnings} 个警告，${notices} 个提示`
      : `${workbook.fileName}: ${rows} rows, ${errors} errors, ${warnings} warnings, ${notices} notices`,
  )
}

/** The report of a file that cannot be read: one finding about the whole of it. */
export function unreadableReport(problem: Problem, fileName: string, language: Language) {
  const { reason = '', message, mend = '' } = problemBody(problem, language)
  const finding: SaidFinding = {
    code: `FILE-${reason}`,
    level: 'error',
    sheet: '',
    cell: '',
    row: null,
    recordId: null,
    message,
    mend,
    fix: null,
    dryRun: false,
  }
  return {
    workbook: { fileName },
    rows: [],
    findings: [finding],
    counts: { rows: 0, errors: 1, warnings: 0, notices: 0 },
  }
}
