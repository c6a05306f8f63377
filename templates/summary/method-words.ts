// The words of 口径说明. `{few}`, `{full}` and the like are numbers of the rubric.
import type { Texts } from '../../core/words.ts'
import type { SummarySheet } from './names.ts'

type Entry = { readonly label: Texts; readonly text: Texts }

export const sections: Readonly<
  Record<
    | Exclude<SummarySheet, 'method'>
    | 'contents'
    | 'made'
    | 'counted'
    | 'filings'
    | 'smallNumbers'
    | 'definitions'
    | 'warnings',
    Texts
  >
> = {
  contents: { 'zh-CN': '本工作簿的内容', 'en-US': 'What is in this workbook' },
  links: {
    'zh-CN': '六个环节与综合：等级分布、平均分、甲级率、合格率、否决、不适用，按月份展开',
    'en-US': 'The six links and the composite: grades, means, rates, vetoes, not applicable; by month',
  },
  hospitals: { 'zh-CN': '各应用医院的六个环节，按检查类型展开', 'en-US': 'The six links of each site, by modality' },
  physicians: {
    'zh-CN': '诊断医师（报告）、审核医师（审核）、申请医师（申请单），按检查类型展开',
    'en-US': 'Reporting, reviewing and requesting physicians in their links, by modality',
  },
  technicians: {
    'zh-CN': '技师的图像、胶片、三维重建，按检查类型展开',
    'en-US': 'Technicians in image quality, film layout and 3D, by modality',
  },
  roles: {
    'zh-CN': '每人按本人负责条目合并的岗位得分与区间',
    'en-US': 'Role score of each person with its interval, pooled over the items the person answers for',
  },
  pareto: {
    'zh-CN': '各条目的扣分次数、失分、累计占比与缺陷率',
    'en-US': 'Deductions, lost points, running shares and defect rates of the items',
  },
  codes: { 'zh-CN': '每个扣分与否决代码出现的次数', 'en-US': 'How often each deduction and veto code occurred' },
  indicators: {
    'zh-CN': '评分标准列出的全部质控指标；算不出的写明原因',
    'en-US': 'All indicators of the rubric; those that cannot be counted say why',
  },
  made: { 'zh-CN': '制作依据', 'en-US': 'From what it was made' },
  counted: { 'zh-CN': '计入与排除', 'en-US': 'Counted and left out' },
  filings: { 'zh-CN': '所用填报', 'en-US': 'Filings used' },
  smallNumbers: { 'zh-CN': '小样本规则', 'en-US': 'Small-number rules' },
  definitions: { 'zh-CN': '统计口径', 'en-US': 'Definitions' },
  warnings: { 'zh-CN': '使用提示', 'en-US': 'How not to use it' },
}

export const smallNumbers: readonly Entry[] = [
  {
    label: { 'zh-CN': '分子与分母', 'en-US': 'k and n' },
    text: {
      'zh-CN': '率旁总有 k（分子）与 n（分母）；没有值的格子是灰底空格，不是 0。',
      'en-US': 'k and n stand beside every rate; a cell without a value is empty on grey, not 0.',
    },
  },
  {
    label: { 'zh-CN': '少于 {few} 例', 'en-US': 'Under {few} cases' },
    text: {
      'zh-CN': '只列 k 与 n，不给均值与率，不得用于评价。',
      'en-US': 'k and n only, no mean and no rate; not for appraisal.',
    },
  },
  {
    label: { 'zh-CN': '{few}–{last} 例', 'en-US': '{few}–{last} cases' },
    text: {
      'zh-CN': '给出率、均值与区间，灰色斜体，不作比较。',
      'en-US': 'Rate, mean and interval in grey italics; no comparison.',
    },
  },
  {
    label: { 'zh-CN': '{full} 例及以上', 'en-US': '{full} cases and more' },
    text: {
      'zh-CN': '完整列出。人员之间、医院之间仍不排名，也不用颜色区分高低。',
      'en-US': 'In full. Still no ranking of persons or sites, and no colour for high or low.',
    },
  },
  {
    label: { 'zh-CN': '罕见事件', 'en-US': 'Rare events' },
    text: {
      'zh-CN': '否决、外渗、漏报等只看例数；少于 {rare} 例不谈率的高低。',
      'en-US': 'Vetoes, extravasations and misses are read as counts; under {rare} cases their rates say nothing.',
    },
  },
  {
    label: { 'zh-CN': '对外提供', 'en-US': 'Handing it out' },
    text: {
      'zh-CN': '本工作簿供中心内部使用。对外提供前，小于 {suppress} 的格子应隐去。',
      'en-US': 'For use inside the centre. Before it is handed out, cells under {suppress} must be suppressed.',
    },
  },
]

export const definitions: readonly Entry[] = [
  {
    label: { 'zh-CN': '一例', 'en-US': 'A case' },
    text: {
      'zh-CN': '同一医院同一检查为一例；每个环节取仲裁行，没有仲裁取初评行，二者不并计；分行评分的合并后计算综合分。',
      'en-US':
        'One exam of one site. For each link the arbiter’s row counts, else the first reader’s, never both; rows that share the links are merged before the composite is made.',
    },
  },
  {
    label: { 'zh-CN': '期间', 'en-US': 'Period' },
    text: {
      'zh-CN': '按检查开始的月份，不按评分日期。',
      'en-US': 'The month in which the exam began, not that of the scoring.',
    },
  },
  {
    label: { 'zh-CN': '平均分', 'en-US': 'Mean score' },
    text: {
      'zh-CN': '用原始分（否决封顶 {cap} 之前），避免封顶造成假的离群值；否决例数并列。“有效分”为封顶后的得分。',
      'en-US':
        'Of raw scores (before the veto cap of {cap}), because the cap makes outliers of its own; vetoed cases stand beside. “Effective” is after the cap.',
    },
  },
  {
    label: { 'zh-CN': '区间', 'en-US': 'Intervals' },
    text: {
      'zh-CN':
        '率：{confidence}（单元格内为公式）；均值：t 分布 95%，限于 0–100；岗位得分：比估计 95%。全部相同则不给区间。',
      'en-US':
        'Rates: {confidence} (formulas in the cells). Means: 95% by the t distribution, within 0–100. Role scores: 95% of a ratio estimate. No interval where all values are equal.',
    },
  },
  {
    label: { 'zh-CN': '中位数、四分位', 'en-US': 'Median, quartiles' },
    text: { 'zh-CN': '与 Excel 的 QUARTILE.INC 相同（第 7 型）。', 'en-US': 'As QUARTILE.INC of Excel (type 7).' },
  },
  {
    label: { 'zh-CN': '甲级率、合格率', 'en-US': 'A rate, pass rate' },
    text: {
      'zh-CN': '有等级的病例中甲级、非不合格的比例；整环节不适用、未评完、适用分不足的不进分母。',
      'en-US':
        'Share of graded cases with grade A, or not failed. Links that are not applicable, incomplete or too thin are outside the denominator.',
    },
  },
  {
    label: { 'zh-CN': '抽样估计', 'en-US': 'Sample estimate' },
    text: {
      'zh-CN': '按全部病例定义的指标，若只有抽样数据，则标为“抽样估计”，不能代替全量数字。',
      'en-US':
        'An indicator that is defined over all cases, counted from the sample: labelled as an estimate, no substitute for the full count.',
    },
  },
  {
    label: { 'zh-CN': '总体数据', 'en-US': 'Workload data' },
    text: {
      'zh-CN':
        '同一月份、医院、检查类型、就诊类别有全院行时取全院行，否则合计人员行；同一层有几种岗位时取例数最多的一种。',
      'en-US':
        'For a month, site, modality and encounter the row of the whole hospital counts, else the sum of the persons’ rows; of several roles the one with the most cases.',
    },
  },
]

export const warnings: readonly Entry[] = [
  {
    label: { 'zh-CN': '仅为抽样结果', 'en-US': 'Sample only' },
    text: {
      'zh-CN': '未按总体加权；各医院、各检查类型抽样比例不同时，合计不代表总体。',
      'en-US':
        'Not weighted to all cases: where sites or modalities were sampled at different shares, totals do not stand for all.',
    },
  },
  {
    label: { 'zh-CN': '不作排名', 'en-US': 'No ranking' },
    text: {
      'zh-CN': '同等水平的人，抽样结果也会有先后。请勿按得分排序评优评差；核对数据、病例构成与评分者之后再谈个人。',
      'en-US':
        'Equal people come out in some order by chance. Do not sort by score to praise or blame; check data, case mix and scorer before any talk about a person.',
    },
  },
  {
    label: { 'zh-CN': '质控者数', 'en-US': 'QC readers' },
    text: {
      'zh-CN': '一个人的病例若都由同一名质控者评分（质控者数为 1），结果里混有该质控者的尺度偏差。',
      'en-US': 'Where one QC reader scored all cases of a person (QC readers = 1), that reader’s leniency is mixed in.',
    },
  },
  {
    label: { 'zh-CN': '定向病例', 'en-US': 'Targeted cases' },
    text: {
      'zh-CN': '定向抽取的病例 {targeted} 例未计入任何率。',
      'en-US': '{targeted} targeted cases are in no rate.',
    },
  },
  {
    label: { 'zh-CN': '阳性率、符合率、同行一致率', 'en-US': 'Positive rate, concordance, peer agreement' },
    text: {
      'zh-CN': '反映转诊、随访与验证，不是个人能力的度量；用于学习。',
      'en-US': 'They describe referral, follow-up and verification as much as skill; for learning.',
    },
  },
  {
    label: { 'zh-CN': '最近一个月', 'en-US': 'The last month' },
    text: {
      'zh-CN': '尚未结束或尚未报齐的月份，数字还会变化。',
      'en-US': 'A month that is not over, or not fully filed, will still change.',
    },
  },
]
