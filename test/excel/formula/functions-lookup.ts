import { momentOf, serialOf } from '../model/serial.ts'
import { isCellError } from '../model/value.ts'
import { notImplemented } from '../wire/host-error.ts'
import type { WorksheetFunction } from './functions.ts'
import { lifted, ofNumbers } from './lift.ts'
import {
  asBlock,
  asNumber,
  type Block,
  compare,
  failure,
  isReferred,
  type Scalar,
  settled,
  type Value,
} from './values.ts'

const first = (value: Value | undefined): Scalar => asBlock(value ?? null)[0]![0]!

/** Position of a value in a row or column, from 0; null: not there. Kind 0 is exact, 1 the last that is not greater. */
function position(wanted: Scalar, list: readonly Scalar[], kind: number): number | null {
  if (kind === 0) {
    const at = list.findIndex((one) => one !== null && compare(one, wanted) === 0 && typeof one === typeof wanted)
    return at < 0 ? null : at
  }
  let found: number | null = null
  for (const [index, one] of list.entries()) {
    if (one === null || typeof one !== typeof wanted) continue
    const order = compare(one, wanted)
    if (typeof order === 'number' && (kind > 0 ? order <= 0 : order >= 0)) found = index
    else break
  }
  return found
}

function index(given: readonly Value[]): Value {
  const block = asBlock(given[0] ?? null)
  const [one, two] = [asNumber(first(given[1])), given.length > 2 ? asNumber(first(given[2])) : null]
  if (isCellError(one)) return one
  if (isCellError(two)) return two
  const single = two === null && block.length === 1
  const row = Math.trunc(single ? 1 : one)
  const column = Math.trunc(single ? one : (two ?? 1))
  if (row < 0 || column < 0 || row > block.length || column > block[0]!.length) return failure('#REF!')
  const rows: Block = row === 0 ? block : [block[row - 1]!]
  return column === 0 ? rows : rows.map((line) => [line[column - 1]!])
}

function vertical(given: readonly Value[], turn: boolean): Value {
  const whole = asBlock(given[1] ?? null)
  const block = turn ? whole[0]!.map((_, column) => whole.map((line) => line[column]!)) : whole
  const column = asNumber(first(given[2]))
  if (isCellError(column)) return column
  const near = given[3] === undefined || first(given[3]) === true || first(given[3]) === 1
  const at = position(
    first(given[0]),
    block.map((line) => line[0]!),
    near ? 1 : 0,
  )
  return at === null ? failure('#N/A') : (block[at]![column - 1] ?? failure('#REF!'))
}

/** Whether a cell fits a criterion such as `">=3"`, `"A*"` or 5. */
function criterion(value: Scalar): (one: Scalar) => boolean {
  const [, sign = '=', rest = ''] = /^(<>|<=|>=|=|<|>)?([\s\S]*)$/.exec(String(value ?? '')) ?? []
  const number = rest !== '' && !Number.isNaN(Number(rest)) ? Number(rest) : null
  const pattern = new RegExp(
    `^${rest
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/(?<!~)\*/g, '[\\s\\S]*')
      .replace(/(?<!~)\?/g, '[\\s\\S]')
      .replaceAll('~', '')}$`,
    'i',
  )
  const same = (one: Scalar): boolean =>
    number === null
      ? rest === ''
        ? one === null || one === ''
        : typeof one === 'string' && pattern.test(one)
      : asNumber(one) === number && one !== null
  if (sign === '=') return same
  if (sign === '<>') return (one) => !same(one)
  return (one) => {
    const order = compare(one, number ?? rest)
    if (one === null || typeof order !== 'number' || typeof one !== (number === null ? 'string' : 'number'))
      return false
    return sign === '<' ? order < 0 : sign === '>' ? order > 0 : sign === '<=' ? order <= 0 : order >= 0
  }
}

/** Which cells fit all pairs of range and criterion. */
function fitting(pairs: readonly Value[]): readonly boolean[] {
  let fits: readonly boolean[] | null = null
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const test = criterion(first(pairs[at + 1]))
    const cells = asBlock(pairs[at]!).flat().map(test)
    const before: readonly boolean[] | null = fits
    fits = before === null ? cells : cells.map((one, place) => one && before[place] === true)
  }
  return fits ?? []
}

function chosen(cells: Value | undefined, fits: readonly boolean[]): readonly number[] {
  return asBlock(cells ?? null)
    .flat()
    .filter((one, place): one is number => fits[place] === true && typeof one === 'number')
}
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)

export const lookupFunctions: Readonly<Record<string, WorksheetFunction>> = {
  INDEX: index,
  MATCH: ([wanted = null, list = null, kind = 1], work) => {
    const values = asBlock(list).flat()
    const how = asNumber(first(kind))
    return isCellError(how)
      ? how
      : lifted((one = null) => {
          const at = position(one, values, how)
          return at === null ? failure('#N/A') : at + 1
        })([wanted], work)
  },
  VLOOKUP: (given) => vertical(given, false),
  HLOOKUP: (given) => vertical(given, true),
  CHOOSE: ([which = null, ...values]) => {
    const number = asNumber(first(which))
    return isCellError(number) ? number : (values[Math.trunc(number) - 1] ?? failure('#VALUE!'))
  },
  COUNTIF: (given) => fitting(given).filter((one) => one).length,
  COUNTIFS: (given) => fitting(given).filter((one) => one).length,
  SUMIF: ([cells = null, test = null, of]) => sum(chosen(of ?? cells, fitting([cells, test]))),
  SUMIFS: ([of, ...pairs]) => sum(chosen(of, fitting(pairs))),
  AVERAGEIFS: ([of, ...pairs]) => {
    const all = chosen(of, fitting(pairs))
    return all.length === 0 ? failure('#DIV/0!') : sum(all) / all.length
  },
  ROWS: ([value = null]) => asBlock(value).length,
  COLUMNS: ([value = null]) => asBlock(value)[0]!.length,
  ROW: ([value], { row }) =>
    value === undefined ? row + 1 : isReferred(value) ? value.place.area.row + 1 : failure('#VALUE!'),
  COLUMN: ([value], { column }) =>
    value === undefined ? column + 1 : isReferred(value) ? value.place.area.column + 1 : failure('#VALUE!'),
  TODAY: (_given, { book }) => {
    const today = book.today()
    return serialOf(book.date1904, today.getFullYear(), today.getMonth() + 1, today.getDate())
  },
  DATE: (given, work) =>
    ofNumbers((year = 0, month = 0, day = 0) => {
      const serial = serialOf(work.book.date1904, year, month, day)
      if (serial === null) throw notImplemented(`DATE(${year},${month},${day})`)
      return serial
    })(given, work),
  YEAR: (given, work) => ofNumbers((serial) => momentOf(work.book.date1904, serial).getUTCFullYear())(given, work),
  MONTH: (given, work) => ofNumbers((serial) => momentOf(work.book.date1904, serial).getUTCMonth() + 1)(given, work),
  DAY: (given, work) => ofNumbers((serial) => momentOf(work.book.date1904, serial).getUTCDate())(given, work),
  HYPERLINK: ([target = null, text]) => settled(text ?? target),
}
