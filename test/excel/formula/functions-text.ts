import { isCellError } from '../model/value.ts'
import type { WorksheetFunction } from './functions.ts'
import { lifted, ofNumbers, ofTextAndNumbers, ofTexts } from './lift.ts'
import { asBlock, asNumber, asText, failure, type Scalar, type Value } from './values.ts'

/** Excel counts in UTF-16 units. */
const part = (text: string, start: number, count: number): Scalar =>
  start < 1 || count < 0
    ? failure('#VALUE!')
    : text.slice(Math.trunc(start) - 1, Math.trunc(start) - 1 + Math.trunc(count))

function place(find: string, within: string, start: number): Scalar {
  const at = start < 1 ? -1 : within.indexOf(find, Math.trunc(start) - 1)
  return at < 0 ? failure('#VALUE!') : at + 1
}

const finder = (fold: (text: string) => string): WorksheetFunction =>
  lifted((find = null, within = null, start = 1) => {
    const first = asText(find)
    const second = asText(within)
    const from = asNumber(start)
    if (typeof first !== 'string') return first
    if (typeof second !== 'string') return second
    return typeof from === 'number' ? place(fold(first), fold(second), from) : from
  })

function replaced(text: string, old: string, fresh: string, which: number | null): string {
  if (old === '') return text
  if (which === null) return text.replaceAll(old, fresh)
  const parts = text.split(old)
  return which > parts.length - 1 ? text : parts.slice(0, which).join(old) + fresh + parts.slice(which).join(old)
}

const joined = (given: readonly Value[], between: string, skipEmpty: boolean): Scalar => {
  const texts: string[] = []
  for (const one of given.flatMap((value) => asBlock(value).flat())) {
    const text = asText(one)
    if (isCellError(text)) return text
    if (text !== '' || !skipEmpty) texts.push(text)
  }
  return texts.join(between)
}

export const textFunctions: Readonly<Record<string, WorksheetFunction>> = {
  LEN: ofTexts((text = '') => text.length),
  LEFT: ofTextAndNumbers((text, count = 1) => part(text, 1, count)),
  RIGHT: ofTextAndNumbers((text, count = 1) =>
    count < 0 ? failure('#VALUE!') : text.slice(Math.max(0, text.length - Math.trunc(count))),
  ),
  MID: ofTextAndNumbers((text, start = 1, count = 0) => part(text, start, count)),
  UPPER: ofTexts((text = '') => text.toUpperCase()),
  LOWER: ofTexts((text = '') => text.toLowerCase()),
  TRIM: ofTexts((text = '') => text.trim().replace(/ {2,}/g, ' ')),
  EXACT: ofTexts((a = '', b = '') => a === b),
  REPT: ofTextAndNumbers((text, count = 0) => (count < 0 ? failure('#VALUE!') : text.repeat(Math.trunc(count)))),
  CHAR: ofNumbers((code) => (code < 1 || code > 255 ? failure('#VALUE!') : String.fromCharCode(Math.trunc(code)))),
  CODE: ofTexts((text = '') => (text === '' ? failure('#VALUE!') : text.charCodeAt(0))),
  UNICHAR: ofNumbers((code) => String.fromCodePoint(code)),
  FIND: finder((text) => text),
  SEARCH: finder((text) => text.toLowerCase()),
  SUBSTITUTE: lifted((text = null, old = null, fresh = null, which) => {
    const [first, second, third] = [asText(text), asText(old), asText(fresh)]
    if (typeof first !== 'string') return first
    if (typeof second !== 'string') return second
    if (typeof third !== 'string') return third
    return replaced(first, second, third, which === undefined ? null : Number(which))
  }),
  VALUE: lifted((text = null) => asNumber(text === '' ? 'x' : text)),
  T: lifted((value = null) => (typeof value === 'string' || isCellError(value) ? value : '')),
  CONCATENATE: (given) => joined(given, '', false),
  CONCAT: (given) => joined(given, '', false),
  TEXTJOIN: ([between = null, skip = null, ...rest]) => {
    const text = asText(asBlock(between)[0]![0]!)
    return isCellError(text) ? text : joined(rest, text, asBlock(skip)[0]![0] === true)
  },
}
