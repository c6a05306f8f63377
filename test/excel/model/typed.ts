// What Excel makes of a text that is typed or set: "0001" is 1, "=A1" a formula, "2026-05-08" a date, unless the cell is text.
import type { Book } from './book.ts'
import { serialOf } from './serial.ts'
import { type CellValue, errorTexts } from './value.ts'

export type Typed = {
  readonly value: CellValue
  readonly formula: string | null
  /** A number format that the text brings along, taken only by a cell that has none. */
  readonly format?: string
}

const constant = (value: CellValue, format?: string): Typed =>
  format === undefined ? { value, formula: null } : { value, formula: null, format }

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const groupedNumber = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/
const dateText = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const yearMonth = /^(\d{4})[-/年](\d{1,2})月?$/
const monthDay = /^(\d{1,2})[-/月](\d{1,2})日?$/
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/

/** Reads what was typed into a cell of this number format. */
export function typed(book: Book, input: unknown, numberFormat: string): Typed {
  if (typeof input === 'number' || typeof input === 'boolean') return constant(input)
  if (typeof input !== 'string') throw new TypeError(`a cell cannot hold ${typeof input}`)
  if (input === '') return constant(null)
  if (numberFormat === '@') return constant(input)
  if (input.startsWith("'")) return constant(input.slice(1))
  if (input.startsWith('=') && input.length > 1) return { value: null, formula: input }
  const text = input.trim()
  if (plainNumber.test(text)) return constant(Number(text))
  if (groupedNumber.test(text)) return constant(Number(text.replaceAll(',', '')), '#,##0')
  if (text.endsWith('%') && plainNumber.test(text.slice(0, -1)))
    return constant(Number((Number(text.slice(0, -1)) / 100).toPrecision(15)), text.includes('.') ? '0.00%' : '0%')
  if (/^(true|false)$/i.test(text)) return constant(text.toLowerCase() === 'true')
  if (errorTexts.includes(text.toUpperCase())) return constant({ error: text.toUpperCase() })
  return typedDate(book, text) ?? typedFormula(text) ?? constant(input)
}

function typedDate(book: Book, text: string): Typed | null {
  const date = dateText.exec(text)
  if (date !== null) {
    const [year, month, day, hour = 0, minute = 0, second = 0] = date
      .slice(1)
      .map((part) => (part === undefined ? undefined : Number(part)))
    const serial = serialOf(book.date1904, year!, month!, day!)
    if (serial === null || hour > 23 || minute > 59 || second > 59) return null
    const time = (hour * 3600 + minute * 60 + second) / 86_400
    return constant(serial + time, date[4] === undefined ? 'yyyy/m/d' : 'yyyy/m/d h:mm')
  }
  const month = yearMonth.exec(text)
  if (month !== null) return dated(serialOf(book.date1904, Number(month[1]), Number(month[2]), 1), 'mmm-yy')
  const day = monthDay.exec(text)
  if (day !== null)
    return dated(serialOf(book.date1904, book.today().getFullYear(), Number(day[1]), Number(day[2])), 'd-mmm')
  const time = clock.exec(text)
  if (time === null) return null
  const [hour, minute, second] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)]
  if (minute > 59 || second > 59) return null
  return constant((hour * 3600 + minute * 60 + second) / 86_400, time[3] === undefined ? 'h:mm' : 'h:mm:ss')
}

const dated = (serial: number | null, format: string): Typed | null =>
  serial === null ? null : constant(serial, format)

/** A sign before something that is no number makes a formula, as at the keyboard: the door of formula injection. */
function typedFormula(text: string): Typed | null {
  return /^[+-][\w$("']/.test(text) ? { value: null, formula: `=${text}` } : null
}
