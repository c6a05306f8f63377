// The state as text and back. Written tightly, because a workbook carries it, and in pieces, because it may be large: the first is
// all but the rows, the others are rows. A piece stands for itself: names and values are written once in it, and its rows say which.
import type { FieldValue } from '../../core/sync/protocol.ts'
import { eachCell, isNothing, type Marked, markedOf } from './marked.ts'
import { isFirst, rowsOfFirst } from './pack-first.ts'
import type { Piece } from './ports.ts'
import { emptyRow, type Row, type State } from './state.ts'

/** Raised when the text is laid out differently. */
const layout = 2

/** `cells` goes by the order of names: 0 for what is not known, else the place of the value and 1; `odd` by place of the name. */
type Coded = readonly [mark: number, cells: readonly number[], odd: readonly (readonly [place: number, mark: number])[]]
type Rest = Omit<Row, 'rubric' | 'seen' | 'mark' | 'behind'>
type CodedRow = readonly [
  record: string,
  rubric: string,
  mark: number,
  seen: Coded,
  behind: Coded | null,
  rest: Partial<Rest>,
]
type Rows = readonly [names: readonly string[], values: readonly FieldValue[], rows: readonly CodedRow[]]

type In<Kept> = Kept extends ReadonlyMap<string, infer Value> ? Value : never
export type Small = Omit<State, 'rows' | 'conflicts' | 'decisions' | 'removals'> & {
  readonly layout: number
  readonly conflicts: readonly In<State['conflicts']>[]
  readonly decisions: readonly (readonly [string, In<State['decisions']>])[]
  readonly removals: readonly In<State['removals']>[]
}

/** Values by the number that stands for them. */
function createList<Value>() {
  const places = new Map<Value, number>()
  return {
    all: (): readonly Value[] => [...places.keys()],
    placeOf: (value: Value): number => {
      const place = places.get(value) ?? places.size
      places.set(value, place)
      return place
    },
  }
}

const blank: Row = emptyRow('')

/** Lists and records of a new row hold nothing. */
const isUsual = (value: unknown, usual: unknown): boolean =>
  value === usual || (typeof usual === 'object' && value !== null && Object.keys(value as object).length === 0)

function restOf({ rubric: _r, seen: _s, mark: _m, behind: _b, ...rest }: Row): Partial<Rest> {
  const all = Object.entries(rest) as readonly [keyof Rest, unknown][]
  return Object.fromEntries(all.filter(([key, value]) => !isUsual(value, blank[key])))
}

type Placed = readonly [record: string, row: Row]

function rowsText(rows: readonly Placed[]): string {
  const names = createList<string>()
  const values = createList<FieldValue>()
  const coded = (marked: Marked): Coded => {
    const cells: number[] = []
    const odd: (readonly [number, number])[] = []
    eachCell(marked, (field, value, mark) => {
      const place = names.placeOf(field)
      while (cells.length <= place) cells.push(0)
      cells[place] = 1 + values.placeOf(value)
      if (mark !== marked.mark) odd.push([place, mark])
    })
    return [marked.mark, cells, odd]
  }
  const all = rows.map(([record, row]): CodedRow => {
    const { rubric, mark, seen, behind } = row
    return [record, rubric, mark, coded(seen), isNothing(behind) ? null : coded(behind), restOf(row)]
  })
  return JSON.stringify([names.all(), values.all(), all] satisfies Rows)
}

type Block = Piece & { readonly rows: readonly Placed[] }

const blockRows = 256

function* blocksOf(rows: State['rows']): Generator<readonly Placed[]> {
  let some: Placed[] = []
  for (const placed of rows) {
    some.push(placed)
    if (some.length < blockRows) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

const areSame = (some: readonly Placed[], others: readonly Placed[]): boolean =>
  some.length === others.length && some.every(([record, row], n) => row === others[n]![1] && record === others[n]![0])

/** Rows do not change in place, so a piece is the same as long as all its rows stay. */
export function createPacker(): (state: State) => readonly Piece[] {
  let blocks: readonly Block[] = []
  return ({ rows, conflicts, decisions, removals, ...rest }) => {
    const lists = { conflicts: [...conflicts.values()], decisions: [...decisions], removals: [...removals.values()] }
    const small: Small = { layout, ...rest, ...lists }
    const next: Block[] = []
    for (const some of blocksOf(rows)) {
      const before = blocks[next.length]
      next.push(before && areSame(before.rows, some) ? before : { rows: some, text: () => rowsText(some) })
    }
    blocks = next
    return [{ text: () => JSON.stringify(small) }, ...blocks]
  }
}

function* rowsIn([names, values, rows]: Rows): Generator<Placed> {
  const decoded = ([mark, cells, odd]: Coded): Marked => {
    const known = cells.flatMap((cell, place) => (cell === 0 ? [] : [[names[place]!, values[cell - 1]!] as const]))
    return markedOf(known, mark, Object.fromEntries(odd.map(([place, own]) => [names[place]!, own])))
  }
  for (const [record, rubric, mark, seen, behind, rest] of rows)
    yield [
      record,
      { ...blank, ...rest, rubric, mark, seen: decoded(seen), behind: behind ? decoded(behind) : blank.behind },
    ]
}

/** Null when the texts are none of ours, or of a layout that is not known here: then the state is made anew from the centre. */
export function unpacked(texts: readonly string[]): State | null {
  try {
    const [first = '', ...others] = texts
    const head: unknown = JSON.parse(first)
    const { layout: version, conflicts, decisions, removals, ...rest } = (isFirst(head) ? head[0] : head) as Small
    if (!isFirst(head) && version !== layout) return null
    const rows = new Map<string, Row>(isFirst(head) ? rowsOfFirst(head) : [])
    for (const text of others) for (const [record, row] of rowsIn(JSON.parse(text) as Rows)) rows.set(record, row)
    return {
      ...rest,
      rows,
      conflicts: new Map(conflicts.map((open) => [open.conflict.id, open])),
      decisions: new Map(decisions),
      removals: new Map(removals.map((change) => [change.record, change])),
    }
  } catch {
    return null
  }
}
