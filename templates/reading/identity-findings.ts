// Does the workbook say what it is, and do we know that?
import type { Finding } from '../../core/finding.ts'
import type { BookSurvey } from '../../core/grid.ts'
import type { Rubric } from '../../core/rubric.ts'
import { type Identity, templateVersion } from '../identity.ts'
import { sheetName } from '../sheet-names.ts'
import { brief, readingFinding } from './reading-finding.ts'

/** Findings about the workbook as a whole: its rubric, its template, its links, its date system. */
export function identityFindings(rubric: Rubric, survey: BookSurvey, identity: Identity | null): readonly Finding[] {
  const findings: Finding[] = []
  const sheet = ''
  if (survey.externalLinks) findings.push(readingFinding('WB-20', { sheet }))
  if (survey.date1904) findings.push(readingFinding('WB-21', { sheet }))
  if (!identity) {
    findings.push(readingFinding('WB-10', { sheet }, { version: rubric.version }))
    return findings
  }
  const meta = survey.sheets.find(({ name }) => name.trim() === sheetName('identity', identity.language))?.name ?? ''
  const version = brief(identity.rubricVersion) || '?'
  if (identity.rubric !== rubric.id || identity.rubricVersion !== rubric.version)
    findings.push(readingFinding('WB-06', { sheet: meta }, { version, known: rubric.version }))
  else if (identity.rubricHash !== rubric.hash)
    findings.push(
      readingFinding(
        'WB-07',
        { sheet: meta },
        { version, theirs: brief(identity.rubricHash, 12) || '?', ours: rubric.hash.slice(0, 12) },
      ),
    )
  if (identity.kind === 'scores' && identity.templateVersion !== templateVersion)
    findings.push(
      readingFinding(
        Number(identity.templateVersion) > Number(templateVersion) ? 'WB-09' : 'WB-08',
        { sheet: meta },
        { theirs: brief(identity.templateVersion) || '?', ours: templateVersion },
      ),
    )
  return findings
}
