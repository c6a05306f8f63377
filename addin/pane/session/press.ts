// What was pressed in the open exam: changed, taken back, brought back.
import type { Rubric } from '../../../core/rubric.ts'
import { dayOf } from '../book/clock.ts'
import { entryAt } from '../book/entry-at.ts'
import { type Draft, type DraftView, type FieldKey, openDraft, viewOf } from '../scoring/draft.ts'
import type { Person, Post } from '../staff/person.ts'
import { announceWord } from './announce.ts'
import type { Desk } from './desk.ts'
import type { Kept } from './scoring-state.ts'

export const rubricOf = ({ state }: Desk): Rubric => state.shadow.value!.rubric

export const today = ({ now }: Desk) => dayOf(now())

export const viewNow = (desk: Desk): DraftView | null => {
  const draft = desk.state.draft.value
  return draft ? viewOf(rubricOf(desk), draft, today(desk)) : null
}

const contents = ['typed', 'fields', 'remarks', 'second'] as const

/** Takes a draft as the person's next; null says that this cannot be done. `typing` tells letters of one field. */
export function change(desk: Desk, next: Draft | null, typing: 'remarks' | 'second' | null = null): void {
  const { state } = desk
  if (!next) {
    announceWord('score.noSuch')
    return
  }
  const before = state.draft.value!
  const parts = contents.filter((each) => next[each] !== before[each])
  if (parts.length > 0) {
    if (typing === null || state.typing.value !== typing)
      state.presses.value = [...state.presses.value.slice(-99), before]
    state.typing.value = typing
    state.unpressed.value = []
    state.redos.value = []
  }
  state.confirming.value = false
  state.draft.value = next
  if (parts.includes('typed')) hearItem(desk, before.place)
}

/** Says what an item holds now and what the total is. */
function hearItem(desk: Desk, place: number): void {
  const view = viewNow(desk)!
  const { composite } = view.score
  const total = composite.status === 'SCORED' ? composite.effective : '—'
  announceWord('score.said', { item: rubricOf(desk).items[place]!.id, text: view.shown[place]?.text ?? '', total })
}

/** Remark or second person, as typed. */
export function write(desk: Desk, field: 'remarks' | 'second', text: string): void {
  const draft = desk.state.draft.value
  if (draft) change(desk, { ...draft, [field]: text }, field)
}

const titles: Readonly<Partial<Record<Post, FieldKey>>> = {
  qc_person_id: 'qc_person_title',
  technician_id: 'technician_title',
  reporter_id: 'reporter_title',
  reviewer_id: 'reviewer_title',
}

/** Puts somebody into the row. A title that the list of names knows goes with the code; the name goes nowhere. */
export function choosePerson(desk: Desk, post: Post, code: string, known: Person | undefined): void {
  const draft = desk.state.draft.value
  if (!draft) return
  if (post === 'arbiter_id') {
    write(desk, 'second', code)
    return
  }
  const fields = new Map(draft.fields).set(post, code)
  const title = titles[post]
  if (title && known && rubricOf(desk).codesOf.get('titles')?.has(known.title)) fields.set(title, known.title)
  change(desk, { ...draft, fields })
}

/** Takes back the last press; false when there is none. */
export function takeBack({ state }: Desk): boolean {
  const before = state.presses.value.at(-1)
  const draft = state.draft.value
  if (!before || !draft) return false
  state.presses.value = state.presses.value.slice(0, -1)
  state.unpressed.value = [...state.unpressed.value, draft]
  state.typing.value = null
  state.draft.value = { ...before, entry: draft.entry }
  state.confirming.value = false
  return true
}

/** Brings back what was taken back last; false when there is nothing. */
export function bringBack({ state }: Desk): boolean {
  const after = state.unpressed.value.at(-1)
  const draft = state.draft.value
  if (!after || !draft) return false
  state.unpressed.value = state.unpressed.value.slice(0, -1)
  state.presses.value = [...state.presses.value, draft]
  state.draft.value = { ...after, entry: draft.entry }
  return true
}

/** Takes an exam up where it was left: over its row as it stands now, presses included. */
export function takeUp({ state }: Desk, row: number, { draft, presses }: Kept): void {
  const entry = state.shadow.value ? entryAt(state.shadow.value, row) : null
  if (!entry || entry.exam.record_id !== draft.entry.exam.record_id) return
  state.draft.value = { ...draft, entry }
  state.presses.value = presses
  state.unpressed.value = []
}

/** Opens a row as it stands, without anything that was pressed. */
export function openAfresh({ state }: Desk, row: number): void {
  const shadow = state.shadow.value
  const entry = shadow ? entryAt(shadow, row) : null
  state.presses.value = []
  state.unpressed.value = []
  state.typing.value = null
  state.draft.value = shadow && entry ? openDraft(shadow.rubric, entry) : null
}
