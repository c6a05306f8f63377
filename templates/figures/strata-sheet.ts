// 透视数据: what a PivotTable counts. Sums over exams that are alike: no exam can be told in it, and no mean or grade of anybody
// can be made of it, which over a few cases would say more than it knows. Cases stand beside deductions.
import { type Stratum, strataOf } from '../../core/statistics/strata.ts'
import { caption, type Texts } from '../../core/words.ts'
import type { Sheet } from '../sheet.ts'
import type { Context } from '../summary/context.ts'
import { countColumn, textColumn } from '../summary/figure-columns.ts'
import { linkName } from '../summary/link-lines.ts'
import { figureSheet } from '../summary/sheet.ts'

export const strataTable = 'summary_strata'

export const strataHeads = {
  link: { 'zh-CN': '环节', 'en-US': 'Link' },
  item: { 'zh-CN': '条目', 'en-US': 'Item' },
  code: { 'zh-CN': '扣分代码', 'en-US': 'Code' },
  role: { 'zh-CN': '岗位', 'en-US': 'Role' },
  hospital: { 'zh-CN': '医院代码', 'en-US': 'Site code' },
  person: { 'zh-CN': '工号', 'en-US': 'Staff id' },
  modality: { 'zh-CN': '检查类型', 'en-US': 'Modality' },
  month: { 'zh-CN': '月份', 'en-US': 'Month' },
  cases: { 'zh-CN': '例数 n', 'en-US': 'Cases n' },
  deductions: { 'zh-CN': '扣分次数', 'en-US': 'Deductions' },
  lost: { 'zh-CN': '失分', 'en-US': 'Points lost' },
  vetoes: { 'zh-CN': '否决次数', 'en-US': 'Vetoes' },
} as const satisfies Record<string, Texts>

const counted: Texts = { 'zh-CN': '（计例数）', 'en-US': '(cases)' }
const unknown: Texts = { 'zh-CN': '（未填）', 'en-US': '(not filled in)' }

/** How many leading columns name a line. */
export const strataNames = 8

export function strataSheet(context: Context): Sheet {
  const { rubric, language, nameOf } = context
  const place = new Map(rubric.links.map(({ id }, n) => [id, n + 1]))
  const known = (text: string | null) => text ?? unknown[language]
  const heads = strataHeads
  return figureSheet<Stratum>(
    {
      sheet: 'strata',
      note: {
        'zh-CN':
          '透视表的数据源：相同情况的病例合并计数，不含单个病例，也不含得分与等级；条目为“（计例数）”的行只计该环节的病例数。请勿按次数给人员排名：次数随工作量变化。',
        'en-US':
          'Source of the PivotTable: cases that are alike are counted together; no single case, score or grade is in it. Lines with the item “(cases)” count the cases of the link. Counts follow the workload: never rank people by them.',
      },
      columns: [
        // Numbered, so that a PivotTable, which sorts by letters, keeps the rubric's order.
        textColumn('link', heads.link, 18, ({ link }) => `${place.get(link)} ${linkName(context, link)}`),
        textColumn('item', heads.item, 30, ({ item }) =>
          item === null ? counted[language] : `${item.id} ${caption(item, language)}`,
        ),
        textColumn('code', heads.code, 11, ({ code }) => code || counted[language], 'summary-code'),
        textColumn('role', heads.role, 18, ({ role }) => nameOf('roles', role)),
        textColumn('hospital', heads.hospital, 9, ({ hospital }) => hospital),
        textColumn('person', heads.person, 9, ({ person }) => known(person), 'summary-code'),
        textColumn('modality', heads.modality, 9, ({ modality }) => known(modality)),
        textColumn('month', heads.month, 9, ({ month }) => month, 'summary-code'),
        countColumn('cases', heads.cases, ({ cases }) => cases, 9),
        countColumn('deductions', heads.deductions, ({ deductions }) => deductions, 9),
        countColumn('lost', heads.lost, ({ lost }) => lost, 9),
        countColumn('vetoes', heads.vetoes, ({ vetoes }) => vetoes, 9),
      ],
      lines: strataOf(rubric, context.counted.exams),
      frozen: 2,
    },
    context,
  )
}
