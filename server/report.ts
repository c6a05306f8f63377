// A verdict as doors hand it out: `qc check --json`, the API, the page.
import { caseOf } from '../core/case.ts'
import { say } from '../core/finding.ts'
import { trace } from '../core/trace.ts'
import type { Language } from '../core/words.ts'
import type { Judgement } from '../templates/judge.ts'

/**
 * Plain JSON of a judgement; scores carry the field names of the test vectors.
 * `traces` adds to each row how its totals came about, in words.
 */
export function reportOf(judgement: Judgement, fileName: string, language: Language, { traces = false } = {}) {
  const { identity, rubric, site, batch, rows, findings, counts } = judgement
  return {
    workbook: {
      fileName,
      workbookId: identity?.workbookId || null,
      site,
      batch,
      rubricVersion: rubric.version,
      rubricHash: rubric.hash,
      rows: rows.length,
    },
    rows: rows.map(({ entry, score }) => ({
      row: entry.row,
      recordId: entry.exam.record_id,
      links: score.links,
      composite: score.composite,
      roleScores: score.roleScores,
      ...(traces ? { trace: trace(rubric, caseOf(rubric, entry), language, score).map(({ text }) => text) } : {}),
    })),
    findings: findings.map((finding) => say(finding, language)),
    counts: { rows: rows.length, ...counts },
  }
}

export type Report = ReturnType<typeof reportOf>
