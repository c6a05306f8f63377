// A locked row stays as it was locked (VR-48).
import type { Entry, Exam, ExamKey } from '../exam.ts'
import type { Rubric } from '../rubric.ts'
import { isLookedUp, typedIn } from './row.ts'
import { rowRule, says } from './rule.ts'

const bookkeeping: ReadonlySet<string> = new Set(['sync_status', 'last_sync_at', 'row_version', 'rubric_version'])

/** Ages above 89 were stored as 90 (VR-47). */
const stored = (key: ExamKey, { patient_age, age_unit, ...exam }: Exam): string | number | null =>
  key === 'patient_age'
    ? age_unit === 'Y' && (patient_age ?? 0) > 89
      ? 90
      : patient_age
    : key === 'age_unit'
      ? age_unit
      : exam[key]

/** Columns that differ; what stays at the site, is computed or belongs to the sync is left out. */
function changed(rubric: Rubric, before: Entry, now: Entry): string[] {
  const fields = rubric.columns
    .filter(
      ({ key, type, group, sync, required }) =>
        type !== 'entry' && group !== 'total' && sync === 'sync' && required !== 'auto' && !bookkeeping.has(key),
    )
    .map(({ key }) => key as ExamKey)
    .filter((key) => (stored(key, before.exam) ?? '') !== (stored(key, now.exam) ?? ''))
    .filter((key) => now.exam[key] !== null || !isLookedUp(now.exam, key, rubric))
  const items = rubric.items.filter((_, n) => typedIn(before.items[n]!) !== typedIn(now.items[n]!)).map(({ id }) => id)
  const keys = new Set<string>([...fields, ...items])
  return rubric.columns.filter(({ key }) => keys.has(key) && !now.unread.has(key)).map(({ key }) => key)
}

export const locked = [
  rowRule({
    id: 'VR-48',
    needs: { anyLink: true },
    voided: true,
    drafts: true,
    words: {
      changed: says(
        [
          '该记录已在中心锁定，但有 {count} 个单元格与锁定的内容不同（从{column}起）',
          '恢复锁定时的内容；确需更改的，请中心开出新版本后再改',
        ],
        [
          'This record is locked at the centre, but {count} cells differ from what was locked (from “{column}” on)',
          'Restore what was locked; if it must change, ask the centre for a new version first',
        ],
      ),
    },
    test: ({ entry, exam, lookups, locked }, found) => {
      if (exam.record_id === null) return
      const before = locked(exam.record_id)
      if (before === null || (exam.row_version ?? 0) > (before.exam.row_version ?? 0)) return
      const keys = changed(lookups.rubric, before, entry)
      if (keys.length > 0) found(keys[0]!, 'changed', { count: keys.length, column: lookups.caption(keys[0]!) })
    },
  }),
]
