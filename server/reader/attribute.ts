// One attribute of a tag in UTF-8 bytes. What is found goes into an object that is used again: a new one for each of millions
// of cells would cost more than reading them.
import { refuse } from './refusal.ts'
import { greaterThan, lessThan } from './xml-bytes.ts'

const equals = 61
const doubleQuote = 34
const singleQuote = 39

/** Where its name and its value stand; the value ends before `to`. */
export type FoundAttribute = { nameFrom: number; nameLength: number; from: number; to: number }

/** The attribute that starts at `at`; gives the offset behind its closing quote, or -1 when the bytes end first. */
export function attribute(b: Buffer, at: number, found: FoundAttribute, part: string): number {
  const n = b.length
  let i = at
  while (b[i] !== equals) {
    const c = b[i]!
    if (++i >= n) return -1
    if (c === lessThan || c === greaterThan || c === doubleQuote || c === singleQuote) refuse('bad-xml', part)
  }
  found.nameFrom = at
  let length = i - at
  while (length > 0 && b[at + length - 1]! <= 32) length--
  found.nameLength = length
  i++
  while (b[i]! <= 32) i++
  if (i >= n) return -1
  const quote = b[i]
  if (quote !== doubleQuote && quote !== singleQuote) refuse('bad-xml', part)
  found.from = ++i
  while (b[i] !== quote) if (++i >= n) return -1
  found.to = i
  return i + 1
}

/** The whole number that stands there; -1 for anything else. */
export function digitsAt(b: Buffer, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) {
    const digit = b[i]! - 48
    if (!(digit >= 0 && digit <= 9) || number > 1e9) return -1
    number = number * 10 + digit
  }
  return from === to ? -1 : number
}
