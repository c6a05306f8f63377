// The table of shared strings. Each text is made once, so equal indexes give the same string.
import { refuseUnlessUtf8 } from './encoding.ts'
import { inflateWhole } from './inflate.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { boundedText, type Reading, richText } from './rich-text.ts'
import { rootOf } from './root.ts'
import { aside, bang, greaterThan, isName, lessThan, question, slash, tagEnd } from './xml-bytes.ts'
import type { Entry } from './zip.ts'

const simpleEnd = '</t></si>'

/**
 * Where the text starts when all of an entry is one `t` element without runs, as nearly every writer writes it; -1 for any other
 * form. Then `simpleEnd` stands at the next `<`.
 */
function simpleStart(b: Buffer, at: number): number {
  if (b[at] !== lessThan || b[at + 1] !== 116 || (b[at + 2] !== greaterThan && b[at + 2] !== 32)) return -1
  const start = tagEnd(b, at + 2, b.length) + 1
  return start > 0 && b[start - 2] !== slash ? start : -1
}

function isSimpleEnd(b: Buffer, at: number): boolean {
  for (let i = 0; i < simpleEnd.length; i++) if (b[at + i] !== simpleEnd.charCodeAt(i)) return false
  return true
}

export function readStrings(entry: Entry, limits: Limits): readonly string[] {
  const part = entry.name
  if (entry.size > limits.stringBytes) refuse('too-many-strings', part)
  const b = inflateWhole(entry)
  const n = b.length
  refuseUnlessUtf8(b, part)
  const root = rootOf(b, 'sst', part) ?? refuse('bad-xml', part)
  const reading: Reading = { part, prefix: root.prefix, limits }
  const strings: string[] = []
  let at = root.empty ? -1 : b.indexOf(lessThan, root.next)
  for (; at >= 0; at = b.indexOf(lessThan, at)) {
    const c = b[at + 1]
    if (c === bang || c === question) {
      at = aside(b, at, n, part)
      if (at < 0) refuse('bad-xml', part)
      continue
    }
    const close = tagEnd(b, at + 1, n)
    if (close < 0) refuse('bad-xml', part)
    if (c === slash) {
      if (isName(b, at + 2 + root.prefix, 'sst')) return strings
    } else if (isName(b, at + 1 + root.prefix, 'si')) {
      if (strings.length === limits.strings) refuse('too-many-strings', part)
      const start = root.prefix === 0 ? simpleStart(b, close + 1) : -1
      const end = start < 0 ? -1 : b.indexOf(lessThan, start)
      if (end >= 0 && isSimpleEnd(b, end)) {
        strings.push(boundedText(b, start, end, reading))
        at = end + simpleEnd.length
        continue
      }
      const rich = b[close - 1] === slash ? { text: '', next: close + 1 } : richText(b, close + 1, n, 'si', reading)
      if (rich.next < 0) refuse('bad-xml', part)
      strings.push(rich.text)
      at = rich.next
      continue
    }
    at = close + 1
  }
  return root.empty ? strings : refuse('bad-xml', part)
}
