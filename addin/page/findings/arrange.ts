// Findings as a person wants to read them: filtered, and gathered by rule or by place.
import type { Level, SaidFinding } from '../../../core/finding.ts'

export type By = 'rule' | 'place'

export type Wish = { readonly by: By; readonly levels: ReadonlySet<Level>; readonly text: string }

export type Group = {
  readonly key: string
  readonly code: string
  readonly sheet: string
  readonly row: number | null
  readonly recordId: string | null
  /** The gravest of its findings. */
  readonly level: Level
  readonly findings: readonly SaidFinding[]
}

const gravity: Readonly<Record<Level, number>> = { error: 0, warning: 1, notice: 2 }

/** A rule that is only being tried out never blocks, so it stands with the notices. */
export const shownLevel = ({ level, dryRun }: SaidFinding): Level => (level === 'error' && dryRun ? 'notice' : level)

/** Text is looked for in everything that is shown; spaces around it do not matter. */
export function sift(findings: readonly SaidFinding[], { levels, text }: Omit<Wish, 'by'>): readonly SaidFinding[] {
  const wanted = text.trim().toLowerCase()
  return findings.filter(
    (finding) =>
      levels.has(shownLevel(finding)) &&
      (wanted === '' ||
        [finding.code, finding.sheet, finding.cell, finding.message, finding.mend, finding.recordId ?? ''].some(
          (said) => said.toLowerCase().includes(wanted),
        )),
  )
}

/** Groups of one level after the other, the gravest first; within a level as the findings came (by rule: the most first). */
export function gather(findings: readonly SaidFinding[], by: By): readonly Group[] {
  const groups = new Map<string, SaidFinding[]>()
  for (const finding of findings) {
    const key = by === 'rule' ? `${finding.code} ${shownLevel(finding)}` : `${finding.sheet} ${finding.row ?? ''}`
    const group = groups.get(key)
    if (group) group.push(finding)
    else groups.set(key, [finding])
  }
  const made = [...groups].map(([key, found]): Group => {
    const { code, sheet, row, recordId } = found[0]!
    const level = found.map(shownLevel).reduce((a, b) => (gravity[b] < gravity[a] ? b : a))
    return { key, code, sheet, row, recordId, level, findings: found }
  })
  return by === 'place'
    ? made
    : made.sort((a, b) => gravity[a.level] - gravity[b.level] || b.findings.length - a.findings.length)
}

/** Do they differ in nothing but the place? Then their words need to be read only once. */
export const isAlike = (findings: readonly SaidFinding[]): boolean => {
  const said = ({ message, mend, fix, dryRun }: SaidFinding) => `${message}\n${mend}\n${fix !== null}\n${dryRun}`
  const first = findings[0] && said(findings[0])
  return findings.every((finding) => said(finding) === first)
}

/** The address as people paste it into the name box of their spreadsheet program. */
export const addressOf = ({ sheet, cell }: Pick<SaidFinding, 'sheet' | 'cell'>): string =>
  cell === ''
    ? sheet
    : `${/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${cell}`
