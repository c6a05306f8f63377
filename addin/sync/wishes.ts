// What a person decides and asks for beside typing. Each gives the state with the wish in it, or as it was when it means nothing.
import { type Change, type Conflict, type FieldValue, wholeRow } from '../../core/sync/protocol.ts'
import { isNothing, newestMark } from './marked.ts'
import { behindIn, heldOf, type Row, type State, withShadow } from './state.ts'

export type Choice =
  | { readonly take: 'mine' }
  | { readonly take: 'theirs' }
  | { readonly take: 'value'; readonly value: FieldValue }

/** What a person decided of a conflict. */
export type Decided = { readonly conflict: string; readonly choice: Choice; readonly why: string }

/** What a change says of why; left out when nothing is said. */
const because = (why: string) => (why === '' ? {} : { why })

/** @param rubric version that the workbook is scored by */
export function decide(state: State, { conflict: id, choice, why }: Decided, rubric: string): State {
  const open = state.conflicts.get(id)
  if (!open) return state
  const { record, field } = open.conflict
  const change =
    field === wholeRow
      ? wholeChange(state, open.conflict, choice, why, rubric)
      : fieldChange(state, open.conflict, choice, why, rubric)
  return { ...state, decisions: new Map(state.decisions).set(id, { change: { ...change, record }, field }) }
}

function fieldChange(state: State, conflict: Conflict, choice: Choice, why: string, rubric: string): Change {
  const { id, record, field, mine, theirs } = conflict
  const settled = { kind: 'set', record, rubric, settles: [id], ...because(why) } as const
  if (choice.take === 'theirs') return { ...settled, base: {}, set: {} }
  const row = state.rows.get(record)
  const mark = Math.max(theirs.mark, row ? heldOf(row, field).mark : 0)
  return { ...settled, base: { [field]: mark }, set: { [field]: choice.take === 'mine' ? mine.value : choice.value } }
}

/** Mine is the removal or the edits, as the case may be; edits are sent again when the row is there again. */
function wholeChange(
  state: State,
  { id, record, mine }: Conflict,
  choice: Choice,
  why: string,
  rubric: string,
): Change {
  if (choice.take !== 'mine') return { kind: 'set', record, rubric, settles: [id], base: {}, set: {}, ...because(why) }
  const kind = mine.value === null ? 'restore' : 'remove'
  return { kind, record, base: state.rows.get(record)?.mark ?? 0, settles: [id], why }
}

/** Newest mark that the person has seen of the row. */
const seenMark = (row: Row): number => (isNothing(row.behind) ? row.mark : newestMark(row.seen))

/** Takes a row away at the centre, or brings it back. A reason is needed. */
export function askFor(state: State, record: string, kind: 'remove' | 'restore', why: string): State {
  const row = state.rows.get(record)
  if (!row || row.mark === 0 || why.trim() === '') return state
  const base = kind === 'restore' ? row.mark : seenMark(row)
  return { ...state, removals: new Map(state.removals).set(record, { kind, record, base, why: why.trim() }) }
}

/** A row that somebody took out of the sheet comes back into it. */
export function putBack(state: State, record: string): State {
  const row = state.rows.get(record)
  return row ? { ...state, rows: new Map(state.rows).set(record, { ...row, placed: false }) } : state
}

/** What was refused is sent once more: of one row, or of all. */
export function sendAgain(state: State, record: string | null): State {
  const rows = new Map(state.rows)
  for (const [id, row] of rows)
    if (row.refused.length > 0 && (record === null || record === id)) rows.set(id, { ...row, refused: [] })
  return { ...state, rows }
}

/**
 * The centre's values take the place of what it refused: as soon as the sheet is written, where nothing else was typed since. Of a
 * row that it does not show they are not known: it is let be as it stands.
 */
export function takeTheirs(state: State, record: string): State {
  const row = state.rows.get(record)
  if (!row || row.refused.length === 0) return state
  const sent = row.refused.flatMap(({ set }) => Object.entries(set))
  const unseen = row.refused.every(({ refusal }) => refusal.code === 'not-entitled')
  if (row.mark === 0 && !unseen) return state
  const next = row.mark > 0 ? giveWay({ ...row, refused: [] }, sent) : letBe(row, sent)
  return { ...state, rows: new Map(state.rows).set(record, next) }
}

type Sent = readonly (readonly [field: string, value: FieldValue])[]

const giveWay = (row: Row, sent: Sent): Row =>
  sent.reduce(
    (next, [field, value]) =>
      behindIn(next, field, { ...heldOf(next, field), over: [...(next.over[field] ?? []), value] }),
    row,
  )

const letBe = (row: Row, sent: Sent): Row =>
  withShadow(
    { ...row, refused: [], hidden: true },
    sent.map(([field, value]) => [field, value, 0]),
  )
