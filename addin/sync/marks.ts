// How far each row of the sheet has come.
import { changedIn, rowsByRecord, unsentIn } from './diff.ts'
import type { RowSign, RowStatus, SheetView } from './ports.ts'
import { conflictsByRecord, recordsInFlight, type State } from './state.ts'

/**
 * `local`: saved here only. A row is in conflict as long as one of its conflicts is open, whoever caused it. `hidden`: the centre
 * does not show it (any more), so that it stands as it stood.
 */
export type RowState = 'local' | 'sent' | 'accepted' | 'refused' | 'conflict' | 'hidden'

export type RowMark = {
  readonly state: RowState
  /** Newest mark at the centre; 0: the centre does not know the row. */
  readonly mark: number
}

/** By record id. Rows without an id of their own are local to themselves and not among them. */
export function rowMarks(state: State, view: SheetView): ReadonlyMap<string, RowMark> {
  const open = conflictsByRecord(state)
  const flying = recordsInFlight(state)
  const found = new Map<string, RowMark>()
  for (const [record, row] of rowsByRecord(view)) {
    const known = state.rows.get(record)
    const conflicts = open.get(record)
    const mark = known?.mark ?? 0
    const changed = changedIn(view.fields, row, known, conflicts)
    const waits = Object.keys(changed).length > 0
    const refused = waits && Object.keys(unsentIn(changed, known)).length < Object.keys(changed).length
    const is = conflicts
      ? 'conflict'
      : flying.has(record)
        ? 'sent'
        : refused
          ? 'refused'
          : known?.hidden && !waits
            ? 'hidden'
            : waits || mark === 0
              ? 'local'
              : 'accepted'
    found.set(record, { state: is, mark })
  }
  return found
}

const statusOf = ({ state, mark }: RowMark): RowStatus => {
  if (state === 'conflict') return 'CONFLICT'
  if (state === 'refused') return 'ERROR'
  if (state === 'accepted' || state === 'hidden') return 'OK'
  return mark === 0 ? 'NEW' : 'DIRTY'
}

export const signOf = (mark: RowMark): RowSign => ({ status: statusOf(mark), mark: mark.mark })
