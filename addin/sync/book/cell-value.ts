// From a synced value to what is written into a cell, and whether a cell still holds what it held.
import { isFormula, type RawCell } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import { isoOf } from '../../../templates/reading/dates.ts'
import type { Stood, WriteValue } from '../../host/write-wish.ts'

export function cellValue(rubric: Rubric, field: string, value: FieldValue): WriteValue {
  const type = rubric.columnByKey.get(field)?.type
  if (typeof value !== 'number' || (type !== 'date' && type !== 'datetime')) return value
  return { date: isoOf(value, type === 'datetime') }
}

const daysFrom1904To1900 = 1462
const nearly = 1e-7

/** Was it read as `raw` what stood there? Of a formula only that it is one is compared: its result may move by itself. */
export function stoodAs(raw: RawCell | undefined, before: Stood['before'], date1904: boolean): boolean {
  if (isFormula(raw)) return before.formula
  const content: unknown = before.content
  if (raw === null || raw === undefined || raw === '') return content === '' || content === null
  if (typeof raw !== 'object') return content === raw
  if ('error' in raw) return content === raw.error
  const serial = typeof content === 'object' && content !== null ? (content as { serial?: unknown }).serial : content
  const shift = date1904 && raw.serial >= 1 ? daysFrom1904To1900 : 0
  return typeof serial === 'number' && Math.abs(serial - (raw.serial - shift)) < nearly
}
