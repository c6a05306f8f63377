// Re-reading, reference standard and categories agree with the report items (VR-29, VR-30, VR-31, VR-34, VR-35).
import { withoutMark } from '../discussion.ts'
import type { Exam } from '../exam.ts'
import type { ItemEntry } from '../item-entry.ts'
import { hasLetter, isJudged, isNA, itemOf, type Row, typedIn } from './row.ts'
import { rowRule, says } from './rule.ts'

/** The peer grade that RPT-07 stands for; null for none (N17), undefined when RPT-07 does not say. */
export function impliedGrade({ lookups }: Row, cell: ItemEntry): string | null | undefined {
  if (cell.kind === 'met') return lookups.peerGrades.get('√')
  if (cell.kind === 'deducted') return lookups.peerGrades.get(cell.codes.at(-1) ?? '')
  return isNA(cell, 'N17') ? null : undefined
}

/** The category that a lesion of this exam must get. */
function categoryFor({ positive_flag, modality, body_part }: Exam): string | null {
  if (positive_flag !== 'Y') return null
  if (modality === 'MG') return 'BIRADS'
  return modality === 'MR' && body_part === 'PROST' ? 'PIRADS' : null
}

export const diagnosis = [
  rowRule({
    id: 'VR-29',
    needs: { seen: ['radpeer'], items: ['RPT-07'], links: ['RPT'] },
    words: {
      differs: says(
        ['复读评级为 {grade}，而 RPT-07 为“{entry}”，对应 {implied}', '复读评级与 RPT-07 须一致，更正其中一处'],
        [
          'The peer grade is {grade}, but RPT-07 holds “{entry}”, which stands for {implied}',
          'The peer grade and RPT-07 must agree; correct one of them',
        ],
      ),
      needless: says(
        ['RPT-07 为 NA:N17（无法评价），复读评级却填为 {grade}', '清空复读评级，或为 RPT-07 评分'],
        ['RPT-07 is NA:N17 (cannot be judged), but the peer grade is {grade}', 'Clear the peer grade, or score RPT-07'],
      ),
    },
    test: (row, found) => {
      const grade = row.exam.radpeer
      if (grade === null) return
      const cell = itemOf(row, 'RPT-07')
      const implied = impliedGrade(row, cell)
      if (implied === undefined || implied === grade) return
      if (implied === null) found('radpeer', 'needless', { grade })
      else found('radpeer', 'differs', { grade, entry: typedIn(cell), implied })
    },
  }),
  rowRule({
    id: 'VR-30',
    needs: { filled: ['gold_standard'], seen: ['concordance'] },
    words: {
      missing: says(
        ['金标准来源为 {source}，但未填诊断符合', '从字典中选填诊断符合；无金标准的，金标准来源改填 NONE'],
        [
          'There is a reference standard, {source}, but no concordance',
          'Choose the concordance from the list; without a reference enter NONE as its source',
        ],
      ),
      needless: says(
        ['金标准来源为 NONE，却填了诊断符合 {value}', '清空诊断符合，或补填金标准来源'],
        [
          'The reference standard is NONE, but the concordance is {value}',
          'Clear the concordance, or enter the reference standard',
        ],
      ),
    },
    test: ({ exam: { gold_standard: source, concordance }, lookups }, found) => {
      if (source === null || (source === 'NONE') === (concordance === null)) return
      if (concordance === null) found('concordance', 'missing', { source: lookups.code('gold_standard', source) })
      else found('concordance', 'needless', { value: lookups.code('concordance', concordance) })
    },
  }),
  rowRule({
    id: 'VR-31',
    needs: { filled: ['concordance', 'radpeer'], seen: ['remarks'] },
    words: {
      unexplained: says(
        ['与金标准不符（C0）而复读评级为 1（一致），备注为空', '在备注中说明原因'],
        [
          'The reference standard disagrees (C0), yet the re-reading concurs (1), and there is no remark',
          'Explain in the remarks',
        ],
      ),
    },
    test: ({ exam }, found) => {
      if (exam.concordance === 'C0' && exam.radpeer === '1' && withoutMark(exam.remarks) === null)
        found('remarks', 'unexplained')
    },
  }),
  rowRule({
    id: 'VR-34',
    needs: {
      filled: ['modality', 'positive_flag'],
      seen: ['body_part', 'rads_required'],
      items: ['RPT-12'],
    },
    words: {
      missing: says(
        [
          '{part}有病变，需分类评估应填 {category}，现为“{value}”',
          '需分类评估填 {category}，并据实填报告分类、为 RPT-12 评分',
        ],
        [
          'A lesion, {part}, needs the category {category}; “RADS required” holds “{value}”',
          'Enter {category}, then the category given, and score RPT-12',
        ],
      ),
    },
    test: (row, found) => {
      const { exam, lookups } = row
      const category = categoryFor(exam)
      if (category === null || exam.rads_required === category) return
      found(
        'rads_required',
        'missing',
        {
          part: exam.modality === 'MG' ? lookups.code('modalities', 'MG') : lookups.code('body_parts', 'PROST'),
          category,
          value: exam.rads_required ?? '',
        },
        { fix: exam.rads_required === null && !isNA(itemOf(row, 'RPT-12'), 'N12') ? category : undefined },
      )
    },
  }),
  rowRule({
    id: 'VR-35',
    needs: { filled: ['modality'], seen: ['rads_required', 'rads_given'], items: ['RPT-12'] },
    words: {
      waived: says(
        ['需分类评估为 {required}，RPT-12 却填了 NA:N12', '据实为 RPT-12 评分；无需分类的，清空需分类评估'],
        [
          'The category {required} is required, but RPT-12 holds NA:N12',
          'Score RPT-12; if no category is needed, clear “RADS required”',
        ],
      ),
      needless: says(
        ['需分类评估为空，RPT-12 应填 NA:N12，现为“{entry}”', '在 RPT-12 中填 NA:N12；需要分类的，补填需分类评估'],
        [
          'No category is required, so RPT-12 must be NA:N12, but it holds “{entry}”',
          'Enter NA:N12 in RPT-12; if a category is needed, fill in “RADS required”',
        ],
      ),
      notGiven: says(
        [
          '需分类评估为 {required} 而报告分类为空，RPT-12 须扣 C，现为“{entry}”',
          '补填报告分类；报告确未分类的，RPT-12 填 C',
        ],
        [
          'The category {required} is required but none is given: RPT-12 must be C, but it holds “{entry}”',
          'Enter the category given; if the report has none, enter C in RPT-12',
        ],
      ),
    },
    test: (row, found) => {
      const { rads_required: required, rads_given: given } = row.exam
      const cell = itemOf(row, 'RPT-12')
      if (cell.kind === 'blank' && !isJudged(row, 'RPT')) return
      const waived = isNA(cell, 'N12')
      if (required === null) {
        if (!waived)
          found('RPT-12', 'needless', { entry: typedIn(cell) }, { fix: cell.kind === 'blank' ? 'NA:N12' : undefined })
      } else if (waived) found('RPT-12', 'waived', { required })
      else if (given === null && !hasLetter(cell, 'C')) found('RPT-12', 'notGiven', { required, entry: typedIn(cell) })
    },
  }),
]
