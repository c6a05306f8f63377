// A formula cut into its signs.
import { notImplemented } from '../wire/host-error.ts'

export type Token = {
  readonly kind: 'number' | 'text' | 'error' | 'reference' | 'word' | 'sign'
  readonly text: string
  /** Of a reference: its sheet. */
  readonly sheet: string | null
}

/** Stands for the row of the formula itself in a template, see `template.ts`. */
export const ownRow = '\u0001'

const pattern = new RegExp(
  [
    '\\s+',
    '("(?:[^"]|"")*")',
    '(#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A))',
    `((?:'(?:[^']|'')+'|[\\p{L}_][\\p{L}\\p{N}_.]*)!)?(\\$?[A-Za-z]{1,3}(?:\\$?\\d{1,7}|${ownRow})(?::\\$?[A-Za-z]{1,3}(?:\\$?\\d{1,7}|${ownRow}))?|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}|\\$?\\d{1,7}:\\$?\\d{1,7})(?![\\p{L}\\p{N}_.(!])`,
    '(\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+)',
    '([\\p{L}_\\\\][\\p{L}\\p{N}_.\\\\]*)',
    '(<>|<=|>=|[-+*/^&=<>%(),;{}])',
  ].join('|'),
  'uy',
)

/** Throws NotImplemented for what is not known, such as structured references. */
export function tokensOf(formula: string): readonly Token[] {
  const tokens: Token[] = []
  let at = formula.startsWith('=') ? 1 : 0
  while (at < formula.length) {
    pattern.lastIndex = at
    const found = pattern.exec(formula)
    if (found === null) throw notImplemented(`the formula sign “${formula.slice(at, at + 12)}”`)
    at = pattern.lastIndex
    const [, text, error, sheet, reference, number, word, sign] = found
    const add = (kind: Token['kind'], value: string) => tokens.push({ kind, text: value, sheet: null })
    if (text !== undefined) add('text', text.slice(1, -1).replaceAll('""', '"'))
    else if (error !== undefined) add('error', error)
    else if (reference !== undefined) tokens.push({ kind: 'reference', text: reference, sheet: sheetName(sheet) })
    else if (number !== undefined) add('number', number)
    else if (word !== undefined) add('word', word)
    else if (sign !== undefined) add('sign', sign)
  }
  return tokens
}

const sheetName = (prefix: string | undefined): string | null =>
  prefix === undefined
    ? null
    : prefix
        .slice(0, -1)
        .replace(/^'(.*)'$/s, '$1')
        .replaceAll("''", "'")
