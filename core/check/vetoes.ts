// A veto is confirmed by a second person before the row is locked (VR-43).
import type { Entry } from '../exam.ts'
import { examKey } from './doubles.ts'
import type { Row } from './row.ts'
import { type FoundIn, says, sheetRule } from './rule.ts'

type Vetoed = { readonly entry: Entry; readonly codes: readonly string[] }

/** Roles whose rows confirm: training rows do not count, and an arbiter's row is the confirmation itself. */
const confirming: ReadonlySet<string | null> = new Set(['P', 'D', 'J'])

const arbitrated = ({ exam }: Entry): boolean =>
  exam.qc_role === 'J' || (exam.arbiter_id !== null && exam.arbiter_id !== exam.qc_person_id)

const confirms = (other: Entry, { exam }: Entry): boolean =>
  other.exam.app_hospital_code === exam.app_hospital_code &&
  other.exam.qc_person_id !== null &&
  other.exam.qc_person_id !== exam.qc_person_id &&
  (exam.qc_role === 'D' || other.exam.qc_role !== 'P')

function across() {
  const exams = new Map<string, Vetoed[]>()
  const locked: (Vetoed & { readonly key: string | null })[] = []
  return {
    take: ({ entry, exam, grave, score }: Row) => {
      if (!grave || exam.record_status === 'VOID' || exam.record_status === 'DRAFT') return
      if (!confirming.has(exam.qc_role)) return
      const codes = score.codes.filter((code) => code.endsWith('V'))
      if (codes.length === 0) return
      const key = examKey(entry)
      if (exam.record_status === 'LOCKED' && !arbitrated(entry) && !entry.unread.has('arbiter_id'))
        locked.push({ entry, codes, key })
      if (key === null) return
      const rows = exams.get(key)
      if (rows) rows.push({ entry, codes })
      else exams.set(key, [{ entry, codes }])
    },
    end: (found: FoundIn<'unconfirmed'>) => {
      for (const { entry, codes, key } of locked) {
        const others = (exams.get(key ?? '') ?? []).filter((other) => confirms(other.entry, entry))
        const open = codes.filter((code) => !others.some((other) => other.codes.includes(code)))
        if (open.length > 0) found(entry, 'arbiter_id', 'unconfirmed', { codes: open.join(' ') })
      }
    },
  }
}

export const vetoes = [
  sheetRule<'unconfirmed'>({
    id: 'VR-43',
    needs: { filled: ['qc_role', 'qc_person_id'], seen: ['arbiter_id', 'record_status'] },
    words: {
      unconfirmed: says(
        [
          '记录已锁定，但否决 {codes} 未经第二人确认',
          '由另一人复评（质控角色 D）并评出同一否决，或填写仲裁人；确认之前不要锁定',
        ],
        [
          'The row is locked, but no second person has confirmed the veto {codes}',
          'Let another person read it again (QC role D) and give the same veto, or enter the arbiter; do not lock before',
        ],
      ),
    },
    across,
  }),
]
