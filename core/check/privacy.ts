// What leaves the site holds no personal data and no formula (VR-45, VR-46, VR-47).
import type { Exam } from '../exam.ts'
import { personalIn, repeats, startsFormula } from './personal.ts'
import { rowRule, says } from './rule.ts'

const freeTexts = ['remarks', 'appeal_note', 'exam_item', 'request_dept', 'rads_given'] as const

/** Above this age a person could be known by it (rubric: VR-47). */
const mostAge = 89
const storedAge = 90
const mostYears = 120

const lead = /^[=+\-@＝＋－＠\s]+/

/** The text without its leading signs, when it is prose that loses nothing by it and holds nothing secret. */
function withoutLead(key: keyof Exam, text: string, accession: string | null): string | undefined {
  const rest = text.replace(lead, '')
  if (!freeTexts.some((free) => free === key) || !/^\p{L}/u.test(rest) || !/^[-－\s]/.test(text)) return undefined
  return personalIn(text) === null && !repeats(text, accession) ? rest : undefined
}

const mend = [
  '删去其中的个人信息，只写与评分有关的内容',
  'Remove the personal data; write only what matters for the score',
] as const

export const privacy = [
  rowRule({
    id: 'VR-45',
    needs: {},
    voided: true,
    drafts: true,
    words: {
      identity: says(['{column}中疑似含身份证号', mend[0]], ['“{column}” seems to hold an identity number', mend[1]]),
      mobile: says(['{column}中疑似含手机号', mend[0]], ['“{column}” seems to hold a mobile number', mend[1]]),
      mail: says(['{column}中疑似含电子邮箱', mend[0]], ['“{column}” seems to hold an e-mail address', mend[1]]),
      accession: says(
        ['{column}中含有本病例的检查号，检查号不得离开本院', '删去检查号；病例已由病例序号标明'],
        [
          '“{column}” repeats the accession number, which must not leave the site',
          'Remove the number; the case is known by its sequence number',
        ],
      ),
    },
    test: ({ exam, lookups }, found) => {
      for (let n = 0; n < freeTexts.length; n++) {
        const key = freeTexts[n]!
        const text = exam[key]
        if (text === null) continue
        const kind = lookups.personal(text) ?? (repeats(text, exam.accession_no) ? 'accession' : null)
        if (kind) found(key, kind, { column: lookups.caption(key) })
      }
    },
  }),
  rowRule({
    id: 'VR-46',
    needs: {},
    voided: true,
    drafts: true,
    words: {
      formula: says(
        ['{column}以“{sign}”开头，可能被当作公式', '删去开头的符号，或在前面加文字'],
        [
          '“{column}” starts with “{sign}” and could be taken for a formula',
          'Remove the sign, or put a word before it',
        ],
      ),
    },
    test: ({ exam, lookups, formulas }, found) => {
      if (formulas === 0) return
      for (const { key, typed } of lookups.fields) {
        const text = exam[key]
        if (!typed || typeof text !== 'string' || !startsFormula(text)) continue
        const sign = text.charAt(0)
        found(
          key,
          'formula',
          { column: lookups.caption(key), sign: sign === '\t' ? 'TAB' : sign === '\r' ? 'CR' : sign },
          { fix: withoutLead(key, text, exam.accession_no) },
        )
      }
    },
  }),
  rowRule({
    id: 'VR-47',
    needs: { filled: ['patient_age', 'age_unit'] },
    voided: true,
    words: {
      high: says(
        ['年龄 {most} 岁以上按 {stored} 岁登记，现为 {age}', '改为 {stored}'],
        ['Ages above {most} years are stored as {stored}; the age is {age}', 'Enter {stored}'],
      ),
    },
    test: ({ exam: { patient_age: age, age_unit } }, found) => {
      if (age === null || age <= storedAge || age > mostYears || age_unit !== 'Y') return
      found('patient_age', 'high', { age, most: mostAge, stored: storedAge }, { fix: storedAge })
    },
  }),
]
