// Sheets and states as small as the steps of sync need them.
import { markedOf } from '../../../addin/sync/marked.ts'
import type { SheetRow, SheetView } from '../../../addin/sync/ports.ts'
import { emptyRow, emptyState, type Open, type Row, type State } from '../../../addin/sync/state.ts'
import type { Conflict, Fields, FieldValue } from '../../../core/sync/protocol.ts'

/** A row as the centre is known to have it, at one mark. */
export const rowAt = (mark: number, fields: Fields, wish: Partial<Row> = {}): Row => ({
  ...{ ...emptyRow('1'), placed: true, mark, seen: markedOf(Object.entries(fields), mark, {}) },
  ...wish,
})

export const behind = (mark: number, fields: Fields) => markedOf(Object.entries(fields), mark, {})

export const stateOf = (rows: Readonly<Record<string, Row>>, wish: Partial<State> = {}): State => ({
  ...{ ...emptyState('w', 'c'), epoch: 'e', rows: new Map(Object.entries(rows)) },
  ...wish,
})

export const sheetRow = (record: string | null, fields: Fields, wish: Partial<SheetRow> = {}): SheetRow => ({
  ...{ place: 0, record, fallback: 'f', fields, unread: new Set<string>() },
  ...wish,
})

export const columns = ['accession_token', 'remarks', 'REQ-01', 'REQ-02'] as const

export const viewOf = (rows: readonly SheetRow[], wish: Partial<SheetView> = {}): SheetView => ({
  ...{ rubric: '1', fields: columns, rows: rows.map((row, place) => ({ ...row, place })) },
  ...wish,
})

export const side = (value: FieldValue, mark: number) => ({ value, mark, by: 'Q001', at: null })

export const openOf = (field: string, wish: Partial<Open & { readonly mine: FieldValue }> = {}): Open => {
  const { mine = 'mine', own = true, set = {} } = wish
  const conflict: Conflict = {
    ...{ id: `about ${field}`, record: 'r1', field, copy: 'c' },
    ...{ base: side(null, 0), theirs: side('theirs', 4), mine: side(mine, 5) },
  }
  return { conflict, own, set }
}
