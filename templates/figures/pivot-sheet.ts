// 透视表: where a PivotTable stands, and what it shows at first. People turn it as they like.
import type { Language, Texts } from '../../core/words.ts'
import type { Sheet } from '../sheet.ts'
import type { Context } from '../summary/context.ts'
import { summaryName, titleGap } from '../summary/names.ts'
import type { Pivot } from './figure.ts'
import { strataHeads, strataTable } from './strata-sheet.ts'

export const pivotKey = 'summary_pivot'

const note: Texts = {
  'zh-CN':
    '筛选岗位、工号、检查类型、月份，或把它们拖到行；下方请留空。次数随工作量变化，请与例数一起看，不用于给人员排名；均分与率见各统计表。',
  'en-US':
    'Filter by role, staff, modality or month, or drag them to the rows; leave the cells below free. Counts follow the workload: read them with the cases, never rank people. Means and rates stand on the other sheets.',
}

export function pivotSheet({ language, subject }: Pick<Context, 'language' | 'subject'>): Sheet {
  const name = summaryName('pivot', language)
  return {
    name,
    columns: [{ width: 44 }, { width: 14 }, { width: 14 }, { width: 14 }, { width: 14 }, { width: 14 }],
    rows: [
      { cells: [`${name}${titleGap}${subject}`], look: ['summary-title'], height: 26 },
      { cells: [note[language]], look: ['summary-subtitle'], height: 18 },
    ],
    plain: true,
    print: { landscape: false, fitWidth: 1, footer: `&L&8${name} · ${subject}&R&8&P / &N` },
  }
}

/** Not 0 where nothing is counted: an item has no cases of its own. */
const countFormat = '#,##0;-#,##0;;@'

export function pivotFigure(language: Language): Pivot {
  const head = (key: keyof typeof strataHeads) => strataHeads[key][language]
  const sum = (key: keyof typeof strataHeads) => ({ field: head(key), name: `Σ ${head(key)}`, format: countFormat })
  return {
    kind: 'pivot',
    key: 'pivot_deductions',
    on: pivotKey,
    at: 'A8',
    table: strataTable,
    rows: [head('link'), head('item')],
    filters: [head('role'), head('person'), head('modality'), head('month')],
    sums: [sum('cases'), sum('deductions'), sum('lost'), sum('vetoes')],
  }
}
