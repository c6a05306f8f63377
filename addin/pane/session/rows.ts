// Which exam is open: the next one, another one, the one that is selected in the sheet.
import { entryAt } from '../book/entry-at.ts'
import { isTouched } from '../scoring/draft.ts'
import type { Desk } from './desk.ts'
import { openAfresh, takeUp } from './press.ts'

/** Opens the exam of a row; row 0 is the first one that is not scored to the end. What was pressed in the exam at hand is kept. */
export function scoreRow(desk: Desk, row: number): void {
  setAside(desk)
  openRow(desk, row)
}

/** The same, where the exam at hand is done with. */
export function openRow(desk: Desk, row: number): void {
  const { state } = desk
  const shadow = state.shadow.value
  if (!shadow) return
  const wanted = entryAt(shadow, row)
    ? row
    : (state.unscored.value[0] ?? state.judgement.value?.rows[0]?.entry.row ?? 0)
  state.selected.value = null
  state.confirming.value = false
  state.digits.value = null
  state.choosing.value = null
  state.asking.value = null
  state.openedAt.value = desk.now().getTime()
  openAfresh(desk, wanted)
  const kept = state.aside.value.get(state.draft.value?.entry.exam.record_id ?? '')
  if (kept) takeUp(desk, wanted, kept)
}

function setAside({ state }: Desk): void {
  const draft = state.draft.value
  const id = draft?.entry.exam.record_id
  if (!draft || !id) return
  const aside = new Map(state.aside.value)
  if (isTouched(draft)) aside.set(id, { draft, presses: state.presses.value })
  else aside.delete(id)
  state.aside.value = aside
}

/** Nothing of the exam waits any more: it stands in the sheet. */
export function forget({ state }: Desk, id: string | null): void {
  const aside = new Map(state.aside.value)
  if (id !== null && aside.delete(id)) state.aside.value = aside
}

/** The row that is selected: followed while nothing was pressed, otherwise only offered. */
export function follow(desk: Desk, row: number): void {
  const { state } = desk
  const draft = state.draft.value
  if (draft?.entry.row === row || !state.shadow.value) {
    state.selected.value = null
    return
  }
  if (!entryAt(state.shadow.value, row)) return
  if (draft && isTouched(draft)) state.selected.value = row
  else scoreRow(desk, row)
}

/** The exam `by` places further in the sheet, without writing anything. */
export function look(desk: Desk, by: 1 | -1): void {
  const rows = desk.state.judgement.value?.rows ?? []
  const at = rows.findIndex(({ entry }) => entry.row === desk.state.draft.value?.entry.row)
  const next = rows[at + by]
  if (next) scoreRow(desk, next.entry.row)
}

/** The next exam that is not scored to the end, after the row and then from the top. */
export function nextUnscored({ state }: Desk, after: number, by: 1 | -1 = 1): number | null {
  const rows = state.unscored.value.filter((row) => row !== after)
  const beyond = by === 1 ? rows.find((row) => row > after) : rows.findLast((row) => row < after)
  return beyond ?? (by === 1 ? rows[0] : rows.at(-1)) ?? null
}
