// The score sheet of the open workbook as the engine of sync sees it. Read from the shadow, which costs nothing; everything that
// goes in goes in with one write, and what stood there before tells whether it may stay.
import type { Fields, FieldValue } from '../../../core/sync/protocol.ts'
import type { Outcome } from '../../host/outcome.ts'
import type { SheetHost } from '../../host/sheet-host.ts'
import type { Stood, Written } from '../../host/write-wish.ts'
import { type Shadow, scoresIn, withRows } from '../../pane/book/shadow.ts'
import { written } from '../../pane/scoring/commit.ts'
import type { Sheet, SheetRow, SheetView, SheetWish, SheetWritten } from '../ports.ts'
import { stoodAs } from './cell-value.ts'
import { createRowReader, fieldsIn, type ReadRow } from './row-reader.ts'
import { type Grid, type Unit, unitsOf } from './units.ts'

export type BookPorts = {
  readonly host: SheetHost
  /** The workbook as it was seen last; read anew where rows may have moved. Null: it has no score sheet. */
  readonly shadow: () => Promise<Shadow | null>
  /** The sheet as it is after a write of ours, and the rows that changed. */
  readonly onWritten: (change: (shadow: Shadow) => Shadow, written: readonly Pick<Unit, 'row' | 'renamed'>[]) => void
  /** Makes tokens of accession numbers; null before the centre has handed out the key. */
  readonly token: () => ((accession: string) => Promise<string>) | null
  /** Fields, by record, that the person has pressed keys for: they are not in the sheet yet, and not to be changed there. */
  readonly pressed: () => ReadonlyMap<string, ReadonlySet<string>>
  /** Wall clock, ISO text. */
  readonly moment: () => string
}

/** Rows read for the first time in one go: so few that keys are not kept waiting; making tokens gives way to them. */
const readAtOnce = 200
/** Rows in one write: about 2 MB with what comes back. */
const rowsAtOnce = 400

const failedWith = (outcome: Extract<Outcome<unknown>, { readonly done: false }>) =>
  new Error(outcome.trouble.code, { cause: outcome.trouble })

export function createBookSheet(ports: BookPorts): Sheet {
  const { host, shadow, onWritten, token, pressed, moment } = ports
  const readers = new WeakMap<object, Pick<Grid, 'read' | 'fields'>>()
  const shownRows = new WeakMap<ReadRow, SheetRow>()
  /**
   * Accession numbers of the rows that were seen, by record: a row that comes back gets its own again. In memory only: the number
   * stands in the sheet, and nowhere else.
   */
  const numbers = new Map<string, { readonly token: FieldValue; readonly number: string }>()
  /** Cells of a person's that were written over and are not back yet. */
  let owed: Written['undo'][] = []

  function gridOf(seen: Shadow): Grid | null {
    const layout = seen.found.scores
    const sheet = scoresIn(seen)
    if (!layout || !sheet) return null
    const reader = readers.get(layout) ?? {
      read: createRowReader(seen.rubric, layout),
      fields: fieldsIn(seen.rubric, layout),
    }
    readers.set(layout, reader)
    const lastRow = seen.survey.sheets[layout.sheet]?.lastRow ?? 0
    return {
      rubric: seen.rubric,
      layout,
      rows: sheet.rows,
      ...reader,
      lastRow: Math.max(lastRow, ...sheet.rows.keys()),
    }
  }

  async function need(): Promise<{ readonly seen: Shadow; readonly grid: Grid }> {
    await putBack()
    const seen = await shadow()
    const grid = seen && gridOf(seen)
    if (!grid) throw new Error('no-score-sheet')
    return { seen, grid }
  }

  /** The token of the number that stands in the row; without the key the row does not tell its exam. */
  async function tokened(row: ReadRow, place: number): Promise<SheetRow> {
    const { fields, accession, unread, record, fallback } = row
    const make = token()
    const busy = pressed().get(record ?? fallback)
    const before = shownRows.get(row)
    if (before && before.place === place && !busy && (accession === null || 'accession_token' in before.fields))
      return before
    const plain: SheetRow = { place, record, fallback, fields, unread, ...(busy ? { pressed: busy } : {}) }
    if (accession !== null && !make) return { ...plain, unread: new Set([...unread, 'accession_token']) }
    const shown = accession === null || !make ? plain : named(plain, accession, await make(accession))
    if (!busy) shownRows.set(row, shown)
    return shown
  }

  function named(row: SheetRow, number: string, made: string): SheetRow {
    if (row.record !== null) numbers.set(row.record, { token: made, number })
    return { ...row, fields: { ...row.fields, accession_token: made } }
  }

  const numberOf = (record: string, { accession_token: held }: Fields): string | null => {
    const known = numbers.get(record)
    return known && known.token === held ? known.number : null
  }

  async function rows(): Promise<SheetView> {
    const { grid } = await need()
    const found: SheetRow[] = []
    const numbers = [...grid.rows.keys()].sort((a, b) => a - b)
    for (let from = 0; from < numbers.length; from += readAtOnce) {
      const some = numbers.slice(from, from + readAtOnce).flatMap((number) => {
        const row = grid.read(grid.rows.get(number)!)
        return row ? [{ row, number }] : []
      })
      for (const row of await Promise.all(some.map(({ row, number }) => tokened(row, number)))) found.push(row)
    }
    return { rubric: grid.rubric.version, fields: grid.fields, rows: found }
  }

  async function write(wish: SheetWish): Promise<SheetWritten> {
    const { seen, grid } = await need()
    const at = moment()
    const units = unitsOf(grid, wish, numberOf, ({ status, mark }) => ({
      sync_status: status,
      row_version: mark === 0 ? null : mark,
      ...(status === 'OK' ? { last_sync_at: { date: at } } : {}),
    }))
    const missed: SheetWritten['missed'][number][] = []
    const undone = new Set(asked(wish))
    for (let from = 0; from < units.length; from += rowsAtOnce)
      await writeSome(seen, grid, units.slice(from, from + rowsAtOnce), missed, undone)
    for (const { record, field } of wish.cells) if (undone.has(record)) missed.push({ record, field })
    return { missed, undone }
  }

  async function writeSome(
    seen: Shadow,
    grid: Grid,
    units: readonly Unit[],
    missed: SheetWritten['missed'][number][],
    undone: Set<string>,
  ): Promise<void> {
    const sheet = scoresIn(seen)!.wish.sheet
    const { date1904 } = grid.layout
    const outcome = await host.write({ sheet, cells: units.flatMap(({ cells }) => cells), unlock: {} })
    if (!outcome.done) throw failedWith(outcome)
    const stood = new Map(outcome.value.undo.cells.map((each) => [`${each.row} ${each.column}`, each]))
    const wrong: Stood[] = []
    const stayed: Unit[] = []
    for (const unit of units) {
      const raw = grid.rows.get(unit.row)
      const own = unit.cells.flatMap(({ row, column }) => stood.get(`${row} ${column}`) ?? [])
      const changed = own.filter(({ column, before }) => !stoodAs(raw?.cells[column], before, date1904))
      if (changed.some(({ column }) => !unit.loose.has(column))) {
        wrong.push(...own)
        continue
      }
      undone.delete(unit.name)
      wrong.push(...changed)
      for (const { column } of changed) missed.push(unit.loose.get(column)!)
      const columns = new Set(changed.map(({ column }) => column))
      stayed.push({ ...unit, cells: unit.cells.filter(({ column }) => !columns.has(column)) })
    }
    if (wrong.length > 0) owed = [...owed, { ...outcome.value.undo, cells: wrong }]
    await putBack()
    onWritten((now) => patched(now, grid, stayed), stayed)
  }

  /** A person's cells come back before anything else is done; what the person has changed since is left. */
  async function putBack(): Promise<void> {
    for (;;) {
      const [first, ...rest] = owed
      if (!first) return
      const outcome = await host.undo(first)
      if (!outcome.done && outcome.trouble.code !== 'changed-meanwhile') throw failedWith(outcome)
      // Where one cell was changed again the others are still owed, each by itself.
      const alone = first.cells.length > 1 ? first.cells.map((cell) => ({ ...first, cells: [cell] })) : []
      owed = outcome.done ? rest : [...alone, ...rest]
    }
  }

  return { rows, write }
}

const asked = ({ cells, add, ids, clear }: SheetWish): readonly string[] => [
  ...cells.map(({ record }) => record),
  ...add.map(({ record }) => record),
  ...ids.map(({ to }) => to),
  ...clear.map(({ record }) => record),
]

function patched(shadow: Shadow, { rubric, layout }: Grid, units: readonly Unit[]): Shadow {
  const sheet = scoresIn(shadow)
  if (!sheet || units.length === 0) return shadow
  const rows = new Map(sheet.rows)
  for (const { row, cells } of units) {
    const raw = rows.get(row) ?? { number: row, cells: [] }
    rows.set(row, written(rubric, layout, raw, cells))
  }
  return withRows(shadow, sheet.wish.sheet, rows)
}
