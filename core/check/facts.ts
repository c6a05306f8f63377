// A fact of the case and the reason for which an item does not apply say the same (VR-15, VR-18, VR-23, VR-33, VR-51).
import type { ExamKey } from '../exam.ts'
import { isJudged, isNA, itemOf, typedIn } from './row.ts'
import { rowRule, says } from './rule.ts'

export const mustBeNA = says(
  [
    '{fact}为 N，{item} 应填 NA:{reason}，现为“{entry}”',
    '在 {item} 中填 NA:{reason}；如{fact}填错，请改为 Y 并据实评分',
  ],
  [
    '{fact} is N, so {item} must be NA:{reason}, but it holds “{entry}”',
    'Enter NA:{reason} in {item}; if {fact} is wrong, set it to Y and score the item',
  ],
)

/** `fact='N' <=> item='NA:reason'`. */
const agree = (id: string, fact: ExamKey, link: string, item: string, reason: string) =>
  rowRule({
    id,
    needs: { filled: [fact], items: [item] },
    words: {
      mustBeNA,
      mustNotBeNA: says(
        ['{fact}为 Y，{item} 却填了 NA:{reason}', '据实为 {item} 评分；如{fact}填错，请改为 N'],
        ['{fact} is Y, but {item} holds NA:{reason}', 'Score {item}; if {fact} is wrong, set it to N'],
      ),
    },
    test: (row, found) => {
      const value = row.exam[fact]
      const cell = itemOf(row, item)
      if ((value === 'N') === isNA(cell, reason) || (value !== 'N' && value !== 'Y')) return
      if (cell.kind === 'blank' && !isJudged(row, link)) return
      const params = { fact: row.lookups.caption(fact), item: row.lookups.caption(item), reason }
      if (value === 'Y') found(item, 'mustNotBeNA', params)
      else {
        const fix = cell.kind === 'blank' ? `NA:${reason}` : undefined
        found(item, 'mustBeNA', { ...params, entry: typedIn(cell) }, { fix })
      }
    },
  })

export const facts = [
  rowRule({
    id: 'VR-15',
    needs: { filled: ['laterality'], items: ['REQ-05'] },
    words: {
      sided: says(
        ['侧别为 {side}，REQ-05 却填了 NA:{reason}（不适用）', '据实为 REQ-05 评分；该部位确无侧别的，侧别改填 N'],
        [
          'The side is {side}, but REQ-05 holds NA:{reason}',
          'Score REQ-05; if the part has no side, enter N as the side',
        ],
      ),
    },
    // N17 says that the data cannot be had, not that the item does not apply; every item allows it.
    test: (row, found) => {
      const cell = itemOf(row, 'REQ-05')
      const side = row.exam.laterality
      if (cell.kind !== 'na' || cell.reason === 'N17' || side === 'N' || side === null) return
      found('REQ-05', 'sided', { side: row.lookups.code('laterality', side), reason: cell.reason })
    },
  }),
  agree('VR-18', 'contrast_used', 'IMG', 'IMG-08', 'N02'),
  agree('VR-23', 'positive_flag', 'RPT', 'RPT-05', 'N09'),
  agree('VR-33', 'prior_available', 'RPT', 'RPT-10', 'N11'),
  rowRule({
    id: 'VR-51',
    needs: {
      filled: ['contrast_used', 'modality'],
      seen: ['patient_sex', 'patient_age', 'age_unit'],
      items: ['REQ-09'],
    },
    words: {
      contrast: says(
        ['使用了对比剂，REQ-09 安全筛查不得填 NA:N04', '据实为 REQ-09 评分'],
        ['Contrast was used: REQ-09 safety screening must not be NA:N04', 'Score REQ-09'],
      ),
      magnet: says(
        ['磁共振检查，REQ-09 安全筛查不得填 NA:N04', '据实为 REQ-09 评分'],
        ['For an MR exam REQ-09 safety screening must not be NA:N04', 'Score REQ-09'],
      ),
      pregnancy: says(
        ['12–55 岁女性的电离辐射检查，REQ-09 安全筛查不得填 NA:N04', '据实为 REQ-09 评分'],
        ['For an ionising exam of a woman aged 12 to 55 REQ-09 safety screening must not be NA:N04', 'Score REQ-09'],
      ),
    },
    test: (row, found) => {
      if (!isNA(itemOf(row, 'REQ-09'), 'N04')) return
      const { contrast_used, modality, patient_sex, patient_age: age, age_unit } = row.exam
      const years = age === null ? -1 : age_unit === 'Y' ? age : age_unit === 'M' ? age / 12 : -1
      if (contrast_used === 'Y') found('REQ-09', 'contrast')
      else if (modality === 'MR') found('REQ-09', 'magnet')
      else if (row.lookups.ionizing.has(modality ?? '') && patient_sex === '2' && years >= 12 && years <= 55)
        found('REQ-09', 'pregnancy')
    },
  }),
]
