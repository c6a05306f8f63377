// The scopes of one exam's rows do not overlap (VR-01).
import type { Entry } from '../exam.ts'
import type { Lookups } from './lookups.ts'
import type { Row } from './row.ts'
import { type FoundIn, says, sheetRule } from './rule.ts'

type Seen = { readonly entry: Entry; readonly scope: number; readonly next: Seen | undefined }

/** What tells exams apart: the token, or the number where the site has not made tokens yet. */
export const examKey = ({ exam }: Entry): string | null => exam.accession_token ?? exam.accession_no

const sameTask = (a: Entry, b: Entry, version: string): boolean =>
  a.exam.app_hospital_code === b.exam.app_hospital_code &&
  a.exam.qc_role === b.exam.qc_role &&
  (a.exam.rubric_version ?? version) === (b.exam.rubric_version ?? version)

function across({ rubric, scopeBits }: Lookups) {
  const exams = new Map<string, Seen>()
  return {
    take: ({ entry, exam }: Row) => {
      const key = examKey(entry)
      if (key === null || exam.record_status === 'VOID' || exam.app_hospital_code === null) return
      const scope = exam.qc_scope === null ? 0 : scopeBits(exam.qc_scope)
      if (exam.qc_role === null || scope === 0) return
      exams.set(key, { entry, scope, next: exams.get(key) })
    },
    end: (found: FoundIn<'overlap'>) => {
      for (const last of exams.values()) {
        if (!last.next) continue
        const rows: Seen[] = []
        for (let seen: Seen | undefined = last; seen; seen = seen.next) rows.push(seen)
        rows.sort((a, b) => a.entry.row - b.entry.row)
        for (const [n, { entry, scope }] of rows.entries()) {
          const first = rows.find(
            (other, place) => place < n && (other.scope & scope) !== 0 && sameTask(other.entry, entry, rubric.version),
          )
          if (!first) continue
          const links = rubric.links.filter((_, place) => (first.scope & scope & (1 << place)) !== 0)
          found(entry, 'qc_scope', 'overlap', {
            links: links.map(({ id }) => id).join(';'),
            other: first.entry.row,
          })
        }
      }
    },
  }
}

export const doubles = [
  sheetRule<'overlap'>({
    id: 'VR-01',
    needs: { filled: ['app_hospital_code', 'qc_role', 'qc_scope'], seen: ['accession_token', 'accession_no'] },
    words: {
      overlap: says(
        [
          '同一检查、同一质控角色的评分环节 {links} 已在第 {other} 行评过',
          '删去重复的行或作废其中一行；分工评分的，调整两行的评分环节；复评请改质控角色',
        ],
        [
          'The links {links} of this exam are already scored in row {other} by the same QC role',
          'Delete or void one of the rows; if two people share the work, adjust the scopes; for a second reading change the QC role',
        ],
      ),
    },
    across,
  }),
]
