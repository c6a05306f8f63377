// What the file shows as totals is what we count (VR-44). Cells without a stored result are for Excel to calculate, no fault.
import type { ExamKey } from '../exam.ts'
import type { LinkScore } from '../score.ts'
import type { Row } from './row.ts'
import { type Found, rowRule, says } from './rule.ts'

const statusCodes = { NA: 'NA', OUT_OF_SCOPE: 'OUT', INCOMPLETE: 'INC', INSUFFICIENT: 'INS' } as const

/** What a grade cell shows: A to D, or the code of the link's status (rubric: codelists.grade_cell). */
const gradeCell = (link: LinkScore): string => (link.status === 'SCORED' ? link.grade : statusCodes[link.status])

/** Doubles that print alike to more places than any score has. */
const same = (shown: string | number, value: string | number | null): boolean =>
  shown === value || (typeof shown === 'number' && typeof value === 'number' && Math.abs(shown - value) < 1e-6)

function compare({ exam, lookups }: Row, key: ExamKey, value: string | number | null, found: Found<'differs'>) {
  const shown = exam[key]
  if (shown === null || same(shown, value)) return
  found(key, 'differs', { column: lookups.caption(key), shown, value: value ?? '—' }, { fix: value })
}

/** Veto codes of the judged links, in the rubric's order: `IMG-02V;RPT-03V`. */
const vetoCodes = ({ score, grave }: Row): string | null =>
  (grave && score.codes.filter((code) => code.endsWith('V')).join(';')) || null

export const totals = [
  rowRule({
    id: 'VR-44',
    needs: {
      filled: ['modality', 'qc_scope', 'film_type', 'recon_required', 'solo_signoff'],
      allItems: true,
    },
    words: {
      differs: says(
        ['{column}显示 {shown}，按条目重算为 {value}', '在 Excel 中重新计算（F9）并保存；不要改写公式单元格'],
        [
          '“{column}” shows {shown}; counted from the items it is {value}',
          'Recalculate in Excel (F9) and save; do not overwrite formula cells',
        ],
      ),
    },
    test: (row, found) => {
      const { score, exam } = row
      for (const { id, raw, effective, grade } of row.lookups.totalKeys) {
        const link = score.links[id]!
        const scored = link.status === 'SCORED'
        if (exam[raw] !== null) compare(row, raw, scored ? link.raw : null, found)
        if (exam[effective] !== null) compare(row, effective, scored ? link.effective : null, found)
        if (exam[grade] !== null) compare(row, grade, gradeCell(link), found)
      }
      const { composite } = score
      const whole = composite.status === 'SCORED'
      compare(row, 'total_raw', whole ? composite.raw : null, found)
      compare(row, 'total_score', whole ? composite.effective : null, found)
      compare(row, 'total_grade', whole ? composite.grade : 'PAR', found)
      if (exam.veto_codes !== null) compare(row, 'veto_codes', vetoCodes(row), found)
      compare(row, 'deduction_count', score.codes.length, found)
      compare(row, 'na_count', row.na, found)
    },
  }),
]
