// Readers of item cells: √, letters, V, NA:Nxx, and what people type for them.

import { canonicalEntry, createItemReader, type ItemEntry } from '../../core/item-entry.ts'
import type { Item } from '../../core/rubric.ts'
import { type Held, shownDate } from './fields.ts'
import { changed, type Remark, refused } from './reading.ts'

export type ItemReading = { readonly entry: ItemEntry; readonly remark: Remark | null }

export const blankItem: ItemEntry = { kind: 'blank' }
const longest = 100

/** A reader of one item's cells; what it has seen it knows again. */
export function createItemCellReader(item: Item): (cell: Held) => ItemReading {
  const parse = createItemReader(item)
  const seen = new Map<string, ItemReading>()
  const text = (typed: string): ItemReading => {
    const known = seen.get(typed)
    if (known) return known
    const reading = read(typed)
    // A hostile sheet could hold a million different texts.
    if (seen.size < 1000) seen.set(typed, reading)
    return reading
  }
  const read = (typed: string): ItemReading => {
    if (typed.length > longest) return unreadable(refused('RD-14', typed, { length: typed.length, most: longest }))
    const canonical = canonicalEntry(typed)
    const entry = parse(canonical)
    const known = entry.kind !== 'invalid' && entry.kind !== 'blank'
    return { entry, remark: known && canonical !== typed ? changed(typed, canonical) : null }
  }
  return (cell) => {
    if (typeof cell === 'string') return text(cell)
    if (typeof cell === 'number') return text(String(cell))
    return unreadable(
      typeof cell === 'boolean' ? refused('RD-26', cell ? 'TRUE' : 'FALSE') : refused('RD-09', shownDate(cell)),
    )
  }
}

const unreadable = (remark: Remark): ItemReading => ({ entry: blankItem, remark })
