// Steps over XML in UTF-8 bytes. Every step looks at a byte once and returns -1 when the bytes end before the construct does.
import { refuse } from './refusal.ts'
import { characterData } from './xml-text.ts'

export const lessThan = 60
export const greaterThan = 62
export const slash = 47
export const bang = 33
export const question = 63
const doubleQuote = 34
const singleQuote = 39
const leftBracket = 91

/** Does a name end here: white space, `>` or `/`? */
export const ends = (byte: number): boolean => byte <= 32 || byte === greaterThan || byte === slash

/** From anywhere inside a tag to its `>`, over quoted values. */
export function tagEnd(b: Buffer, from: number, n: number): number {
  let quote = 0
  for (let i = from; i < n; i++) {
    const c = b[i]!
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === greaterThan) return i
    else if (c === doubleQuote || c === singleQuote) quote = c
  }
  return -1
}

const isCdata = (b: Buffer, at: number): boolean => b[at + 2] === leftBracket

/** Over a comment, a CDATA section or a processing instruction that starts at `at`. Declarations (DTD) are refused. */
export function aside(b: Buffer, at: number, n: number, part: string): number {
  if (at + 9 > n) return -1
  if (b[at + 1] === question) return after(b, '?>', at + 2, n)
  if (b[at + 2] === 45 && b[at + 3] === 45) return after(b, '-->', at + 4, n)
  if (b.toString('latin1', at, at + 9) === '<![CDATA[') return after(b, ']]>', at + 9, n)
  return refuse(/^<!(DOC|ENT|ELE|ATT|NOT)/i.test(b.toString('latin1', at, at + 9)) ? 'dtd' : 'bad-xml', part)
}

function after(b: Buffer, mark: string, from: number, n: number): number {
  const at = b.indexOf(mark, from, 'latin1')
  return at < 0 || at + mark.length > n ? -1 : at + mark.length
}

/** To the `</` that ends the text starting at `from`, over CDATA and comments inside it. */
export function textEnd(b: Buffer, from: number, n: number, part: string): number {
  let at = from
  for (;;) {
    at = b.indexOf(lessThan, at)
    if (at < 0 || at + 1 >= n) return -1
    const next = b[at + 1]!
    if (next === slash) return at
    if (next !== bang && next !== question) refuse('bad-xml', part)
    at = aside(b, at, n, part)
    if (at < 0) return -1
  }
}

/** The characters from `from` to `to`, as `textEnd` bounds them. */
export function textOf(b: Buffer, from: number, to: number, part: string): string {
  let at = b.indexOf(lessThan, from)
  if (at < 0 || at >= to) return characterData(b.toString('utf8', from, to), part)
  let text = ''
  let start = from
  while (at >= 0 && at < to) {
    text += characterData(b.toString('utf8', start, at), part)
    start = aside(b, at, to, part)
    if (start < 0) refuse('bad-xml', part)
    if (isCdata(b, at)) text += b.toString('utf8', at + 9, start - 3).replace(/\r\n?/g, '\n')
    at = b.indexOf(lessThan, start)
  }
  return text + characterData(b.toString('utf8', start, to), part)
}

/** Does this local name stand at `at`? */
export function isName(b: Buffer, at: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) if (b[at + i] !== name.charCodeAt(i)) return false
  return ends(b[at + name.length]!)
}
