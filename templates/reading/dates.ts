// Moments as people type them. Everything that has one meaning is read; what has two is refused.
import type { Stamp } from '../../core/exam.ts'

type DateFault = 'RD-02' | 'RD-03' | 'RD-04' | 'RD-05' | 'RD-22'
export type ReadDate = { readonly stamp: Stamp; readonly timed: boolean } | { readonly fault: DateFault }

const day = 86_400
const first = Date.UTC(1990, 0, 1) / 1000
const last = Date.UTC(2100, 0, 1) / 1000
const unixDayOfSerial0 = 25_569

/** Excel's serial of the 1900 system to the nearest second; null when it is no day from 1990 to 2099. */
export function stampOfSerial(serial: number): Stamp | null {
  const stamp = Math.round((serial - unixDayOfSerial0) * day)
  return stamp >= first && stamp < last ? stamp : null
}

export const midnightOf = (stamp: Stamp): Stamp => stamp - (((stamp % day) + day) % day)

/** ISO text: a date, with the time when `timed`; seconds only when there are any. */
export function isoOf(stamp: Stamp, timed: boolean): string {
  const text = new Date(stamp * 1000).toISOString()
  return timed ? text.slice(0, stamp % 60 === 0 ? 16 : 19) : text.slice(0, 10)
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthNamed = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1
const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'

type Parts = readonly [year: number, month: number, day: number]
type Shape = readonly [RegExp, (found: readonly string[]) => Parts | DateFault]

const shapes: readonly Shape[] = [
  [
    /^(\d{4}) ?[-/.年,\\] ?(\d{1,2}) ?[-/.月,\\] ?(\d{1,2}) ?(?:[日号]|(?!\d))/,
    ([y, m, d]) => [Number(y), Number(m), Number(d)],
  ],
  [/^(\d{4}) (\d{1,2}) (\d{1,2})(?!\d)/, ([y, m, d]) => [Number(y), Number(m), Number(d)]],
  [/^(\d{4})(\d\d)(\d\d)(?=$|[ T]|\d{4}$|\d{6}$)/, ([y, m, d]) => [Number(y), Number(m), Number(d)]],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/, ([a, b, y]) => dayAndMonth(Number(a), Number(b), Number(y))],
  [
    new RegExp(`^(\\d{1,2})[ -]${month}[ ,.-]+(\\d{4})(?!\\d)`, 'i'),
    ([d, m, y]) => [Number(y), monthNamed(m!), Number(d)],
  ],
  [
    new RegExp(`^${month}[ .]+(\\d{1,2}),? +(\\d{4})(?!\\d)`, 'i'),
    ([m, d, y]) => [Number(y), monthNamed(m!), Number(d)],
  ],
  [/^\d{2} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?(?:[日号]|(?!\d))/, () => 'RD-04'],
  [/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?!\d)/, () => 'RD-04'],
  [/^\d{1,2} ?月 ?\d{1,2} ?[日号]?/, () => 'RD-04'],
  [/^(上午|下午|中午|凌晨|早上|晚上)? ?\d{1,2}[:时点]\d{0,2}/, () => 'RD-22'],
]

/** Month and day in either order: known only when one of them cannot be a month, or both are the same. */
const dayAndMonth = (a: number, b: number, year: number): Parts | DateFault =>
  a === b || b > 12 ? [year, a, b] : a > 12 ? [year, b, a] : 'RD-03'

/** Reads tidy text (half width, single spaces). */
export function readDate(tidied: string): ReadDate {
  const text = tidied.replace(/ ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/, '')
  for (const [pattern, partsOf] of shapes) {
    const found = pattern.exec(text)
    if (!found) continue
    const parts = partsOf(found.slice(1))
    if (typeof parts === 'string') return { fault: parts }
    const midnight = midnightAt(parts)
    if (midnight === null) return { fault: 'RD-05' }
    const rest = text.slice(found[0].length).replace(/^[T, ]+/i, '')
    if (rest === '') return { stamp: midnight, timed: false }
    const seconds = secondsIn(rest)
    return seconds === null ? { fault: 'RD-02' } : { stamp: midnight + seconds, timed: true }
  }
  return { fault: 'RD-02' }
}

/** First day of the month that tidy text names, as in 2026-05, 2026年5月 or 202605; undefined when it is no month. */
export function readMonth(tidied: string): Stamp | undefined {
  const found = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?月?份?$/.exec(tidied) ?? /^(\d{4})(\d\d)$/.exec(tidied)
  return (found && midnightAt([Number(found[1]), Number(found[2]), 1])) ?? undefined
}

export function monthOf(stamp: Stamp): Stamp {
  const moment = new Date(stamp * 1000)
  return Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), 1) / 1000
}

function midnightAt([year, monthNumber, date]: Parts): Stamp | null {
  const moment = new Date(Date.UTC(year, monthNumber - 1, date))
  const stamp = moment.getTime() / 1000
  const real = moment.getUTCMonth() === monthNumber - 1 && moment.getUTCDate() === date
  return real && stamp >= first && stamp < last ? stamp : null
}

const half = '(上午|下午|中午|凌晨|早上|晚上|晚|am|pm|a\\.m\\.|p\\.m\\.)?'
const clock = new RegExp(
  `^${half} ?(\\d{1,2}) ?(?:[:时点] ?(?:(\\d{1,2})|(半))? ?(?:[:分] ?(?:(\\d{1,2})(?:\\.(\\d{1,9}))? ?秒?)?)?)? ?${half}(?:\\+08:?00)?$`,
  'i',
)
const packed = /^(\d\d)(\d\d)(\d\d)?$/

/** Seconds since midnight; null when the text is no time of day, or one with two meanings. */
function secondsIn(text: string): number | null {
  const tight = packed.exec(text)
  if (tight) return secondsOf(Number(tight[1]), Number(tight[2]), Number(tight[3] ?? 0))
  const found = clock.exec(text)
  if (!found) return null
  const [, before, hour, minute, halfHour, second, fraction, after] = found
  if (before && after) return null
  const word = (before ?? after ?? '').toLowerCase().replace(/\./g, '')
  // A bare number is no time.
  if (word === '' && !/[:时点]/.test(text)) return null
  const hours = hoursOf(Number(hour), word)
  if (hours === null) return null
  const rounded = fraction && Number(`0.${fraction}`) >= 0.5 ? 1 : 0
  const seconds = secondsOf(hours, halfHour ? 30 : Number(minute ?? 0), Number(second ?? 0))
  return seconds === null ? null : seconds + rounded
}

const secondsOf = (hour: number, minute: number, second: number): number | null =>
  hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : null

function hoursOf(hour: number, word: string): number | null {
  if (word === '') return hour
  if (/^(am|上午|凌晨|早上)$/.test(word)) return hour === 12 ? 0 : hour < 12 ? hour : null
  if (word === '中午') return hour >= 11 && hour <= 14 ? hour : hour <= 2 ? hour + 12 : null
  // 晚上12点 may be the beginning or the end of the day.
  if (hour === 12) return word.startsWith('晚') ? null : 12
  return hour < 12 ? hour + 12 : hour
}
