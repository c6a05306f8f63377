// Rows that need another id: none of their own, a copied one, or one that another exam has at the centre.
import type { FieldValue } from '../../core/sync/protocol.ts'
import { changedIn } from './diff.ts'
import { isNothing } from './marked.ts'
import type { SheetRow, SheetView, SheetWish } from './ports.ts'
import { heldOf, isTaken, markOf, type Row, recordsInFlight, type State, valueIn } from './state.ts'

const token = 'accession_token'

/**
 * Two copies of a workbook used one prepared row for two exams: what the centre has was never seen in the row of this sheet,
 * and is another exam, or may be, as long as the row cannot tell its own.
 */
export function mayBeAnother(known: Row, row: SheetRow): boolean {
  if (isTaken(known)) return true
  const theirs = heldOf(known, token).value
  const own = valueIn(row.fields, token)
  if (theirs === null || theirs === own) return false
  // A row that does not say its exam has the one that is told, once anything of it was seen here.
  const seen = own === null ? !isNothing(known.seen) : markOf(known, token) !== 0
  return !(known.placed && seen)
}

/** Makes room, so that no two exams run into one. What cannot be read now may be the same exam. */
const isAnother = (known: Row, row: SheetRow): boolean =>
  isTaken(known) || (!row.unread.has(token) && mayBeAnother(known, row))

/** What a copied row has in common with the one it was copied from decides which of them keeps the id. */
function keeper(rows: readonly SheetRow[], fields: readonly string[], known: Row | undefined): SheetRow {
  const distance = (row: SheetRow) => Object.keys(changedIn(fields, row, known)).length
  return rows.reduce((best, row) => (known && distance(row) < distance(best) ? row : best))
}

/** The exam that a row scores, in which role and for which links; null when it cannot tell. */
const examOf = (read: (field: string) => FieldValue): string | null =>
  read(token) === null ? null : JSON.stringify([token, 'qc_role', 'qc_scope'].map(read))

export function idsWish(state: State, { rows, fields }: SheetView, newId: () => string): SheetWish['ids'] {
  const flying = recordsInFlight(state)
  const byRecord = new Map<string, SheetRow[]>()
  for (const row of rows) if (row.record !== null) byRecord.set(row.record, [...(byRecord.get(row.record) ?? []), row])

  /** Somebody emptied the column of ids: the row is known by its exam. */
  const lostId = (row: SheetRow): string | undefined => {
    const exam = examOf((field) => valueIn(row.fields, field))
    if (exam === null) return undefined
    const found = [...state.rows].filter(
      ([id, known]) => !byRecord.has(id) && known.placed && examOf((field) => heldOf(known, field).value) === exam,
    )
    return found.length === 1 ? found[0]![0] : undefined
  }
  /** As a filing would name it, and may have: then it is at the centre already. */
  const filedId = (row: SheetRow): string | undefined => {
    const known = state.rows.get(row.fallback)
    const same = !known || heldOf(known, token).value === valueIn(row.fields, token)
    return same && !byRecord.has(row.fallback) ? row.fallback : undefined
  }

  const wish: SheetWish['ids'][number][] = []
  const give = ({ place, record }: SheetRow, to: string) => {
    byRecord.set(to, [])
    wish.push({ place, from: record, to })
  }
  for (const row of rows) {
    if (row.record === null) {
      give(row, lostId(row) ?? filedId(row) ?? newId())
      continue
    }
    if (flying.has(row.record)) continue
    const alike = byRecord.get(row.record)!
    const known = state.rows.get(row.record)
    if (keeper(alike, fields, known) !== row) give(row, filedId(row) ?? newId())
    else if (known && isAnother(known, row)) give(row, newId())
  }
  return wish
}
