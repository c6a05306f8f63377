// Which findings are listed while the work is under way: what an exam that nobody has begun to score still lacks is no mistake yet.
import type { Entry } from '../../../core/exam.ts'
import type { Finding } from '../../../core/finding.ts'
import type { Judgement } from '../../../templates/judge.ts'
import { spotOf } from './mend.ts'

export type Listed = {
  readonly findings: readonly Finding[]
  /** Exams that nobody has begun; filing will ask for them. */
  readonly unbegun: number
}

const isBegun = ({ items }: Entry): boolean => items.some(({ kind }) => kind !== 'blank')

/** Columns that a reader fills in: the items, and who scored when. */
const readerGroups = /^(item:|admin$)/

export function listedIn({ rubric, scoreSheet, rows, findings }: Judgement): Listed {
  const open = new Set(rows.filter(({ entry }) => !isBegun(entry)).map(({ entry }) => entry.row))
  if (open.size === 0 || !scoreSheet) return { findings, unbegun: 0 }
  const readers = new Set(
    rubric.columns.flatMap(({ key, group, type }) =>
      type === 'entry' || readerGroups.test(group) ? [scoreSheet.columns.get(key) ?? -1] : [],
    ),
  )
  const waits = ({ sheet, row, cell, code }: Finding): boolean =>
    sheet === scoreSheet.name &&
    row !== null &&
    open.has(row) &&
    code.startsWith('VR-') &&
    readers.has(spotOf(cell)?.column ?? -1)
  return { findings: findings.filter((finding) => !waits(finding)), unbegun: open.size }
}
