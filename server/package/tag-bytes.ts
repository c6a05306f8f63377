// Tags in bytes, more strictly than readers need it: what is changed has to be understood.
import { ends, greaterThan, lessThan, slash } from '../reader/xml-bytes.ts'

const doubleQuote = 34
const singleQuote = 39

/** From behind the `<` of a tag to its `>`, over quoted values; -1 for what is no tag, or when the bytes end. */
export function tagClose(b: Buffer, from: number, n: number): number {
  let quote = 0
  for (let i = from; i < n; i++) {
    const c = b[i]!
    if (c === lessThan) return -1
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === greaterThan) return i
    else if (c === slash && i > from && b[i + 1] !== greaterThan) return -1
    else if (c === doubleQuote || c === singleQuote) quote = c
  }
  return -1
}

/** Do the same names stand at both places? */
export function sameName(b: Buffer, one: number, other: number): boolean {
  let i = 0
  for (; !ends(b[one + i]!); i++) if (b[one + i] !== b[other + i]) return false
  return ends(b[other + i]!)
}
