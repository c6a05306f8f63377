// Values of a row with their marks, in little room. An object that gets ninety fields one by one is a table of 6 kB, and as many
// marks are another; here a value stands at the place of its field, and the mark that most of them have is said once.
import type { FieldValue, Marks } from '../../core/sync/protocol.ts'

/** A value with its mark; undefined: nothing is known of it any more. */
export type Cell = readonly [field: string, value: FieldValue | undefined, mark: number]

export type Marked = {
  /** By place of the field. Undefined: nothing is known of it; null: it is empty. */
  readonly values: readonly (FieldValue | undefined)[]
  /** Of all fields that are known but those in `odd`. */
  readonly mark: number
  readonly odd: Marks
}

const noMarks: Marks = {}
export const nothing: Marked = { values: [], mark: 0, odd: noMarks }

/** Fields get their places as they are met; there are no more of them than the columns of a rubric. */
const places = new Map<string, number>()
const names: string[] = []

function placeOf(field: string): number {
  const known = places.get(field)
  if (known !== undefined) return known
  places.set(field, names.length)
  return names.push(field) - 1
}

export function valueAt({ values }: Marked, field: string): FieldValue | undefined {
  const place = places.get(field)
  return place === undefined ? undefined : values[place]
}

/** 0 for what is not known. */
export const markAt = (marked: Marked, field: string): number =>
  valueAt(marked, field) === undefined ? 0 : (marked.odd[field] ?? marked.mark)

export const isNothing = ({ values }: Marked): boolean => values.length === 0

export function eachCell(
  { values, mark, odd }: Marked,
  work: (field: string, value: FieldValue, mark: number) => void,
): void {
  for (let place = 0; place < values.length; place++) {
    const value = values[place]
    const field = names[place]!
    if (value !== undefined) work(field, value, odd[field] ?? mark)
  }
}

/** Those that something is known of. */
export function fieldsOf(marked: Marked): readonly string[] {
  const found: string[] = []
  eachCell(marked, (field) => found.push(field))
  return found
}

/** 0 when nothing is known. */
export function newestMark(marked: Marked): number {
  let newest = 0
  eachCell(marked, (_field, _value, mark) => {
    newest = Math.max(newest, mark)
  })
  return newest
}

/** @param odd marks of fields that have another than `mark` */
export function markedOf(
  values: Iterable<readonly [field: string, value: FieldValue]>,
  mark: number,
  odd: Marks,
): Marked {
  const placed: (FieldValue | undefined)[] = []
  for (const [field, value] of values) put(placed, placeOf(field), value)
  if (placed.length === 0) return nothing
  const others = Object.entries(odd).filter(([field, own]) => own !== mark && placed[placeOf(field)] !== undefined)
  return { values: fitted(placed), mark, odd: marksOf(others) }
}

/** Most rows have none: all of these share one. */
const marksOf = (marks: readonly (readonly [field: string, mark: number])[]): Marks =>
  marks.length === 0 ? noMarks : Object.fromEntries(marks)

function put(values: (FieldValue | undefined)[], place: number, value: FieldValue | undefined): void {
  while (values.length <= place) values.push(undefined)
  values[place] = value
}

/** An array that grew has room for half as many more. */
const fitted = <Value>(values: readonly Value[]): readonly Value[] => values.slice()

/** With these in place of what was known of their fields. */
export function withCells(before: Marked, cells: readonly Cell[]): Marked {
  if (cells.length === 0) return before
  const values = before.values.slice()
  const marks = new Map<number, number>()
  for (const [field, value, mark] of cells) {
    const place = placeOf(field)
    put(values, place, value)
    marks.set(place, mark)
  }
  while (values.length > 0 && values.at(-1) === undefined) values.pop()
  if (values.length === 0) return nothing
  const markOf = (place: number) => marks.get(place) ?? before.odd[names[place]!] ?? before.mark
  const mark = commonest(values, markOf)
  const odd: (readonly [string, number])[] = []
  values.forEach((value, place) => {
    if (value !== undefined && markOf(place) !== mark) odd.push([names[place]!, markOf(place)])
  })
  return { values: fitted(values), mark, odd: marksOf(odd) }
}

function commonest(values: Marked['values'], markOf: (place: number) => number): number {
  const counts = new Map<number, number>()
  let best = 0
  values.forEach((value, place) => {
    if (value === undefined) return
    const mark = markOf(place)
    const count = (counts.get(mark) ?? 0) + 1
    counts.set(mark, count)
    if (count > (counts.get(best) ?? 0)) best = mark
  })
  return best
}

export const without = (marked: Marked, fields: readonly string[]): Marked =>
  withCells(
    marked,
    fields.map((field): Cell => [field, undefined, 0]),
  )

/** The same values with other marks. */
export const remarked = ({ values, mark, odd }: Marked, work: (mark: number) => number): Marked => ({
  values,
  mark: work(mark),
  odd: marksOf(Object.entries(odd).map(([field, own]) => [field, work(own)])),
})
