// The tags of a part that is small enough to be looked at as one text.
import { refuseUnlessUtf8, startOfXml } from './encoding.ts'
import { refuse } from './refusal.ts'
import { characterData, unescaped } from './xml-text.ts'

export type Tag = {
  /** Local name, without a prefix; `/name` for an end tag. */
  readonly name: string
  /** The value of an attribute by its local name. */
  readonly attribute: (name: string) => string | undefined
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const blank = (c: number): boolean => c <= 32
const nameEnd = (text: string, from: number): number => {
  let i = from
  for (let c = text.charCodeAt(i); i < text.length && !blank(c) && c !== 61 && c !== 47; c = text.charCodeAt(i)) i++
  return i
}

function attributesOf(text: string, from: number, part: string): Map<string, string> {
  const found = new Map<string, string>()
  const skip = (start: number): number => {
    let i = start
    while (i < text.length && blank(text.charCodeAt(i))) i++
    return i
  }
  for (let i = skip(from); i < text.length && text[i] !== '/'; i = skip(i)) {
    const end = nameEnd(text, i)
    const equals = skip(end)
    const open = skip(equals + 1)
    const quote = text[open]
    const close = quote === '"' || quote === "'" ? text.indexOf(quote, open + 1) : -1
    if (end === i || text[equals] !== '=' || close < 0) refuse('bad-xml', part)
    found.set(localName(text.slice(i, end)), unescaped(characterData(text.slice(open + 1, close), part)))
    i = close + 1
  }
  return found
}

/** From inside a tag to its `>`, over quoted values. */
function tagEnd(xml: string, from: number, part: string): number {
  let quote = 0
  for (let i = from; i < xml.length; i++) {
    const c = xml.charCodeAt(i)
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === 62) return i
    else if (c === 34 || c === 39) quote = c
    else if (c === 60) break
  }
  return refuse('bad-xml', part)
}

function asideEnd(xml: string, at: number, part: string): number {
  const mark = xml.startsWith('<?', at)
    ? '?>'
    : xml.startsWith('<!--', at)
      ? '-->'
      : xml.startsWith('<![CDATA[', at)
        ? ']]>'
        : ''
  if (mark === '') refuse(/^<!(DOC|ENT|ELE|ATT|NOT)/i.test(xml.slice(at, at + 9)) ? 'dtd' : 'bad-xml', part)
  const end = xml.indexOf(mark, at + 2)
  return end < 0 ? refuse('bad-xml', part) : end + mark.length
}

/** Every start and end tag in order; text is passed over. Refuses DTDs and what is not well-formed enough to be sure. */
export function* tags(bytes: Buffer, part: string): Generator<Tag, void, void> {
  const from = startOfXml(bytes, part)
  refuseUnlessUtf8(bytes, part)
  const xml = bytes.toString('utf8', from)
  let at = xml.indexOf('<')
  while (at >= 0) {
    const next = xml.charCodeAt(at + 1)
    if (next === 33 || next === 63) at = asideEnd(xml, at, part)
    else {
      const end = tagEnd(xml, at + 1, part)
      const text = xml.slice(at + 1, end)
      const closing = next === 47
      const stop = nameEnd(text, closing ? 1 : 0)
      let known: Map<string, string> | undefined
      yield {
        name: (closing ? '/' : '') + localName(text.slice(closing ? 1 : 0, stop)),
        attribute: (wanted) => {
          known ??= attributesOf(text, stop, part)
          return known.get(wanted)
        },
      }
      at = end + 1
    }
    at = xml.indexOf('<', at)
  }
}
