// Text made of runs: one entry of the shared strings, or a string that stands in the cell itself.
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { aside, bang, isName, lessThan, question, slash, tagEnd, textEnd, textOf } from './xml-bytes.ts'
import { unescaped } from './xml-text.ts'

/** One character takes at most this many bytes: seven references for the signs of an escape such as `_x000D_`. */
const bytesPerCharacter = 70

/** How a part is read: its name for refusals, the length of its namespace prefix with the colon, the limits. */
export type Reading = { readonly part: string; readonly prefix: number; readonly limits: Limits }

/** The text between two tags, held to the limit for one text. */
export function boundedText(b: Buffer, from: number, to: number, { limits, part }: Reading): string {
  if (to - from > limits.text * bytesPerCharacter) refuse('string-too-long', part)
  const text = unescaped(textOf(b, from, to, part))
  return text.length > limits.text ? refuse('string-too-long', part) : text
}

/** `next` stands behind the end tag; -1 when the bytes end before it. */
export type RichText = { readonly text: string; readonly next: number }

/** Joins the runs of an `si` or `is` element, whose content starts at `from`; phonetic runs are left out. */
export function richText(b: Buffer, from: number, n: number, element: 'si' | 'is', reading: Reading): RichText {
  let text = ''
  let phonetic = false
  let at = b.indexOf(lessThan, from)
  for (; at >= 0 && at + 1 < n; at = b.indexOf(lessThan, at)) {
    const c = b[at + 1]!
    if (c === bang || c === question) {
      at = aside(b, at, n, reading.part)
      if (at < 0) break
      continue
    }
    const name = at + 1 + reading.prefix + (c === slash ? 1 : 0)
    const close = tagEnd(b, name, n)
    if (close < 0) break
    at = close + 1
    if (c === slash) {
      if (isName(b, name, element)) return { text, next: at }
      if (isName(b, name, 'rPh')) phonetic = false
    } else if (b[close - 1] === slash) continue
    else if (isName(b, name, 'rPh')) phonetic = true
    else if (isName(b, name, 't') && !phonetic) {
      const end = textEnd(b, at, n, reading.part)
      if (end < 0) break
      const run = boundedText(b, at, end, reading)
      text = text === '' ? run : text + run
      if (text.length > reading.limits.text) refuse('string-too-long', reading.part)
      at = end
    }
  }
  return { text, next: -1 }
}
