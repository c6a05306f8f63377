// The text of an item's cell while keys are pressed: letters come, count up and go; what excludes a letter gives way to it.
import type { ItemEntry } from '../../../core/item-entry.ts'
import type { Item } from '../../../core/rubric.ts'

export type Letter = 'A' | 'B' | 'C' | 'D' | 'V'

const counted = (text: string): Map<string, number> =>
  /^[A-DV]/.test(text)
    ? new Map(text.split(',').map((part) => [part.charAt(0), part.length > 1 ? Number(part.charAt(2)) : 1]))
    : new Map()

const mostOf = (item: Item, letter: Letter): number =>
  letter === 'V' ? (item.veto ? 1 : 0) : (item.deductions.find((each) => each.letter === letter)?.maxCount ?? 0)

/**
 * One press of a letter: it is put in, then counted up as far as the item allows, then taken out again.
 * @returns the new text, empty when nothing is left; null when the item has no such letter
 */
export function pressed(item: Item, text: string, letter: Letter): string | null {
  const most = mostOf(item, letter)
  if (most === 0) return null
  return textWith(item, text, letter, ((counted(text).get(letter) ?? 0) + 1) % (most + 1))
}

/** The text with a letter so many times; 0 takes it out. */
export function textWith(item: Item, text: string, letter: Letter, count: number): string {
  const counts = counted(text)
  if (item.selection === 'single') counts.clear()
  for (const letters of item.exclusiveLetters)
    if (letters.some((each) => each === letter)) for (const each of letters) counts.delete(each)
  if (count === 0) counts.delete(letter)
  else counts.set(letter, count)
  const order = [...item.deductions.map((each) => each.letter as Letter), 'V' as const]
  return order
    .flatMap((each) => {
      const times = counts.get(each)
      return times === undefined ? [] : [times > 1 ? `${each}*${times}` : each]
    })
    .join(',')
}

/** The next reason for which the item may not apply: the first, then the others in turn, then none. */
export function nextReason({ naReasons }: Item, text: string): string {
  const at = text.startsWith('NA:') ? naReasons.indexOf(text.slice(3)) : -1
  const next = naReasons[at + 1]
  return next === undefined ? '' : `NA:${next}`
}

/** The canonical text of what a cell held. */
export function textOf(item: Item, entry: ItemEntry): string {
  if (entry.kind === 'blank') return ''
  if (entry.kind === 'met') return '√'
  if (entry.kind === 'na') return `NA:${entry.reason}`
  if (entry.kind === 'invalid') return entry.text
  const counts = new Map<string, number>()
  for (const code of entry.codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  const letters = new Map(
    [...item.deductions, ...(item.veto ? [item.veto] : [])].map(({ code, letter }) => [code, letter]),
  )
  return [...counts].map(([code, count]) => `${letters.get(code) ?? '?'}${count > 1 ? `*${count}` : ''}`).join(',')
}
