// What the centre said of a push.

import { acceptedMarks } from '../../core/sync/accepted.ts'
import type { PushAnswer, Refusal } from '../../core/sync/protocol.ts'
import { type Change, type ChangeResult, type Conflict, type Fields, wholeRow } from '../../core/sync/protocol.ts'
import { isAllNews } from './ahead.ts'
import { closeConflicts } from './conflicts.ts'
import { type Cell, nothing, withCells } from './marked.ts'
import {
  behindOf,
  caughtUp,
  type Draft,
  draftOf,
  emptyRow,
  markOf,
  type Row,
  type State,
  withBehind,
  withHeard,
  withShadow,
} from './state.ts'

/** The state without the push in flight. An answer to another push changes nothing. */
export function absorbAnswer(state: State, answer: PushAnswer): State {
  const { inflight } = state
  if (!inflight || inflight.push !== answer.push) return state
  const { head, hash } = answer
  const read = isAllNews(state, inflight.changes, answer) ? { since: head, from: head, hash: hash! } : {}
  const draft = draftOf({ ...state, ...read })
  inflight.changes.forEach((change, n) => {
    const result = answer.results[n]
    if (result) absorbResult(draft, change, result)
  })
  return withHeard({ ...state, ...read, ...draft, inflight: null }, head, hash)
}

const rubricOf = (change: Change): string => (change.kind === 'set' ? change.rubric : '')
const sentBy = (change: Change): Fields => (change.kind === 'set' ? change.set : {})

function absorbResult(draft: Draft, change: Change, result: ChangeResult): void {
  const { record } = change
  const before = draft.rows.get(record) ?? { ...emptyRow(rubricOf(change)), placed: true }
  const row = result.refused ? refusedRow(before, change, result.refused) : takenRow(before, change, result, draft)
  draft.rows.set(record, conflictsIn(row, result.conflicts))
  const set = sentBy(change)
  for (const conflict of result.conflicts) {
    // The same conflict takes all that is typed into a row that is gone.
    const all = conflict.field === wholeRow ? { ...draft.conflicts.get(conflict.id)?.set, ...set } : {}
    draft.conflicts.set(conflict.id, { conflict, own: true, set: all })
  }
  // It was decided elsewhere, of a row whose changes do not come by here, or the feed is about to tell.
  if (result.refused?.code === 'conflict-unknown') for (const id of change.settles ?? []) draft.conflicts.delete(id)
  forgetAsked(draft, change)
  closeConflicts(draft, record, new Set(result.settled))
}

/** By content: the push may have come back from the workbook meanwhile. */
function forgetAsked({ decisions, removals }: Draft, change: Change): void {
  if (decisions.size === 0 && removals.size === 0) return
  const asked = JSON.stringify(change)
  for (const [id, decision] of decisions) if (JSON.stringify(decision.change) === asked) decisions.delete(id)
  for (const [record, removal] of removals) if (JSON.stringify(removal) === asked) removals.delete(record)
}

function takenRow(row: Row, change: Change, result: ChangeResult, { since }: Draft): Row {
  const accepted = acceptedMarks(change, result.accepted)
  const set = sentBy(change)
  const decides = (change.settles?.length ?? 0) > 0
  const cells: Cell[] = []
  let newest = 0
  for (const field in accepted) {
    const mark = accepted[field]!
    newest = Math.max(newest, mark)
    if (field in set && mark >= markOf(row, field)) cells.push([field, set[field] ?? null, mark])
  }
  const heard = { ...row, refused: row.refused.filter(({ refusal }) => !isOver(refusal, set)) }
  // What was decided comes into the sheet like a value from elsewhere: something else stands there still.
  const next = decides ? withBehind(heard, withCells(nothing, cells)) : acknowledged(heard, cells)
  return { ...next, mark: Math.max(next.mark, newest), owed: newest > since ? Math.max(next.owed, newest) : next.owed }
}

const isOver = ({ field }: Refusal, set: Fields): boolean => field === null || field in set

/** What was sent holds: the base of what is typed next. */
const acknowledged = (row: Row, cells: readonly Cell[]): Row =>
  caughtUp(
    withShadow(row, cells),
    cells.flatMap(([field, , mark]) => ((behindOf(row, field)?.mark ?? mark + 1) <= mark ? field : [])),
  )

function conflictsIn(row: Row, conflicts: readonly Conflict[]): Row {
  const cells = conflicts
    .filter(({ field }) => field !== wholeRow)
    .map(({ field, theirs }): Cell => [field, theirs.value, theirs.mark])
  if (cells.length === 0) return row
  const next = withBehind(row, withCells(nothing, cells))
  return { ...next, redo: next.redo.filter((field) => !cells.some(([each]) => each === field)) }
}

function refusedRow(row: Row, change: Change, { code, field }: Refusal): Row {
  const sent = sentBy(change)
  // That is what it waits for, whatever the row was scored by before.
  const rubric = code === 'rubric-unknown' ? rubricOf(change) : row.rubric
  if (field === null || !(field in sent))
    return { ...row, rubric, refused: [{ refusal: { code, field: null }, set: sent }] }
  const others = row.refused.filter(({ refusal }) => refusal.field !== null && refusal.field !== field)
  return { ...row, refused: [...others, { refusal: { code, field }, set: { [field]: sent[field] ?? null } }] }
}
