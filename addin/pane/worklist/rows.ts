// Rows of somebody's list as rows of the score sheet: read tolerantly, never guessed.
import { type RawRow, shown } from '../../../core/grid.ts'
import type { Rubric } from '../../../core/rubric.ts'
import { isoOf } from '../../../templates/reading/dates.ts'
import { createFieldReader } from '../../../templates/reading/fields.ts'
import type { FilledRow } from '../../../templates/scores/book.ts'
import type { Cell } from '../../../templates/sheet.ts'
import type { ListGuess } from './guess.ts'

export type ListRows = {
  readonly rows: readonly FilledRow[]
  /** Cells that could not be read and stay empty. */
  readonly unread: number
  /** Rows whose exam number stands in an earlier row too. */
  readonly doubles: number
}

export function rowsOf(
  rubric: Rubric,
  { headerRow, columns }: ListGuess,
  raws: readonly RawRow[],
  date1904: boolean,
): ListRows {
  const readers = columns.flatMap(({ column, key, personal }) => {
    const field = key === null || personal ? undefined : rubric.columnByKey.get(key)
    if (!field || field.type === 'entry') return []
    const codes = field.codelist === null ? undefined : rubric.codesOf.get(field.codelist)
    const timed = field.type === 'datetime'
    const read = createFieldReader(rubric, {
      key: field.key,
      type: field.type === 'uuid' ? 'string' : field.type,
      list: codes && { name: field.codelist!, codes },
      optional: true,
      date1904,
    })
    return [{ column, key: field.key, read, dated: timed || field.type === 'date', timed }]
  })
  const seen = new Set<Cell>()
  const rows: FilledRow[] = []
  let unread = 0
  let doubles = 0
  for (const { number, cells } of raws) {
    if (number <= headerRow) continue
    const row: Record<string, Cell> = {}
    for (const { column, key, read, dated, timed } of readers) {
      const held = shown(cells[column])
      if (held === null || held === '') continue
      if (typeof held === 'object' && 'error' in held) {
        unread++
        continue
      }
      const reading = read(held)
      const value = typeof reading === 'object' && reading !== null ? reading.value : reading
      if (value === null) {
        if (typeof reading === 'object' && reading?.unread) unread++
        continue
      }
      row[key] = dated && typeof value === 'number' ? { date: isoOf(value, timed) } : value
    }
    if (Object.keys(row).length === 0) continue
    const id = row.accession_no
    if (id !== undefined && seen.has(id)) {
      doubles++
      continue
    }
    if (id !== undefined) seen.add(id)
    rows.push(row)
  }
  return { rows, unread, doubles }
}
