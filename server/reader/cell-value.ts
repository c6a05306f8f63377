// From the text of a `v` element to a value, by the type and the style of its cell.
import type { PlainCell } from '../../core/grid.ts'
import { serialOfIso } from './iso-date.ts'
import { numberAt, numberOf } from './number.ts'
import { refuse } from './refusal.ts'
import { boundedText, type Reading } from './rich-text.ts'

/** What the cells of one workbook refer to. */
export type Lookups = {
  readonly strings: readonly string[]
  readonly dates: readonly boolean[]
  /** Days from the workbook's date system to the 1900 system. */
  readonly shift: number
}

export const types = { number: 0, shared: 1, boolean: 2, error: 3, text: 4, date: 5 } as const
export type CellType = (typeof types)[keyof typeof types]

/** The type that a cell's `t` attribute names; a word that is none is refused. */
export function typeNamed(b: Buffer, from: number, to: number, part: string): CellType {
  const c = b[from]
  if (to - from === 1) {
    if (c === 115) return types.shared
    if (c === 110) return types.number
    if (c === 98) return types.boolean
    if (c === 101) return types.error
    if (c === 100) return types.date
  }
  const word = b.toString('latin1', from, to)
  return word === 'str' || word === 'inlineStr' ? types.text : refuse('bad-xml', part)
}

/** A time of day stays as it is; only a serial that counts days is shifted. */
const dated = (serial: number, shift: number): PlainCell => ({
  serial: shift === 0 || (serial >= 0 && serial < 1) ? serial : serial + shift,
})

/** Of one part: what its cells refer to and how its texts are read. */
export type CellContext = Lookups & Reading

/**
 * The value that stands from `from` to `to`; `plain` says that it holds no CDATA and no comment.
 * One function for all parts, not a closure for each, so that it is made fast once.
 */
export function decode(
  b: Buffer,
  from: number,
  to: number,
  type: CellType,
  style: number,
  plain: boolean,
  context: CellContext,
): PlainCell {
  if (type === types.shared) {
    const index = number(b, from, to, plain, context)
    return (
      context.strings[index] ?? (otherwise(b, from, to, context) === null ? null : refuse('bad-string', context.part))
    )
  }
  if (type === types.number) {
    const value = number(b, from, to, plain, context)
    if (Number.isNaN(value)) return otherwise(b, from, to, context)
    return context.dates[style] === true ? dated(value, context.shift) : value
  }
  if (type === types.text) return boundedText(b, from, to, context)
  const word = boundedText(b, from, to, context).trim()
  if (type === types.error) return { error: word }
  if (type === types.boolean) return word === '' ? null : word === '1' || word === 'true'
  const serial = serialOfIso(word)
  return serial === undefined ? otherwise(b, from, to, context) : { serial }
}

function number(b: Buffer, from: number, to: number, plain: boolean, context: CellContext): number {
  const quick = plain ? numberAt(b, from, to) : Number.NaN
  return Number.isNaN(quick) ? numberOf(boundedText(b, from, to, context)) : quick
}

/** What is not of its type stays as it is written. */
function otherwise(b: Buffer, from: number, to: number, context: CellContext): PlainCell {
  const shown = boundedText(b, from, to, context)
  return shown.trim() === '' ? null : shown
}
