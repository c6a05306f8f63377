// What goes out next: one push, small enough for the centre, with at most one change of a row.
import { type Change, limits, type Push } from '../../core/sync/protocol.ts'
import { changedIn, rowsByRecord, setOf, unsentIn } from './diff.ts'
import type { SheetView } from './ports.ts'
import { conflictsByRecord, isTaken, type State } from './state.ts'

/** Room for what is around the changes. */
const envelope = 2048

const sizeOf = (value: unknown): number => {
  const text = JSON.stringify(value)
  let bytes = text.length
  for (let n = 0; n < text.length; n++) {
    const unit = text.charCodeAt(n)
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1
  }
  return bytes
}

/** Decisions and removals first: what is typed may hang on them. */
function* waiting(state: State, view: SheetView): Generator<Change> {
  yield* [...state.decisions.values()].map(({ change }) => change)
  yield* state.removals.values()
  const open = conflictsByRecord(state)
  for (const [record, row] of rowsByRecord(view)) {
    const known = state.rows.get(record)
    // Another exam has this id: it gets a new one first.
    if (known && isTaken(known)) continue
    const set = unsentIn(changedIn(view.fields, row, known, open.get(record)), known)
    if (Object.keys(set).length > 0) yield setOf(state, view, row, record, set)
  }
}

/** All that waits to be sent, without an end. */
export const unsent = (state: State, view: SheetView): readonly Change[] => [...waiting(state, view)]

/** Changes for one push; empty when there is nothing to send. */
export function nextChanges(state: State, view: SheetView, most: number = limits.changes): readonly Change[] {
  const changes: Change[] = []
  const taken = new Set<string>()
  let bytes = envelope
  for (const change of waiting(state, view)) {
    if (taken.has(change.record)) continue
    bytes += sizeOf(change) + 1
    if (changes.length > 0 && bytes > limits.pushBytes) break
    changes.push(change)
    taken.add(change.record)
    if (changes.length >= most) break
  }
  return changes
}

export function pushOf(state: State, protocol: number, push: string, changes: readonly Change[]): Push {
  const { epoch, heard, workbook, copy } = state
  return {
    protocol,
    push,
    epoch: epoch ?? '',
    ...(heard && heard.mark > 0 ? { seen: heard } : {}),
    lineage: { workbook, copy },
    changes,
  }
}
