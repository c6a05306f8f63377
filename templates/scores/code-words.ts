// Headings of the code lists, and the two lists that only the workbook needs.
import type { Code } from '../../core/rubric.ts'
import type { Texts } from '../../core/words.ts'

const said = (zh: string, en: string): Texts => ({ 'zh-CN': zh, 'en-US': en })

export const listWords: Readonly<Record<string, Texts>> = {
  titles: said('职称', 'Titles'),
  modalities: said('检查类型', 'Modalities'),
  body_parts: said('检查部位', 'Body parts'),
  laterality: said('侧别', 'Side'),
  encounter_types: said('就诊类别', 'Encounter types'),
  sex: said('性别', 'Sex'),
  age_units: said('年龄单位', 'Age units'),
  yes_no: said('是否', 'Yes or no'),
  roles: said('责任岗位', 'Roles'),
  na_reasons: said('不适用原因', 'Reasons for N/A'),
  qc_roles: said('质控角色', 'QC roles'),
  sampling_methods: said('抽样方式', 'Sampling methods'),
  film_types: said('胶片类型', 'Film types'),
  reject_reasons: said('重拍原因', 'Reject reasons'),
  radpeer: said('复读评级', 'RADPEER grades'),
  gold_standard: said('金标准来源', 'Reference standards'),
  concordance: said('诊断符合', 'Diagnostic concordance'),
  critical_findings: said('危急项目', 'Critical findings'),
  rads: said('分类评估', 'RADS families'),
  record_status: said('记录状态', 'Record status'),
  sync_status: said('同步状态', 'Sync status'),
  review_changes: said('审核修改类型', 'Changes at review'),
  link_status: said('环节状态', 'Link status'),
  item_entry: said('条目录入', 'Item entries'),
  hospitals: said('申请医院', 'Requesting hospitals'),
  grades: said('等级', 'Grades'),
  grade_cell: said('等级单元格', 'Grade cells'),
  severity: said('扣分严重程度', 'Severity of deductions'),
  sites: said('应用医院', 'Application hospitals'),
}

type OwnList = { readonly list: string; readonly title: Texts; readonly codes: readonly Code[] }

export const ownLists: readonly OwnList[] = [
  {
    list: 'scopes',
    title: said(
      '评分环节（常用组合，可自行以分号连接）',
      'Links scored in a row (usual ones; others joined by semicolons)',
    ),
    codes: [
      { code: 'ALL', zh: '全部环节', en: 'All links' },
      { code: 'REQ;IMG;FLM;R3D', zh: '申请与图像类环节（技师评）', en: 'Request and image links (technician)' },
      { code: 'RPT;REV', zh: '报告与审核环节（医师评）', en: 'Report and review links (physician)' },
    ],
  },
  {
    list: 'statuses',
    title: said('整改状态', 'Status of an action'),
    codes: [
      { code: 'OPEN', zh: '进行中', en: 'Open' },
      { code: 'CLOSED', zh: '已关闭', en: 'Closed' },
      { code: 'OVERDUE', zh: '已逾期', en: 'Overdue' },
    ],
  },
]
