// The root element of a large part, which says whether its elements carry a namespace prefix.
import { startOfXml } from './encoding.ts'
import { refuse } from './refusal.ts'
import { aside, bang, isName, lessThan, question, slash, tagEnd } from './xml-bytes.ts'

/** `prefix` counts the colon; `next` stands behind the root's start tag; `empty` means that it has no content. */
export type Root = { readonly prefix: number; readonly next: number; readonly empty: boolean }

const colon = 58

/** Undefined when the bytes end before the start tag does. */
export function rootOf(b: Buffer, name: string, part: string): Root | undefined {
  let at = b.indexOf(lessThan, startOfXml(b, part))
  while (at >= 0 && at + 1 < b.length) {
    const c = b[at + 1]!
    const isAside = c === bang || c === question
    const end = isAside ? aside(b, at, b.length, part) : tagEnd(b, at + 1, b.length)
    if (end < 0) return undefined
    if (!isAside) {
      const tag = b.toString('latin1', at + 1, Math.min(end, at + 120))
      const mark = tag.slice(0, tag.search(/[\s/>=]|$/)).indexOf(':')
      const prefix = mark < 0 ? 0 : mark + 1
      if (!isName(b, at + 1 + prefix, name)) refuse('bad-xml', part)
      if (prefix > 0 && b[at + prefix] !== colon) refuse('bad-xml', part)
      return { prefix, next: end + 1, empty: b[end - 1] === slash }
    }
    at = b.indexOf(lessThan, end)
  }
  return undefined
}
