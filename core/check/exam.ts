// The examined patient and what was done (VR-14, VR-16, VR-17, VR-19, VR-32).
import { rowRule, says } from './rule.ts'

const mostYears = 120
const mostMonths = 36
const mostDays = 60

export const exam = [
  rowRule({
    id: 'VR-14',
    needs: { filled: ['body_part', 'laterality'], seen: ['extra_parts'] },
    words: {
      missing: says(
        ['检查部位 {part} 为成对部位，侧别却填为 N', '侧别改填 L（左）、R（右）或 B（双侧）'],
        ['The body part {part} is paired, but the side is N', 'Enter L (left), R (right) or B (both) as the side'],
      ),
      needless: says(
        ['检查部位 {part} 不分侧别，侧别却填为 {side}', '侧别改填 N；如另有成对部位，请写入其他部位'],
        [
          'The body part {part} has no side, but the side is {side}',
          'Enter N as the side; if a paired part was examined too, add it to the further parts',
        ],
      ),
    },
    test: ({ exam: { body_part, laterality, extra_parts }, lookups }, found) => {
      if (body_part === null || laterality === null) return
      if (lookups.paired.has(body_part)) {
        if (laterality === 'N') found('laterality', 'missing', { part: lookups.code('body_parts', body_part) })
      } else if (laterality !== 'N' && !extra_parts?.split(';').some((part) => lookups.paired.has(part)))
        found('laterality', 'needless', {
          part: lookups.code('body_parts', body_part),
          side: lookups.code('laterality', laterality),
        })
    },
  }),
  rowRule({
    id: 'VR-16',
    needs: { filled: ['body_part', 'patient_sex'] },
    words: {
      unlikely: says(
        ['检查部位为 {part}，性别却填为 {sex}', '核对检查部位和性别'],
        ['The body part is {part}, but the sex is {sex}', 'Check the body part and the sex'],
      ),
    },
    test: ({ exam: { body_part, patient_sex }, lookups }, found) => {
      if (!(body_part === 'PROST' && patient_sex === '2') && !(body_part === 'UTER' && patient_sex === '1')) return
      found('patient_sex', 'unlikely', {
        part: lookups.code('body_parts', body_part),
        sex: lookups.code('sex', patient_sex),
      })
    },
  }),
  rowRule({
    id: 'VR-17',
    needs: { filled: ['patient_age'], seen: ['age_unit'] },
    words: {
      range: says(
        ['年龄 {age} 不在 0–{most} 之间', '核对年龄，填整数'],
        ['The age {age} is not between 0 and {most}', 'Check the age; enter a whole number'],
      ),
      years: says(
        ['年龄填为 {age} 岁，不满 1 岁应以月或天计', '年龄单位改为 M（月）或 D（天），并填相应的年龄'],
        [
          'The age is {age} years; under one year it is given in months or days',
          'Set the age unit to M (months) or D (days) and enter the age in it',
        ],
      ),
      months: says(
        ['年龄填为 {age} 月，超过 {most} 个月应以岁计', '年龄单位改为 Y（岁），并填相应的年龄'],
        [
          'The age is {age} months; above {most} it is given in years',
          'Set the age unit to Y and enter the age in years',
        ],
      ),
      days: says(
        ['年龄填为 {age} 天，超过 {most} 天应以月或岁计', '年龄单位改为 M（月）或 Y（岁），并填相应的年龄'],
        [
          'The age is {age} days; above {most} it is given in months or years',
          'Set the age unit to M or Y and enter the age in it',
        ],
      ),
    },
    test: ({ exam: { patient_age: age, age_unit: unit } }, found) => {
      if (age === null) return
      if (age < 0 || age > mostYears) found('patient_age', 'range', { age, most: mostYears })
      else if (unit === 'Y' && age < 1) found('patient_age', 'years', { age })
      else if (unit === 'M' && age > mostMonths) found('patient_age', 'months', { age, most: mostMonths })
      else if (unit === 'D' && age > mostDays) found('patient_age', 'days', { age, most: mostDays })
    },
  }),
  rowRule({
    id: 'VR-19',
    needs: { filled: ['contrast_used'], seen: ['extravasation'] },
    words: {
      missing: says(
        ['使用了对比剂，但未登记有无外渗', '在对比剂外渗中填 Y 或 N'],
        ['Contrast was used, but extravasation is not recorded', 'Enter Y or N as contrast extravasation'],
      ),
      without: says(
        ['未使用对比剂，却登记有对比剂外渗', '核对是否使用对比剂；未使用的，清空对比剂外渗'],
        [
          'No contrast was used, but an extravasation is recorded',
          'Check whether contrast was used; if not, clear the extravasation',
        ],
      ),
    },
    test: ({ exam: { contrast_used: used, extravasation } }, found) => {
      if (used === 'Y' && extravasation === null) found('extravasation', 'missing')
      else if (used === 'N' && extravasation === 'Y') found('extravasation', 'without')
    },
  }),
  rowRule({
    id: 'VR-32',
    needs: { filled: ['repeat_count'], seen: ['reject_reason'] },
    words: {
      missing: says(
        ['重拍次数为 {count}，但未填重拍原因', '从字典中选填重拍原因；没有重拍的，重拍次数填 0'],
        [
          'The repeat count is {count}, but there is no reject reason',
          'Choose a reason from the list; if nothing was repeated, enter 0 as the count',
        ],
      ),
      needless: says(
        ['重拍次数为 0，却填了重拍原因', '补填重拍次数，或清空重拍原因'],
        ['The repeat count is 0, but a reject reason is given', 'Enter the repeat count, or clear the reject reason'],
      ),
    },
    test: ({ exam: { repeat_count: count, reject_reason: reason } }, found) => {
      if (count === null) return
      if (count > 0 && reason === null) found('reject_reason', 'missing', { count })
      else if (count === 0 && reason !== null) found('reject_reason', 'needless')
    },
  }),
]
