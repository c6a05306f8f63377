// 工作量与总体数据 and 整改台账: Excel tables that people fill in.
import { columnLetters } from '../../core/grid.ts'
import type { InputTable, Rubric } from '../../core/rubric.ts'
import { caption, type Language } from '../../core/words.ts'
import type { LookName } from '../looks.ts'
import type { Condition, Row, Sheet, Validation } from '../sheet.ts'
import { sheetName } from '../sheet-names.ts'
import { listName } from './code-sheet.ts'
import type { FilledRow } from './filled.ts'
import { disclaimer, pageFooter } from './page.ts'

type Field = InputTable['fields'][number]
type Kind = 'populationTable' | 'actionLog'

/** Excel's row numbers in these sheets. */
export const tableRows = { title: 1, hint: 2, captions: 4, first: 5 } as const

const preparedRows: Readonly<Record<Kind, number>> = { populationTable: 120, actionLog: 60 }

const lists: Readonly<Record<string, string>> = {
  hospital: 'hospitals',
  modality: 'modalities',
  encounter_type: 'encounter_types',
  role: 'roles',
  owner_role: 'roles',
  status: 'statuses',
}

const widths: Readonly<Record<string, number>> = {
  trigger: 18,
  measure: 44,
  evidence: 36,
  action_id: 14,
  period: 11,
  hospital: 10,
  staff_id: 12,
}

/** Figures that are counted among others: no more than the whole (both in one row). */
const partOf: Readonly<Record<string, string>> = {
  positive_n: 'reports_n',
  ontime_n: 'reports_n',
  em_2h_n: 'em_n',
  crit_10m_n: 'crit_n',
  extrav_n: 'enh_ct_n',
  pirads_n: 'pr_mr_n',
  birads_n: 'mg_n',
}

const words = {
  'zh-CN': {
    populationTable: '每月、每院、每类检查一行；人员一栏空着表示全院。数字取自 RIS 全部病例，用于总体类指标。',
    actionLog: '每项整改一行。触发填扣分条目代码（如 IMG-02V）或指标编号；关闭时填日期和复查结果。',
    date: '日期，如 2026-05-08',
    month: '月份，填该月任意一天，如 2026-05-01',
    whole: '0 或正整数',
  },
  'en-US': {
    populationTable:
      'One row a month, hospital and modality; an empty staff id means the whole hospital. Figures of all cases, from the RIS.',
    actionLog:
      'One row an action. The trigger is a deduction code (such as IMG-02V) or an indicator; on closing enter the date and the re-check.',
    date: 'A date, such as 2026-05-08',
    month: 'A month: any day of it, such as 2026-05-01',
    whole: '0 or a positive whole number',
  },
} as const satisfies Record<Language, unknown>

function lookOf({ key, type }: Field): LookName {
  if (key === 'period') return 'inputMonth'
  return type === 'int' ? 'inputNumber' : type === 'date' ? 'inputDate' : type === 'code' ? 'inputCode' : 'inputText'
}

function validationOf({ key, type, ...field }: Field, range: string, language: Language): readonly Validation[] {
  const title = caption(field, language).slice(0, 32)
  const say = words[language]
  const list = lists[key]
  if (list)
    return [{ range, type: 'list', formulas: [listName(list)], strict: key === 'hospital' ? 'warn' : 'stop', title }]
  if (type === 'date') {
    const text = key === 'period' ? say.month : say.date
    return [
      { range, type: 'date', operator: 'between', formulas: ['2000-01-01', '2099-12-31'], strict: 'stop', title, text },
    ]
  }
  if (type !== 'int') return []
  return [
    { range, type: 'whole', operator: 'between', formulas: [0, 100_000_000], strict: 'stop', title, text: say.whole },
  ]
}

/** Parts that are greater than their whole. */
function conditionsOf(fields: readonly Field[], last: number): readonly Condition[] {
  const at = (key: string) => columnLetters(fields.findIndex((field) => field.key === key))
  return fields.flatMap(({ key }) => {
    const whole = partOf[key]
    if (!whole) return []
    const [part, total] = [at(key), at(whole)]
    const formula = `AND(ISNUMBER($${part}${tableRows.first}),$${part}${tableRows.first}>N($${total}${tableRows.first}))`
    return [{ range: `${part}${tableRows.first}:${part}${last}`, formula, look: 'invalid' satisfies LookName }]
  })
}

export function inputTable(rubric: Rubric, kind: Kind, filled: readonly FilledRow[], language: Language): Sheet {
  const { fields } = rubric[kind]
  const count = Math.max(preparedRows[kind], filled.length)
  const last = tableRows.captions + count
  const end = columnLetters(fields.length - 1)
  const looks = fields.map(lookOf)
  const rows: Row[] = [
    { cells: [caption(rubric[kind], language)], look: 'title', height: 26 },
    { cells: [words[language][kind]], look: 'note' },
    { cells: [disclaimer(rubric, language)], look: 'note' },
    {
      cells: fields.map((field) => caption(field, language)),
      look: fields.map(() => 'head'),
      height: language === 'zh-CN' ? 44 : 60,
    },
    ...Array.from({ length: count }, (_, n) => ({
      cells: fields.map(({ key }) => filled[n]?.[key] ?? null),
      look: looks,
      height: 18,
    })),
  ]
  const kindOf = kind === 'populationTable' ? 'population' : 'actions'
  return {
    name: sheetName(kindOf, language),
    tab: '4B7F87',
    zoom: 90,
    columns: fields.map((field, n) => ({ width: widths[field.key] ?? 9.5, look: looks[n]! })),
    rows,
    freeze: { rows: tableRows.captions, columns: kind === 'populationTable' ? 3 : 1 },
    validations: fields.flatMap((field, n) =>
      validationOf(field, `${columnLetters(n)}${tableRows.first}:${columnLetters(n)}${last}`, language),
    ),
    conditions: conditionsOf(fields, last),
    tables: [{ name: kindOf, range: `A${tableRows.captions}:${end}${last}` }],
    print: {
      landscape: true,
      area: `A1:${end}${last}`,
      repeatRows: `1:${tableRows.captions}`,
      fitWidth: 1,
      ...pageFooter(rubric, language),
    },
  }
}
