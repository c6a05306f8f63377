// Fields and values of the wire in the words of the rubric.
import type { Rubric } from '../../../core/rubric.ts'
import { type FieldValue, wholeRow } from '../../../core/sync/protocol.ts'
import { caption } from '../../../core/words.ts'
import { isoDay } from '../book/clock.ts'
import { language, t } from '../speech.ts'

/** Such as `IMG-05 伪影` or `检查部位`. */
export function fieldWords(rubric: Rubric, field: string): string {
  if (field === wholeRow) return t('sync.wholeRow')
  const item = rubric.itemById.get(field)
  if (item) return `${item.id} ${caption(item, language.value)}`
  const column = rubric.columnByKey.get(field)
  return column ? caption(column, language.value) : field
}

/** Free text of several lines. */
export const isProse = (field: string): boolean => field === 'remarks' || field === 'appeal_note'

/** A value as a person would say it: codes and letters with what they mean. */
export function valueWords(rubric: Rubric, field: string, value: FieldValue): string {
  if (field === wholeRow) return t(value === 'removed' ? 'sync.rowRemoved' : 'sync.rowKept')
  if (value === null || value === '') return t('doctor.empty')
  const item = rubric.itemById.get(field)
  if (item) return itemWords(rubric, field, String(value))
  const column = rubric.columnByKey.get(field)
  const code = rubric.codesOf.get(column?.codelist ?? '')?.get(String(value))
  if (code) return `${code.code} ${caption(code, language.value)}`
  if (typeof value === 'number' && column?.type === 'date') return isoDay(value)
  if (typeof value === 'number' && column?.type === 'datetime')
    return new Date(value * 1000).toISOString().slice(0, 16).replace('T', ' ')
  return String(value)
}

function itemWords(rubric: Rubric, field: string, text: string): string {
  const item = rubric.itemById.get(field)!
  if (text === '√') return `√ ${t('score.met')}`
  const reason = text.startsWith('NA:') ? rubric.codesOf.get('na_reasons')?.get(text.slice(3)) : undefined
  if (reason) return `NA ${reason.code} ${caption(reason, language.value)}`
  const parts = text.split(',').map((part) => {
    const letter = part.charAt(0)
    const deduction = item.deductions.find((each) => each.letter === letter)
    if (deduction) return `${part} −${deduction.points} ${caption(deduction, language.value)}`
    return item.veto?.letter === letter ? `${t('score.veto')} ${caption(item.veto, language.value)}` : part
  })
  return parts.join(language.value === 'zh-CN' ? '；' : '; ')
}
