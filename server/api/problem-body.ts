import { type Problem, tell } from '../../core/problem.ts'
import type { Language, Texts } from '../../core/words.ts'

export type ProblemBody = {
  readonly code: string
  readonly status: number
  readonly message: string
  /** Why a workbook cannot be read, and how to mend it. */
  readonly reason?: string
  readonly mend?: string
}

/** A problem as doors hand it out. A workbook that cannot be read says its reason and its mend apart. */
export function problemBody(problem: Problem, language: Language): ProblemBody {
  const { code, status, details } = problem
  if (code !== 'workbook-unreadable') return { code, status, message: tell(problem, language) }
  const said = (name: string) => (details[name] as Texts)[language]
  return { code, status, message: said('message'), reason: String(details.reason), mend: said('mend') }
}
