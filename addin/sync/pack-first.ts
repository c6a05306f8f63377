// The first layout of the kept state: one text of it all, with a mark by field and what was behind by field. Workbooks carry it.
import { type Cell, nothing, withCells } from './marked.ts'
import type { Small } from './pack.ts'
import { type Behind, emptyRow, type Row } from './state.ts'

/** `cells` by the order of names, 0 for empty; `odd` is the marks that are not `common`, by place of the name. */
type FirstRow = readonly [
  record: string,
  rubric: number,
  mark: number,
  common: number,
  cells: readonly number[],
  odd: readonly (readonly [place: number, mark: number])[],
  rest: Partial<Omit<Row, 'behind'>> & { readonly behind?: Readonly<Record<string, Behind>> },
]
type First = readonly [Small, names: readonly string[], values: readonly (string | number)[], rows: readonly FirstRow[]]

export const isFirst = (head: unknown): head is First =>
  Array.isArray(head) && (head as unknown as First)[0].layout === 1

export const rowsOfFirst = ([, names, values, rows]: First): readonly (readonly [string, Row])[] =>
  rows.map(([record, rubric, mark, common, cells, odd, { behind = {}, ...rest }]) => {
    const seen = new Map<number, Cell>()
    cells.forEach((cell, place) => {
      if (cell !== 0) seen.set(place, [names[place]!, values[cell - 1]!, common])
    })
    for (const [place, own] of odd) seen.set(place, [names[place]!, seen.get(place)?.[1] ?? null, own])
    const waiting = Object.entries(behind)
    const row: Row = {
      ...emptyRow(String(values[rubric])),
      ...rest,
      mark,
      seen: withCells(nothing, [...seen.values()]),
      behind: withCells(
        nothing,
        waiting.map(([field, { value, mark }]) => [field, value, mark]),
      ),
      over: Object.fromEntries(waiting.flatMap(([field, { over }]) => (over.length > 0 ? [[field, over]] : []))),
    }
    return [record, row]
  })
