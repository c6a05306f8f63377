// What was pressed and not committed yet outlives a reload of the pane: it is kept in the workbook, never in the browser.
import { effect } from '@preact/signals'
import type { Opened } from '../../host/sheet-host.ts'
import { entryAt } from '../book/entry-at.ts'
import { type Draft, type FieldKey, isTouched, openDraft } from '../scoring/draft.ts'
import type { Desk } from './desk.ts'

const key = 'draft'
/** A person who thinks is not disturbed by saving. */
const rest = 2000

type Kept = Pick<Draft, 'remarks' | 'second' | 'place'> & {
  readonly row: number
  readonly recordId: string | null
  readonly typed: readonly (readonly [number, string])[]
  readonly fields?: readonly (readonly [FieldKey, string])[]
}

const keptOf = ({ entry, typed, fields, remarks, second, place }: Draft): Kept => ({
  row: entry.row,
  recordId: entry.exam.record_id,
  typed: [...typed],
  fields: [...fields],
  remarks,
  second,
  place,
})

/** The same presses for the same exam, whatever else of the row has changed, and wherever the person is. */
const same = (a: Draft | null, b: Draft): boolean =>
  a !== null &&
  a.entry.exam.record_id === b.entry.exam.record_id &&
  a.typed === b.typed &&
  a.fields === b.fields &&
  a.remarks === b.remarks &&
  a.second === b.second

/**
 * Saves presses after a moment of rest, from now on. Nothing is cleared: a draft of an exam that is scored is not taken up
 * again. What comes back by undo was pressed before and costs nothing more.
 */
export function keepDraft({ host, state, soon }: Desk): () => void {
  let last: Draft | null = null
  return effect(() => {
    const draft = state.draft.value
    if (!draft || !isTouched(draft) || state.readOnly.value || same(last, draft)) return
    last = draft
    soon(
      key,
      () => {
        const now = state.draft.peek()
        // Committed meanwhile: it stands in the sheet.
        if (now && same(draft, now)) void host.writeSetting(key, JSON.stringify(keptOf(now)))
      },
      rest,
    )
  })
}

/** The kept draft, where its exam still waits to be scored. */
export function keptDraft({ state }: Desk, { settings }: Opened): Draft | null {
  const text = settings.get(key)
  const shadow = state.shadow.value
  if (text === undefined || !shadow) return null
  try {
    const kept = JSON.parse(text) as Kept
    const entry = entryAt(shadow, kept.row)
    if (!entry || entry.exam.record_id !== kept.recordId || !state.unscored.value.includes(kept.row)) return null
    const { remarks, second, place } = kept
    const typed = new Map(kept.typed.filter(([at]) => at in shadow.rubric.items))
    return { ...openDraft(shadow.rubric, entry), typed, fields: new Map(kept.fields), remarks, second, place }
  } catch {
    return null
  }
}
