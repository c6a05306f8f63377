// Required columns are filled, codes are in their lists (VR-02).
import { siteNameOf } from '../rubric.ts'
import { impliedGrade } from './diagnosis.ts'
import { isJudged, isLookedUp, itemOf, type Row } from './row.ts'
import { type Found, rowRule, says } from './rule.ts'

type Word = 'empty' | 'needed' | 'code' | 'open' | 'name' | 'scope' | 'part' | 'override'

/** Columns that are needed under a condition (notes of the columns). The others with `cond` have a rule of their own. */
function conditional(row: Row, found: Found<Word>) {
  const { exam, draft } = row
  if (exam.reviewer_id !== null && exam.reviewer_title === null) needed(row, found, 'reviewer_title', 'reviewer_id')
  // What the reader finds out while scoring may be missing as long as items may.
  if (draft) return
  if (exam.positive_flag === null && judges(row, 'RPT')) needed(row, found, 'positive_flag', 'RPT')
  if (exam.gold_standard === null && judges(row, 'RPT')) needed(row, found, 'gold_standard', 'RPT')
  if (exam.radpeer === null && judges(row, 'RPT')) {
    const grade = impliedGrade(row, itemOf(row, 'RPT-07'))
    if (grade !== null) needed(row, found, 'radpeer', 'RPT', grade)
  }
  if (exam.critical_present === null) {
    if (judges(row, 'RPT')) needed(row, found, 'critical_present', 'RPT')
    else if (judges(row, 'REV')) needed(row, found, 'critical_present', 'REV')
  }
  if (exam.review_change === null && judges(row, 'REV')) needed(row, found, 'review_change', 'REV')
}

/** A review that does not apply asks for nothing. */
const judges = (row: Row, link: string): boolean =>
  row.exam.qc_scope !== null && row.lookups.scopeBits(row.exam.qc_scope) > 0 && isJudged(row, link)

function needed({ lookups }: Row, found: Found<Word>, key: string, why: string, fix?: string) {
  const link = lookups.rubric.linkById.has(why)
  found(key, 'needed', { column: lookups.caption(key), why: link ? lookups.link(why) : lookups.caption(why) }, { fix })
}

/** Lists joined by `;` in columns of text. */
function lists({ exam, lookups }: Row, found: Found<Word>) {
  const { rubric } = lookups
  if (exam.qc_scope !== null && lookups.scopeBits(exam.qc_scope) === 0)
    found('qc_scope', 'scope', { value: exam.qc_scope, links: rubric.links.map(({ id }) => id).join(';') })
  if (exam.extra_parts !== null) {
    const parts = rubric.codesOf.get('body_parts')
    const unknown = exam.extra_parts.split(';').find((part) => !parts?.has(part))
    if (unknown !== undefined) found('extra_parts', 'part', { value: unknown })
  }
  if (exam.role_override !== null) {
    const roles = rubric.codesOf.get('roles')
    const wrong = exam.role_override.split(';').find((part) => {
      const [item, role, more] = part.split('=')
      return more !== undefined || !rubric.itemById.has(item ?? '') || !roles?.has(role ?? '')
    })
    if (wrong !== undefined)
      found('role_override', 'override', { value: wrong, roles: [...(roles?.keys() ?? [])].join(' ') })
  }
}

function codes({ exam, lookups }: Row, found: Found<Word>) {
  for (const { key, codes, open } of lookups.fields) {
    const value = exam[key]
    if (value === null || codes === null || codes.has(value as string)) continue
    found(key, open ? 'open' : 'code', { column: lookups.caption(key), value }, open ? { level: 'notice' } : {})
  }
}

/** The name follows from the code (note of app_hospital_name). */
function hospitalName({ exam, lookups }: Row, found: Found<Word>) {
  const { app_hospital_code: code, app_hospital_name: given } = exam
  const name = siteNameOf(lookups.rubric, code)
  if (code === null || given === null || name === null || name === given) return
  found('app_hospital_name', 'name', { code, name }, { fix: name, level: 'notice' })
}

export const filled = [
  rowRule<Word>({
    id: 'VR-02',
    needs: { anyLink: true },
    voided: true,
    drafts: true,
    words: {
      empty: says(['必填项{column}为空', '填写{column}'], ['“{column}” is required but empty', 'Fill in “{column}”']),
      needed: says(
        ['{column}为空，而{why}要求填写', '填写{column}'],
        ['“{column}” is empty, but {why} calls for it', 'Fill in “{column}”'],
      ),
      code: says(
        ['{column}中的“{value}”不在字典内', '从下拉列表或字典中选填代码'],
        ['“{value}” in “{column}” is not in the code list', 'Choose a code from the list'],
      ),
      open: says(
        ['{column}中的“{value}”尚未列入字典', '核对代码；新增的医院请在中心登记'],
        ['“{value}” in “{column}” is not in the list yet', 'Check the code; register a new hospital at the centre'],
      ),
      name: says(
        ['应用医院名称与代码 {code} 的名称（{name}）不一致', '改为 {name}，或更正应用医院代码'],
        [
          'The application hospital’s name is not that of code {code} ({name})',
          'Change it to {name}, or correct the code',
        ],
      ),
      scope: says(
        ['评分环节“{value}”无法识别', '填 ALL，或用分号连接环节代码（{links}），每个环节只写一次'],
        ['The scope “{value}” is not understood', 'Enter ALL, or link ids joined by semicolons ({links}), each once'],
      ),
      part: says(
        ['其他部位中的“{value}”不在字典内', '填部位代码，多个用分号分开'],
        ['“{value}” in the further parts is not in the code list', 'Enter body part codes joined by semicolons'],
      ),
      override: says(
        ['责任归属更正中的“{value}”无法识别', '写成 条目=岗位，如 IMG-12=SYSTEM，多个用分号分开；岗位可填：{roles}'],
        [
          '“{value}” in the responsibility override is not understood',
          'Write item=role, such as IMG-12=SYSTEM, joined by semicolons; roles: {roles}',
        ],
      ),
    },
    test: (row, found) => {
      if (row.uncoded > 0) codes(row, found)
      if (row.exam.record_status === 'VOID') return
      if (row.missing > 0) missing(row, found)
      hospitalName(row, found)
      lists(row, found)
      conditional(row, found)
    },
  }),
]

function missing(row: Row, found: Found<Word>) {
  const { exam, lookups } = row
  for (const { key, required } of lookups.fields)
    if (required && exam[key] === null && !isLookedUp(exam, key, lookups.rubric))
      found(key, 'empty', { column: lookups.caption(key) })
}
