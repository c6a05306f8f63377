// The state as text and back. Written tightly, because a workbook carries it: every value and every name is written once, and rows
// say which; a mark that most fields of a row share is said once as well.
import type { FieldValue } from '../../core/sync/protocol.ts'
import { emptyRow, type Row, type State } from './state.ts'

/** Raised when the text is laid out differently. */
const layout = 1

type Rest = Omit<Row, 'rubric' | 'fields' | 'marks' | 'mark'>
/** `cells` goes by the order of names, 0 for empty; `odd` is the marks that are not `common`, by place of the name. */
type PackedRow = readonly [
  record: string,
  rubric: number,
  mark: number,
  common: number,
  cells: readonly number[],
  odd: readonly (readonly [place: number, mark: number])[],
  rest: Partial<Rest>,
]

type Small = Omit<State, 'rows' | 'conflicts' | 'decisions' | 'removals'> & {
  readonly layout: number
  readonly conflicts: readonly (State['conflicts'] extends ReadonlyMap<string, infer Open> ? Open : never)[]
  readonly decisions: readonly (readonly [
    string,
    State['decisions'] extends ReadonlyMap<string, infer Decision> ? Decision : never,
  ])[]
  readonly removals: readonly (State['removals'] extends ReadonlyMap<string, infer Change> ? Change : never)[]
}
type Packed = readonly [
  Small,
  names: readonly string[],
  values: readonly (string | number)[],
  rows: readonly PackedRow[],
]

/** Values and names by the number that stands for them; it stays as long as the packer lives. */
function createList<Value>() {
  const places = new Map<Value, number>()
  const all: Value[] = []
  return {
    all: all as readonly Value[],
    placeOf: (value: Value): number => {
      const known = places.get(value)
      if (known !== undefined) return known
      places.set(value, all.length)
      return all.push(value) - 1
    },
  }
}

function commonMark(marks: readonly number[]): number {
  const counts = new Map<number, number>()
  let best = 0
  for (const mark of marks) {
    const count = (counts.get(mark) ?? 0) + 1
    counts.set(mark, count)
    if (count > (counts.get(best) ?? 0)) best = mark
  }
  return best
}

const blank: Row = emptyRow('')

/** Lists and records of a new row hold nothing. */
const isUsual = (value: unknown, usual: unknown): boolean =>
  value === usual || (typeof usual === 'object' && value !== null && Object.keys(value as object).length === 0)

function restOf({ rubric: _r, fields: _f, marks: _m, mark: _k, ...rest }: Row): Partial<Rest> {
  const all = Object.entries(rest) as readonly [keyof Rest, unknown][]
  return Object.fromEntries(all.filter(([key, value]) => !isUsual(value, blank[key])))
}

type Placed = readonly [record: string, row: Row]
type Block = { readonly rows: readonly Placed[]; readonly lines: readonly string[]; readonly text: string }

const blockRows = 256

/** Rows do not change in place, so the text of one is made once; and that of a block as long as all its rows stay. */
export function createPacker(): (state: State) => string {
  const names = createList<string>()
  const values = createList<string | number>()
  const cellTexts = new WeakMap<Row['fields'], string>()
  let blocks: readonly Block[] = []

  function blockOf(rows: readonly Placed[], before: Block | undefined): Block {
    const isAsBefore = ([record, row]: Placed, n: number) => {
      const was = before?.rows[n]
      return was?.[1] === row && was[0] === record
    }
    if (before?.rows.length === rows.length && rows.every(isAsBefore)) return before
    const lines = rows.map((each, n) => (isAsBefore(each, n) ? before!.lines[n]! : rowText(each)))
    return { rows, lines, text: lines.join(',\n') }
  }

  /** Fields do not change in place either, and outlive their row. */
  function cellsText(fields: Row['fields']): string {
    const known = cellTexts.get(fields)
    if (known !== undefined) return known
    const cells: number[] = []
    for (const field in fields) {
      const place = names.placeOf(field)
      while (cells.length <= place) cells.push(0)
      const value = fields[field]!
      if (value !== null) cells[place] = 1 + values.placeOf(value)
    }
    const text = JSON.stringify(cells)
    cellTexts.set(fields, text)
    return text
  }

  function oddMarks({ fields, marks }: Row, common: number): PackedRow[5] {
    const odd: (readonly [number, number])[] = []
    for (const field in marks)
      if (marks[field] !== common || !(field in fields)) odd.push([names.placeOf(field), marks[field]!])
    for (const field in fields) if (!(field in marks)) odd.push([names.placeOf(field), 0])
    return odd
  }

  /** JSON of a `PackedRow`. */
  function rowText([record, row]: Placed): string {
    const { rubric, fields, marks, mark } = row
    const common = commonMark(Object.values(marks))
    const head = [JSON.stringify(record), values.placeOf(rubric), mark, common, cellsText(fields)]
    return `[${head.join()},${JSON.stringify(oddMarks(row, common))},${JSON.stringify(restOf(row))}]`
  }

  return ({ rows, conflicts, decisions, removals, ...rest }) => {
    const lists = { conflicts: [...conflicts.values()], decisions: [...decisions], removals: [...removals.values()] }
    const small: Small = { layout, ...rest, ...lists }
    const all = [...rows]
    blocks = Array.from({ length: Math.ceil(all.length / blockRows) }, (_, n) =>
      blockOf(all.slice(n * blockRows, (n + 1) * blockRows), blocks[n]),
    )
    const lines = blocks.map(({ text }) => text).join(',\n')
    return `[${JSON.stringify(small)},${JSON.stringify(names.all)},${JSON.stringify(values.all)},[${lines}]]`
  }
}

/** Null when the text is none of ours, or of a layout that is not known here: then the state is made anew from the centre. */
export function unpacked(text: string): State | null {
  try {
    const [small, names, values, rows] = JSON.parse(text) as Packed
    const { layout: version, conflicts, decisions, removals, ...rest } = small
    if (version !== layout) return null
    const rowOf = ([record, rubric, mark, common, cells, odd, more]: PackedRow): readonly [string, Row] => {
      const fields: Record<string, FieldValue> = {}
      const marks: Record<string, number> = {}
      cells.forEach((cell, place) => {
        if (cell === 0) return
        fields[names[place]!] = values[cell - 1]!
        if (common !== 0) marks[names[place]!] = common
      })
      for (const [place, own] of odd)
        if (own === 0) delete marks[names[place]!]
        else marks[names[place]!] = own
      return [record, { ...emptyRow(String(values[rubric])), ...more, fields, marks, mark }]
    }
    return {
      ...rest,
      rows: new Map(rows.map(rowOf)),
      conflicts: new Map(conflicts.map((open) => [open.conflict.id, open])),
      decisions: new Map(decisions),
      removals: new Map(removals.map((change) => [change.record, change])),
    }
  } catch {
    return null
  }
}
