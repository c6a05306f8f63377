// What a person types in place of both sides of a conflict, read as the cell would be read.
import { say } from '../../../core/finding.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { type FieldValue, wholeRow } from '../../../core/sync/protocol.ts'
import type { Language, Texts } from '../../../core/words.ts'
import { createFieldReader } from '../../../templates/reading/fields.ts'
import { createItemCellReader } from '../../../templates/reading/item-cells.ts'
import { brief, type Params, type ReadingCode, readingFinding } from '../../../templates/reading/reading-finding.ts'
import { textOf } from '../scoring/item-text.ts'
import { fieldWords } from './field-words.ts'

export type Typed = { readonly value: FieldValue } | { readonly fault: Texts }

/** Tokens are made from what never leaves the workbook: nobody types them. */
export const canType = (rubric: Rubric, field: string): boolean =>
  field !== wholeRow && !field.endsWith('_token') && (rubric.itemById.has(field) || rubric.columnByKey.has(field))

/** Empty text is an empty cell. */
export function typedValue(rubric: Rubric, field: string, typed: string): Typed {
  const item = rubric.itemById.get(field)
  if (item) {
    const { entry, remark } = createItemCellReader(item)(typed)
    if (remark?.unread) return faultOf(rubric, field, remark.code, remark.params)
    if (entry.kind === 'invalid') return { fault: notAnEntry(item.deductions.map(({ letter }) => letter).join(' ')) }
    return { value: entry.kind === 'blank' ? null : textOf(item, entry) }
  }
  const column = rubric.columnByKey.get(field)!
  const { type, codelist, required } = column
  const codes = codelist === null ? undefined : rubric.codesOf.get(codelist)
  const reading = createFieldReader(rubric, {
    key: field,
    type: type === 'uuid' || type === 'entry' ? 'string' : type,
    list: codes && { name: codelist!, codes },
    optional: required !== 'yes',
    date1904: false,
  })(typed)
  if (typeof reading === 'object' && reading?.unread) return faultOf(rubric, field, reading.code, reading.params)
  const value = typeof reading === 'object' && reading !== null ? reading.value : reading
  // A cell may hold a code of nobody's list until the checks find it; nobody should decide for one.
  if (codes && value !== null && !codes.has(String(value)))
    return faultOf(rubric, field, 'RD-32', { typed: brief(typed) })
  return { value }
}

const notAnEntry = (letters: string): Texts => ({
  'zh-CN': `这里填 √、扣分字母（${letters}）、V 或 NA:Nxx`,
  'en-US': `This takes √, letters (${letters}), V or NA:Nxx`,
})

function faultOf(rubric: Rubric, field: string, code: ReadingCode, params: Params): Typed {
  const finding = readingFinding(code, { sheet: '' }, { column: fieldWords(rubric, field), ...params })
  const line = (language: Language) => {
    const { message, mend } = say(finding, language)
    return `${message} ${mend}`
  }
  return { fault: { 'zh-CN': line('zh-CN'), 'en-US': line('en-US') } }
}
