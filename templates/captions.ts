// What stands in the header row above a column.
import type { Column } from '../core/rubric.ts'
import { caption, type Language } from '../core/words.ts'

/** Header caption of a column of the score sheet; item columns carry their item's id in both languages. */
export function captionOf(column: Column, language: Language): string {
  const text = caption(column, language)
  return column.type === 'entry' && !text.startsWith(column.key) ? `${column.key} ${text}` : text
}

/** Rows of the score sheet as we draw it (Excel's row numbers). Readers find the header by its words instead. */
export const scoreRows = { title: 1, groups: 2, keys: 3, captions: 4, first: 5 } as const
