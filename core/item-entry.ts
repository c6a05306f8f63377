// The grammar of an item cell: √, deduction letters, V, or NA:Nxx (rubric: scoring.entryPattern and each item's letters).
import type { Item } from './rubric.ts'

export type ItemEntry =
  | { readonly kind: 'blank' }
  | { readonly kind: 'met' }
  | { readonly kind: 'na'; readonly reason: string }
  | {
      readonly kind: 'deducted'
      /** Deduction codes in the rubric's order, one for each time: A*2 gives the code twice. */
      readonly codes: readonly string[]
      /** Points lost, never more than the item has. */
      readonly lost: number
      readonly veto: boolean
      /** Holds an S3 deduction. */
      readonly major: boolean
    }
  | { readonly kind: 'invalid'; readonly text: string; readonly fault: EntryFault }

export type EntryFault = 'grammar' | 'letter' | 'count' | 'single' | 'exclusive' | 'reason'

const blank: ItemEntry = { kind: 'blank' }
const met: ItemEntry = { kind: 'met' }
const pattern = /^(√|NA:N\d{2}|[A-DV](\*[1-9])?(,[A-DV](\*[1-9])?)*)$/

/**
 * What an item cell says. `text` is canonical (see `canonicalEntry`).
 * Any reason that the rubric knows is understood; whether the item allows it is rule VR-39.
 */
export function itemEntry(item: Item, text: string): ItemEntry {
  if (text === '') return blank
  if (text === '√') return met
  const wrong = (fault: EntryFault): ItemEntry => ({ kind: 'invalid', text, fault })
  if (!pattern.test(text)) return wrong('grammar')
  if (text.startsWith('NA:')) return { kind: 'na', reason: text.slice(3) }

  const counts = new Map<string, number>()
  for (const part of text.split(',')) {
    const letter = part.charAt(0)
    if (counts.has(letter)) return wrong('count')
    counts.set(letter, part.length > 1 ? Number(part.charAt(2)) : 1)
  }
  if (item.selection === 'single' && counts.size > 1) return wrong('single')
  if (item.exclusiveLetters.some((letters) => letters.every((letter) => counts.has(letter)))) return wrong('exclusive')

  const codes: string[] = []
  let points = 0
  let major = false
  for (const deduction of item.deductions) {
    const count = counts.get(deduction.letter)
    if (count === undefined) continue
    if (count > deduction.maxCount) return wrong('count')
    for (let n = 0; n < count; n++) codes.push(deduction.code)
    points += deduction.points * count
    major ||= deduction.severity === 'S3'
    counts.delete(deduction.letter)
  }
  const vetoes = counts.get('V')
  if (vetoes !== undefined) {
    if (item.veto === null) return wrong('letter')
    if (vetoes > 1) return wrong('count')
    codes.push(item.veto.code)
    counts.delete('V')
  }
  if (counts.size > 0) return wrong('letter')
  const veto = vetoes !== undefined
  return { kind: 'deducted', codes, lost: veto ? item.maxPoints : Math.min(item.maxPoints, points), veto, major }
}

const metSigns = new Set(['√', '✓', '✔', '☑', '0', 'OK', '对', '对勾'])

/**
 * The canonical form of what people type: full-width forms, spaces, small letters, Chinese commas, × for *, 0 and OK for √,
 * N17 or NA17 for NA:N17. What it does not know stays as it is, so that the finding shows what was typed.
 */
export function canonicalEntry(typed: string): string {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF]/g, '')
    .toUpperCase()
  if (text === '') return ''
  if (metSigns.has(text)) return '√'
  const reason = /^(?:N\/?A)?[:;.\-_]?N?(\d{2})$/.exec(text)
  if (reason && text.startsWith('N')) return `NA:N${reason[1]}`
  return text.replace(/[、;；，/+]/g, ',').replace(/[×X]/g, '*')
}

/**
 * A parser of one item's cells that remembers what it has seen: a sheet repeats a few texts thousands of times.
 */
export function createItemReader(item: Item): (text: string) => ItemEntry {
  const seen = new Map<string, ItemEntry>()
  return (text) => {
    if (text === '√') return met
    const known = seen.get(text)
    if (known) return known
    const entry = itemEntry(item, text)
    // A hostile sheet could hold a million different texts.
    if (seen.size < 4096) seen.set(text, entry)
    return entry
  }
}
