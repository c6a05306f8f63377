// What the input cells of 原始数据表 offer, explain and refuse.
import { columnLetters } from '../../core/grid.ts'
import type { Column, Item, Rubric } from '../../core/rubric.ts'
import { caption, type Language } from '../../core/words.ts'
import type { DefinedName, Validation } from '../sheet.ts'
import { listName } from './code-sheet.ts'
import { itemHelp, mostText, mostTitle, shortened } from './item-help.ts'
import { isMade } from './score-columns.ts'

/** The name by which the drop-down of an item knows its choices. */
const choicesName = (item: string): string => `item_${item.replace('-', '_')}`

export const choiceNames = (choices: ReadonlyMap<string, string>): readonly DefinedName[] =>
  [...choices].map(([item, refersTo]) => ({ name: choicesName(item), refersTo }))

type Rule = Pick<Validation, 'type' | 'operator' | 'formulas' | 'strict'>

/** Codes that may come from elsewhere than the list. */
const openLists = new Set(['hospitals'])

const whole = (least: number, most: number): Rule => ({
  type: 'whole',
  operator: 'between',
  formulas: [least, most],
  strict: 'stop',
})

function ruleOf({ key, type, codelist }: Column): Rule | null {
  if (key === 'qc_scope') return { type: 'list', formulas: [listName('scopes')], strict: 'none' }
  if (type === 'code' && codelist)
    return { type: 'list', formulas: [listName(codelist)], strict: openLists.has(codelist) ? 'warn' : 'stop' }
  if (type === 'date' || type === 'datetime')
    return { type: 'date', operator: 'between', formulas: ['2000-01-01', '2099-12-31'], strict: 'stop' }
  if (key === 'patient_age') return whole(0, 120)
  return type === 'int' ? whole(0, 100_000) : null
}

const words = {
  'zh-CN': {
    date: '日期，如 2026-05-08',
    datetime: '日期和时间，如 2026-05-08 14:30',
    int: '整数',
    age: '整数 0–120；89 岁以上填 90',
    scope: 'ALL，或以分号连接的环节，如 RPT;REV',
    override: '条目=岗位，如 IMG-12=SYSTEM；须在备注中说明',
    remarks: '严重（S3）、否决扣分与 N17 须写备注。不写姓名、身份证号、电话。',
    accession: '只留在本工作簿，不上传；按文本保存，保留前导零。',
  },
  'en-US': {
    date: 'A date, such as 2026-05-08',
    datetime: 'Date and time, such as 2026-05-08 14:30',
    int: 'A whole number',
    age: 'A whole number 0–120; above 89 enter 90',
    scope: 'ALL, or links joined by semicolons, such as RPT;REV',
    override: 'item=role, such as IMG-12=SYSTEM; say why in the remarks',
    remarks: 'Major (S3) and veto deductions and N17 need a remark. No names, ID or phone numbers.',
    accession: 'Stays in this workbook and is never uploaded; kept as text with its leading zeros.',
  },
} as const satisfies Record<Language, unknown>

/** Help that a column of this key needs, whatever its type. */
const keyHelp = {
  patient_age: 'age',
  qc_scope: 'scope',
  role_override: 'override',
  remarks: 'remarks',
  accession_no: 'accession',
} as const

function helpOf(rubric: Rubric, { key, type, codelist }: Column, language: Language): string {
  const say = words[language]
  if (key in keyHelp) return say[keyHelp[key as keyof typeof keyHelp]]
  if (type === 'date' || type === 'datetime' || type === 'int') return say[type]
  const codes = rubric.codelists[codelist ?? ''] ?? []
  return codes.map((code) => `${code.code} ${caption(code, language)}`).join(language === 'zh-CN' ? '；' : '; ')
}

function fieldDropDown(rubric: Rubric, column: Column, range: string, language: Language): readonly Validation[] {
  const text = shortened(helpOf(rubric, column, language), mostText)
  const rule =
    ruleOf(column) ??
    (text === ''
      ? null
      : ({ type: 'textLength', operator: 'lessThanOrEqual', formulas: [2000], strict: 'stop' } as const))
  return rule ? [{ range, ...rule, title: shortened(caption(column, language), mostTitle), text }] : []
}

function itemDropDown(item: Item, range: string, language: Language): Validation {
  const title = shortened(`${item.id} ${caption(item, language)}`, mostTitle)
  return {
    range,
    type: 'list',
    formulas: [choicesName(item.id)],
    strict: 'none',
    title,
    text: itemHelp(item, language),
  }
}

/** One validation for each column that people fill in, over rows `first` to `last`. */
export function dropDowns(rubric: Rubric, first: number, last: number, language: Language): readonly Validation[] {
  return rubric.columns.flatMap((column, place) => {
    const letters = columnLetters(place)
    const range = `${letters}${first}:${letters}${last}`
    const item = rubric.itemById.get(column.key)
    if (item) return itemDropDown(item, range, language)
    return isMade(column) ? [] : fieldDropDown(rubric, column, range, language)
  })
}
