// Item cells as they are kept: only what is not √, and a link's id where all its items say the same.
import { createItemReader, type ItemEntry } from '../../core/item-entry.ts'
import type { Item, Rubric } from '../../core/rubric.ts'

/** The canonical text of a parsed cell: what `itemEntry` parsed it from, with the letters in the rubric's order. */
export function entryText(item: Item, entry: ItemEntry): string {
  switch (entry.kind) {
    case 'blank':
      return ''
    case 'met':
      return '√'
    case 'na':
      return `NA:${entry.reason}`
    case 'invalid':
      return entry.text
    case 'deducted': {
      const counts = new Map<string, number>()
      for (const code of entry.codes) counts.set(code, (counts.get(code) ?? 0) + 1)
      const letterOf = (code: string) =>
        item.deductions.find((deduction) => deduction.code === code)?.letter ?? item.veto?.letter ?? ''
      return [...counts].map(([code, count]) => `${letterOf(code)}${count > 1 ? `*${count}` : ''}`).join(',')
    }
  }
}

/** @returns JSON with its keys in the order of the rubric */
export function itemsText(rubric: Rubric, items: readonly ItemEntry[]): string {
  const kept: Record<string, string> = {}
  let place = 0
  for (const { id: link } of rubric.links) {
    const own = rubric.itemsOf.get(link)!
    const said = own.map((item, n) => entryText(item, items[place + n]!))
    place += own.length
    const first = said[0]!
    if (said.every((text) => text === first)) {
      if (first !== '√') kept[link] = first
    } else
      for (let n = 0; n < own.length; n++) {
        const text = said[n]!
        if (text !== '√') kept[own[n]!.id] = text
      }
  }
  return JSON.stringify(kept)
}

const unscored = new WeakMap<Rubric, string>()

/** What is stored of items of which none is filled in. */
export function unscoredText(rubric: Rubric): string {
  const known = unscored.get(rubric)
  if (known !== undefined) return known
  const made = itemsText(
    rubric,
    rubric.items.map(() => ({ kind: 'blank' })),
  )
  unscored.set(rubric, made)
  return made
}

const readers = new WeakMap<Rubric, readonly ((text: string) => ItemEntry)[]>()

/** In the order of `rubric.items`; they remember what they have read. */
export function itemReaders(rubric: Rubric): readonly ((text: string) => ItemEntry)[] {
  const known = readers.get(rubric) ?? rubric.items.map(createItemReader)
  readers.set(rubric, known)
  return known
}

/** The parsed cells of a row, in the order of `rubric.items`. */
export function itemsFrom(rubric: Rubric, text: string): readonly ItemEntry[] {
  const read = itemReaders(rubric)
  const kept = JSON.parse(text) as Record<string, string>
  return rubric.items.map((item, n) => read[n]!(kept[item.id] ?? kept[item.link] ?? '√'))
}
