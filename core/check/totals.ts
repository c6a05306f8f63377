// What the file shows as totals is what we count (VR-44). Cells without a stored result are for Excel to calculate, no fault.
import type { LinkScore } from '../score.ts'
import type { Row } from './row.ts'
import { type Found, rowRule, says } from './rule.ts'

const statusCodes = { NA: 'NA', OUT_OF_SCOPE: 'OUT', INCOMPLETE: 'INC', INSUFFICIENT: 'INS' } as const

/** What a grade cell shows: A to D, or the code of the link's status (rubric: codelists.grade_cell). */
const gradeCell = (link: LinkScore): string => (link.status === 'SCORED' ? link.grade : statusCodes[link.status])

/** Doubles that print alike to more places than any score has. */
const same = (shown: string | number, value: string | number | null): boolean =>
  shown === value || (typeof shown === 'number' && typeof value === 'number' && Math.abs(shown - value) < 1e-6)

/** Compares the next total with what is counted; gives the place of the one behind it. */
function compare(row: Row, place: number, value: string | number | null, found: Found<'differs'>): number {
  const shown = row.shown[place]
  if (shown === null || shown === undefined || same(shown, value)) return place + 1
  const { totalKeys, caption } = row.lookups
  const key = totalKeys[place]!
  found(key, 'differs', { column: caption(key), shown, value: value ?? '—' }, { fix: value })
  return place + 1
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
    // In the order of `totalKeys`.
    test: (row, found) => {
      const { score, lookups, shown } = row
      const { links } = lookups.rubric
      let place = 0
      for (let n = 0; n < links.length; n++) {
        const link = score.links[links[n]!.id]!
        const scored = link.status === 'SCORED'
        place = compare(row, place, scored ? link.raw : null, found)
        place = compare(row, place, scored ? link.effective : null, found)
        place = compare(row, place, gradeCell(link), found)
      }
      const { composite } = score
      const whole = composite.status === 'SCORED'
      place = compare(row, place, whole ? composite.raw : null, found)
      place = compare(row, place, whole ? composite.effective : null, found)
      place = compare(row, place, whole ? composite.grade : 'PAR', found)
      place = compare(row, place, shown[place] === null ? null : vetoCodes(row), found)
      place = compare(row, place, score.codes.length, found)
      compare(row, place, row.na, found)
    },
  }),
]
