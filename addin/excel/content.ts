// From values to what Excel is told to put into cells.
import { serialOfIso } from '../../core/iso-date.ts'
import { staysText } from '../host/typed-text.ts'
import type { Stood, WriteCell, WriteValue } from '../host/write-wish.ts'

type Content = string | number | boolean

const daysFrom1904To1900 = 1462
const dateFormat = 'yyyy-mm-dd'
const momentFormat = 'yyyy-mm-dd hh:mm'

/** @throws RangeError for a text that is no date: the caller is wrong */
export function serialIn(date: string, date1904: boolean): number {
  const serial = serialOfIso(date)
  if (serial === undefined) throw new RangeError(`no moment: ${date}`)
  return date1904 && serial >= 1 ? serial - daysFrom1904To1900 : serial
}

export function contentOf(value: WriteValue, date1904: boolean): Content {
  if (value === null) return ''
  if (typeof value !== 'object') return value
  return 'date' in value ? serialIn(value.date, date1904) : `=${value.formula}`
}

/** Null leaves the format as it is. */
export function formatOf({ value, numberFormat }: WriteCell): string | null {
  if (numberFormat !== undefined) return numberFormat
  if (typeof value === 'string') return '@'
  if (typeof value === 'object' && value !== null && 'date' in value)
    return value.date.includes('T') ? momentFormat : dateFormat
  return null
}

/** Text under a format that would let Excel take it for something else is entered with an apostrophe. */
export const entered = (content: Content, format: string | null, formula: boolean): Content =>
  typeof content === 'string' && content !== '' && !formula && format !== '@' && !staysText(content)
    ? `'${content}`
    : content

/** What puts a cell back as it stood. */
export const restored = ({ content, numberFormat, formula }: Stood['before']): Content =>
  entered(content, numberFormat, formula)
