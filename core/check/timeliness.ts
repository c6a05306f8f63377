// Letters that follow from times (VR-36, VR-37): suggestions, put in by a machine only where the cell is still blank.
import type { ItemEntry } from '../item-entry.ts'
import { hasLetter, isJudged, itemOf, typedIn } from './row.ts'
import { rowRule, says } from './rule.ts'

/** A: over the limit, up to 150 % of it; B: over 150 %; null in time. */
const letterOf = (seconds: number, limitMin: number): 'A' | 'B' | null =>
  seconds <= 60 * limitMin ? null : seconds <= 90 * limitMin ? 'A' : 'B'

const ifBlank = (cell: ItemEntry, value: string) => (cell.kind === 'blank' ? value : undefined)

const late = says(
  [
    '从{from}到{to}用时 {minutes} 分钟，时限 {limit} 分钟，{item} 建议扣 {letter}，现为“{entry}”',
    '核对时间；确已超时的，在 {item} 中填 {letter}',
  ],
  [
    'From {from} to {to} it took {minutes} minutes, the limit is {limit}: {item} should hold {letter}, it holds “{entry}”',
    'Check the times; if it was late, enter {letter} in {item}',
  ],
)
const inTime = says(
  [
    '从{from}到{to}用时 {minutes} 分钟，未超过时限 {limit} 分钟，但 {item} 扣了“{entry}”',
    '核对时间；未超时的，去掉 {item} 的超时扣分',
  ],
  [
    'From {from} to {to} it took {minutes} minutes, within the limit of {limit}, but {item} holds “{entry}”',
    'Check the times; if it was in time, remove the deduction for lateness from {item}',
  ],
)

export const timeliness = [
  rowRule({
    id: 'VR-36',
    needs: {
      filled: ['exam_start', 'draft_time', 'encounter_type', 'modality', 'solo_signoff'],
      seen: ['limit_min', 'review_min'],
      items: ['RPT-15'],
    },
    drafts: true,
    words: { late, inTime },
    test: (row, found) => {
      const { exam, lookups } = row
      const { exam_start: start, draft_time: end, encounter_type: encounter, modality } = exam
      if (start === null || end === null || end < start || encounter === null || modality === null) return
      const rule = lookups.limits(encounter, modality)
      const review = exam.solo_signoff === 'Y' ? 0 : (exam.review_min ?? rule.reviewMin)
      const limit = (exam.limit_min ?? rule.limitMin) - review
      if (limit <= 0) return
      const letter = letterOf(end - start, limit)
      const cell = itemOf(row, 'RPT-15')
      if (letter === null ? !hasLetter(cell, 'A') && !hasLetter(cell, 'B') : hasLetter(cell, letter)) return
      const params = {
        from: lookups.caption('exam_start'),
        to: lookups.caption('draft_time'),
        minutes: Math.ceil((end - start) / 60),
        limit,
        item: 'RPT-15',
        entry: typedIn(cell),
      }
      if (letter === null) found('RPT-15', 'inTime', params)
      else found('RPT-15', 'late', { ...params, letter }, { fix: ifBlank(cell, letter) })
    },
  }),
  rowRule({
    id: 'VR-37',
    needs: {
      filled: ['draft_time', 'report_time', 'encounter_type', 'modality', 'solo_signoff'],
      seen: ['review_min', 'reviewer_id'],
      items: ['REV-02'],
    },
    drafts: true,
    words: {
      late,
      inTime,
      met: says(
        [
          '从{from}到{to}用时 {minutes} 分钟，未超过时限 {limit} 分钟，{item} 建议填 √',
          '核对时间无误后，在 {item} 中填 √',
        ],
        [
          'From {from} to {to} it took {minutes} minutes, within the limit of {limit}: {item} should be √',
          'If the times are right, enter √ in {item}',
        ],
      ),
      unreviewed: says(
        [
          '审核医师工号为空且无独立签发授权，即未经审核发布，REV-02 建议扣 C，现为“{entry}”',
          '确未审核的，在 REV-02 中填 C；否则补填审核医师工号',
        ],
        [
          'There is no reviewing physician and no licence to sign alone, so the report went out unreviewed: REV-02 should hold C, it holds “{entry}”',
          'If it was not reviewed, enter C in REV-02; otherwise enter the reviewing physician',
        ],
      ),
    },
    test: (row, found) => {
      const { exam, lookups } = row
      const { draft_time: start, report_time: end, encounter_type: encounter, modality } = exam
      if (exam.solo_signoff === 'Y' || start === null || end === null || encounter === null || modality === null) return
      const cell = itemOf(row, 'REV-02')
      if (cell.kind === 'blank' && !isJudged(row, 'REV')) return
      if (exam.reviewer_id === null) {
        if (!hasLetter(cell, 'C')) found('REV-02', 'unreviewed', { entry: typedIn(cell) }, { fix: ifBlank(cell, 'C') })
        return
      }
      // C is no matter of minutes: the reader knows more than the times do.
      if (end < start || hasLetter(cell, 'C')) return
      const limit = exam.review_min ?? lookups.limits(encounter, modality).reviewMin
      const letter = letterOf(end - start, limit)
      const late = hasLetter(cell, 'A') || hasLetter(cell, 'B')
      if (letter === null ? !late && cell.kind !== 'blank' : hasLetter(cell, letter)) return
      const params = {
        from: lookups.caption('draft_time'),
        to: lookups.caption('report_time'),
        minutes: Math.ceil((end - start) / 60),
        limit,
        item: 'REV-02',
        entry: typedIn(cell),
      }
      if (letter !== null) found('REV-02', 'late', { ...params, letter }, { fix: ifBlank(cell, letter) })
      else if (late) found('REV-02', 'inTime', params)
      else found('REV-02', 'met', params, { fix: '√' })
    },
  }),
]
