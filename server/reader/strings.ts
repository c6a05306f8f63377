// The table of shared strings. Each text is made once, so equal indexes give the same string.
import { refuseUnlessUtf8 } from './encoding.ts'
import { inflateWhole } from './inflate.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refusal.ts'
import { type Reading, richText } from './rich-text.ts'
import { rootOf } from './root.ts'
import { aside, bang, isName, lessThan, question, slash, tagEnd } from './xml-bytes.ts'
import type { Entry } from './zip.ts'

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
