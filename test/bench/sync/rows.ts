// Rows to sync: as many as wanted, alike to what readers write.

import type { ExamKey } from '../../../core/exam.ts'
import { statedFields } from '../../../core/sync/fields.ts'
import type { Change, Fields, FieldValue } from '../../../core/sync/protocol.ts'
import { entryText } from '../../../server/store/item-texts.ts'
import { itemsOf, recordIdOf, rubric, scoredRow } from '../../server/store/wishes.ts'

export type SyncRow = { readonly record: string; readonly set: Fields }

/** What is not null of the stated fields, and the items. */
export function syncRow(n: number): SyncRow {
  const { entry } = scoredRow({ n, items: itemsOf(n) })
  const set: Record<string, FieldValue> = { accession_token: n.toString(16).padStart(16, '0') }
  for (const key of statedFields(rubric)) {
    const value = entry.exam[key as ExamKey]
    if (value !== null) set[key] = value
  }
  for (const [place, item] of rubric.items.entries()) {
    const text = entryText(item, entry.items[place]!)
    if (text !== '') set[item.id] = text
  }
  return { record: recordIdOf(n), set }
}

export const syncRows = (count: number, from = 1): readonly SyncRow[] =>
  Array.from({ length: count }, (_, n) => syncRow(from + n))

export const created = ({ record, set }: SyncRow): Change => ({
  kind: 'set',
  record,
  rubric: rubric.version,
  base: {},
  set,
})

export const pages = <One>(all: readonly One[], size: number): readonly (readonly One[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
