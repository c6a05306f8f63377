// The centre was restored from an older copy. Everything is pulled again; what it lost is sent again, what differs is shown.
import { type Cell, eachCell, nothing, remarked } from './marked.ts'
import { behindOf, caughtUp, type Draft, draftOf, type Row, type State, withShadow } from './state.ts'

/** A field that had been set; of which mark is not known any more. */
const once = -1

/**
 * Forgets where the feed was, and all marks. Values that were acknowledged stay, as what the person had seen. The push in flight
 * goes too: what it carried still stands in the sheet.
 */
export function forget(state: State, epoch: string): State {
  const rows = new Map<string, Row>()
  for (const [record, row] of state.rows) {
    const seen = remarked(row.seen, (mark) => (mark === 0 ? 0 : once))
    const unheard = { mark: 0, behind: nothing, over: {}, redo: [], removed: null, hidden: false, owed: 0 }
    rows.set(record, { ...row, ...unheard, seen })
  }
  // Nothing was seen of what stands there now.
  const removals = new Map(
    [...state.removals].map(([record, change]) => [record, change.kind === 'set' ? change : { ...change, base: 0 }]),
  )
  const start = { since: 0, hash: '', from: 0, heard: null, recovering: true, inflight: null }
  return { ...state, ...start, epoch, rows, removals, conflicts: new Map() }
}

/** When all has come again: equal values are acknowledged anew, the others are sent from nothing, so that they are seen. */
export function reconciled(state: State): State {
  const draft: Draft = draftOf(state)
  for (const [record, row] of state.rows) draft.rows.set(record, reconciledRow(row))
  for (const id of state.decisions.keys()) if (!state.conflicts.has(id)) draft.decisions.delete(id)
  return { ...state, ...draft, recovering: false }
}

function reconciledRow(row: Row): Row {
  const kept: Cell[] = []
  const gone: Cell[] = []
  const redo: string[] = []
  eachCell(row.seen, (field, had, mark) => {
    if (mark !== once) return
    const held = behindOf(row, field)
    if (held && held.value === had) kept.push([field, had, held.mark])
    else {
      gone.push([field, undefined, 0])
      if (had !== null || held) redo.push(field)
    }
  })
  const known = withShadow(row, [...kept, ...gone])
  return caughtUp(
    { ...known, redo: [...known.redo, ...redo] },
    kept.map(([field]) => field),
  )
}
