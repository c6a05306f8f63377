// One thing wrong with a cell, a row, a workbook. Findings are returned, never thrown.
import { fill, type Language } from './words.ts'

export type Level = 'error' | 'warning' | 'notice'

/** A mend that a machine may make without guessing: put this value into this cell. Moments are ISO text. */
export type Fix = {
  readonly sheet: string
  readonly cell: string
  readonly value: string | number | null | { readonly date: string }
}

/** What is wrong and how to mend it; `{name}` stands for a parameter of the finding. */
export type FindingWords = Readonly<Record<Language, { readonly message: string; readonly mend: string }>>

export type Finding = {
  /** `VR-01` for rules of the rubric, `RD-01` for what reading met. */
  readonly code: string
  readonly level: Level
  readonly sheet: string
  /** A1 style with Excel's own numbers; empty when the finding is about the whole sheet or workbook. */
  readonly cell: string
  readonly row: number | null
  readonly recordId: string | null
  readonly params: Readonly<Record<string, string | number>>
  readonly words: FindingWords
  readonly fix: Fix | null
  /** True for a rule that is only being tried out: shown, never blocks. */
  readonly dryRun: boolean
}

/** A finding in one language, as doors hand it out (command line, API, 校验结果). */
export type SaidFinding = {
  readonly code: string
  readonly level: Level
  readonly sheet: string
  readonly cell: string
  readonly row: number | null
  readonly recordId: string | null
  readonly message: string
  readonly mend: string
  readonly fix: Fix | null
  readonly dryRun: boolean
}

export function say(finding: Finding, language: Language): SaidFinding {
  const { message, mend } = finding.words[language]
  const { code, level, sheet, cell, row, recordId, params, fix, dryRun } = finding
  return {
    code,
    level,
    sheet,
    cell,
    row,
    recordId,
    message: fill(message, params),
    mend: fill(mend, params),
    fix,
    dryRun,
  }
}

/** Does it keep a workbook from being filed? */
export const blocks = ({ level, dryRun }: Pick<Finding, 'level' | 'dryRun'>): boolean => level === 'error' && !dryRun

export type Counts = { readonly errors: number; readonly warnings: number; readonly notices: number }

export function countOf(findings: readonly Pick<Finding, 'level' | 'dryRun'>[]): Counts {
  const counts = { errors: 0, warnings: 0, notices: 0 }
  for (const finding of findings)
    if (blocks(finding)) counts.errors++
    else if (finding.level === 'warning') counts.warnings++
    else counts.notices++
  return counts
}
