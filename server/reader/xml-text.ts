// Character data as XML and SpreadsheetML escape it.
import { refuse } from './refusal.ts'

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function character(reference: string, part: string): string {
  if (reference[0] !== '#') return Object.hasOwn(named, reference) ? named[reference]! : refuse('bad-xml', part)
  const hex = reference[1] === 'x'
  const digits = reference.slice(hex ? 2 : 1)
  if (!(hex ? /^[0-9a-f]{1,6}$/i : /^[0-9]{1,7}$/).test(digits)) refuse('bad-xml', part)
  const code = Number.parseInt(digits, hex ? 16 : 10)
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) refuse('bad-xml', part)
  return String.fromCodePoint(code)
}

/** The five entities and character references; anything else after `&` is refused. */
const entities = (text: string, part: string): string =>
  text.replace(/&(?:([#0-9A-Za-z]{1,12});)?/g, (_, reference: string | undefined) =>
    reference === undefined ? refuse('bad-xml', part) : character(reference, part),
  )

/** Text between tags, entities resolved, line ends as XML reads them. */
export function characterData(text: string, part: string): string {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return plain.includes('&') ? entities(plain, part) : plain
}

/** SpreadsheetML's own escape for characters that XML cannot hold: `_x000D_` is a carriage return, `_x005F_` an underscore. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
