// A formula as a tree.
import { type Area, parseArea } from '../model/area.ts'
import { notImplemented } from '../wire/host-error.ts'
import { ownRow, type Token, tokensOf } from './tokens.ts'

export type Node =
  | { readonly kind: 'constant'; readonly value: string | number | boolean | { readonly error: string } | null }
  | { readonly kind: 'reference'; readonly sheet: string | null; readonly area: Area; readonly own: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Node[] }
  | { readonly kind: 'unary'; readonly sign: string; readonly of: Node }
  | { readonly kind: 'binary'; readonly sign: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'array'; readonly rows: readonly (readonly Node[])[] }

const strengths: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
}
const unaryStrength = 6

/** Throws NotImplemented for a formula that is not understood. */
export function parseFormula(formula: string): Node {
  const tokens = tokensOf(formula)
  let at = 0
  const is = (sign: string): boolean => tokens[at]?.kind === 'sign' && tokens[at]?.text === sign
  const expect = (sign: string) => {
    if (!is(sign)) throw notImplemented(`the formula ${formula.slice(0, 60)}`)
    at += 1
  }
  const expression = (least: number): Node => {
    let left = primary()
    for (;;) {
      while (is('%')) {
        at += 1
        left = { kind: 'binary', sign: '/', left, right: { kind: 'constant', value: 100 } }
      }
      const token = tokens[at]
      const strength = token?.kind === 'sign' ? strengths[token.text] : undefined
      if (token === undefined || strength === undefined || strength < least) return left
      at += 1
      left = { kind: 'binary', sign: token.text, left, right: expression(strength + 1) }
    }
  }
  const list = (end: string): Node[] => {
    const given: Node[] = []
    if (is(end)) {
      at += 1
      return given
    }
    for (;;) {
      given.push(is(',') || is(end) ? { kind: 'constant', value: null } : expression(1))
      if (is(',')) at += 1
      else {
        expect(end)
        return given
      }
    }
  }
  const array = (): Node => {
    const rows: Node[][] = [[]]
    while (!is('}')) {
      if (is(';')) {
        at += 1
        rows.push([])
      } else if (is(',')) at += 1
      else rows.at(-1)!.push(expression(1))
    }
    at += 1
    return { kind: 'array', rows }
  }
  const primary = (): Node => {
    const token = tokens[at]
    if (token === undefined) throw notImplemented(`the formula ${formula.slice(0, 60)}`)
    at += 1
    if (token.kind === 'sign') {
      if (token.text === '-' || token.text === '+')
        return { kind: 'unary', sign: token.text, of: expression(unaryStrength) }
      if (token.text === '{') return array()
      if (token.text !== '(') throw notImplemented(`the formula ${formula.slice(0, 60)}`)
      const inner = expression(1)
      expect(')')
      return inner
    }
    if (token.kind !== 'word') return simple(token)
    if (is('(')) {
      at += 1
      return { kind: 'call', name: token.text.toUpperCase().replace(/^_XLFN\./, ''), given: list(')') }
    }
    const word = token.text.toUpperCase()
    return word === 'TRUE' || word === 'FALSE'
      ? { kind: 'constant', value: word === 'TRUE' }
      : { kind: 'name', name: token.text }
  }
  const tree = expression(1)
  if (at < tokens.length) throw notImplemented(`the formula ${formula.slice(0, 60)}`)
  return tree
}

function simple({ kind, text, sheet }: Token): Node {
  if (kind === 'number') return { kind: 'constant', value: Number(text) }
  if (kind === 'text') return { kind: 'constant', value: text }
  if (kind === 'error') return { kind: 'constant', value: { error: text } }
  const own = text.includes(ownRow)
  if (own && /\d/.test(text)) throw notImplemented('a reference from the own row to another one')
  const area = parseArea(text.replaceAll(ownRow, '1'))
  if (area === null) throw notImplemented(`the reference ${text}`)
  return { kind: 'reference', sheet, area, own }
}
