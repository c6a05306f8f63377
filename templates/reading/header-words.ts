// By which words a column is known: its key, its captions in both languages, and what people write instead.
import type { InputTable, Rubric } from '../../core/rubric.ts'
import { languages } from '../../core/words.ts'
import { captionOf } from '../captions.ts'

/** What remains of a heading when spaces, line breaks, punctuation, width and case do not matter. */
export const bareWord = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/医生/g, '医师')
    .replace(/[^\p{L}\p{N}]/gu, '')

const withoutBrackets = (text: string): string => text.replace(/[（(［[][^）)］\]]*[）)］\]]/g, '')

/** Headings seen in sheets that were not made by us, or were renamed by hand. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  record_id: ['记录ID', '记录号', '行编号'],
  batch_no: ['批次', '批号', '批次编号'],
  rubric_version: ['标准版本', '评分版本'],
  app_hospital_code: ['医院代码', '机构代码', '医院编码', '应用医院编码', 'Hospital code', 'Site code'],
  app_hospital_name: ['医院名称', '机构名称', '应用医院', 'Hospital name', 'Site name'],
  qc_person_id: ['质控人员', '质控人员编号', '质控医师工号', '质控人工号', 'QC reader id'],
  qc_person_title: ['质控人职称', '质控医师职称'],
  qc_scope: ['评分范围', '质控环节'],
  qc_date: ['评分日期', '质控时间'],
  sampling_method: ['抽样方法'],
  case_seq: ['序号', '编号', '病例编号', 'No.'],
  accession_no: ['影像号', '检查编号', '检查流水号', 'Accession no.', 'Accession'],
  patient_sex: ['患者性别', 'Gender', 'Patient sex'],
  patient_age: ['患者年龄', 'Patient age'],
  encounter_type: ['就诊类型', '患者类型', '患者来源', '病人来源', 'Patient class'],
  request_hospital: ['申请单位', '申请机构'],
  request_dept: ['送检科室', '开单科室'],
  request_physician_id: ['申请医师', '开单医师工号', '申请医师编号'],
  modality: ['模态', '检查类别', '设备类型', 'Mod'],
  body_part: ['部位', 'Body part examined', 'Part'],
  laterality: ['左右', '左右侧', '侧', 'Side'],
  exam_item: ['检查项目', '检查名称', 'Exam', 'Exam name'],
  contrast_used: ['是否增强', '对比剂', '是否使用对比剂', 'Contrast'],
  recon_required: ['是否需三维重建', '三维重建'],
  prior_available: ['既往影像', '有无既往影像'],
  equipment_code: ['设备', '设备编码', '设备代码'],
  technician_id: ['技师', '技师编号', '检查技师工号'],
  reporter_id: ['报告医师工号', '报告医师', '诊断医师', '报告者工号'],
  reporter_title: ['报告医师职称'],
  reviewer_id: ['审核医师', '审核者工号', '复核医师工号'],
  reviewer_title: ['审核者职称', '复核医师职称'],
  request_time: ['申请日期时间', '开单时间'],
  exam_start: ['检查时间', '检查开始', '检查日期时间'],
  exam_end: ['检查结束', '检查完成时间'],
  draft_time: ['报告时间', '报告完成时间', '初稿时间'],
  report_time: ['签发时间', '审核时间', '报告审核时间', '报告发布时间'],
  limit_min: ['总时限'],
  review_min: ['审核时限'],
  repeat_count: ['重拍数', '重照次数'],
  positive_flag: ['是否阳性', '阳性标志'],
  critical_present: ['是否危急', '危急值', '有无危急值'],
  remarks: ['说明', '注', 'Remark', 'Comments', 'Notes'],
  hospital: ['应用医院', '医院名称', '应用医院代码'],
  period: ['月份', '年月', '期间', 'Period'],
  role: ['角色', '岗位角色'],
  staff_id: ['工号', '人员工号'],
  status: ['状态'],
}

/** Our own columns of calculation announce themselves by an underscore. */
export const isCalculation = (text: string): boolean => /^_[a-z]/i.test(text)

export type How = 'key' | 'caption' | 'synonym'
export type Known = { readonly key: string; readonly how: How }
/** Says which column a heading means; null when it means none, or more than one. */
export type HeaderIndex = (text: string) => Known | null

type Named = { readonly key: string; readonly captions: readonly string[]; readonly item: boolean }

function createIndex(columns: readonly Named[]): HeaderIndex {
  const tiers: readonly (readonly [How, Map<string, string | null>])[] = [
    ['key', new Map()],
    ['caption', new Map()],
    ['synonym', new Map()],
  ]
  const add = (how: How, word: string, key: string) => {
    const tier = tiers.find(([name]) => name === how)![1]
    const bare = bareWord(word)
    if (bare === '') return
    const other = tier.get(bare)
    tier.set(bare, other === undefined || other === key ? key : null)
  }
  for (const { key, captions } of columns) {
    add('key', key, key)
    for (const text of captions) {
      add('caption', text, key)
      add('synonym', withoutBrackets(text), key)
      if (text.startsWith(key)) add('synonym', text.slice(key.length), key)
    }
    for (const text of synonyms[key] ?? []) add('synonym', text, key)
  }
  const items = new Map(columns.filter(({ item }) => item).map(({ key }) => [bareWord(key), key]))
  const itemAtStart = (bare: string): string | undefined => items.get(/^[a-z0-9]{3}\d\d/.exec(bare)?.[0] ?? '')

  return (text) => {
    if (isCalculation(text)) return null
    for (const word of [text, withoutBrackets(text)]) {
      const bare = bareWord(word)
      if (bare === '') continue
      for (const [how, tier] of tiers) {
        const key = tier.get(bare)
        if (key === null) return null
        if (key !== undefined) return { key, how }
      }
      const item = itemAtStart(bare)
      if (item !== undefined) return { key: item, how: 'synonym' }
    }
    return null
  }
}

const named = ({ key, zh, en }: InputTable['fields'][number]): Named => ({ key, captions: [zh, en], item: false })

export const scoreIndex = ({ columns }: Rubric): HeaderIndex =>
  createIndex(
    columns.map((column) => ({
      key: column.key,
      captions: languages.map((language) => captionOf(column, language)),
      item: column.type === 'entry',
    })),
  )

export const tableIndex = ({ fields }: InputTable): HeaderIndex => createIndex(fields.map(named))
