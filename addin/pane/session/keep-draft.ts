// What was pressed and not committed yet outlives a reload of the pane: it is kept in the workbook, never in the browser.
import { effect } from '@preact/signals'
import { entryAt } from '../book/entry-at.ts'
import { type Draft, isTouched, openDraft } from '../scoring/draft.ts'
import type { Desk } from './desk.ts'

const key = 'draft'
/** A person who thinks is not disturbed by saving. */
const rest = 2000

type Kept = Pick<Draft, 'remarks' | 'second' | 'place'> & {
  readonly row: number
  readonly recordId: string | null
  readonly typed: readonly (readonly [number, string])[]
}

/** Saves presses after a moment of rest, from now on. Nothing is cleared: a draft of an exam that is scored is not taken up again. */
export function keepDraft({ host, state, soon }: Desk): () => void {
  return effect(() => {
    const draft = state.draft.value
    if (!draft || !isTouched(draft) || state.readOnly.value) return
    const { entry, typed, remarks, second, place } = draft
    const kept: Kept = { row: entry.row, recordId: entry.exam.record_id, typed: [...typed], remarks, second, place }
    soon(
      key,
      () => {
        // Committed meanwhile: it stands in the sheet.
        if (state.draft.peek() === draft) void host.writeSetting(key, JSON.stringify(kept))
      },
      rest,
    )
  })
}

/** The kept draft, where its exam still waits to be scored. */
export async function keptDraft({ host, state }: Desk): Promise<Draft | null> {
  const read = await host.readSetting(key)
  const shadow = state.shadow.value
  if (!read.done || read.value === null || !shadow) return null
  try {
    const kept = JSON.parse(read.value) as Kept
    const entry = entryAt(shadow, kept.row)
    if (!entry || entry.exam.record_id !== kept.recordId || !state.unscored.value.includes(kept.row)) return null
    const { remarks, second, place } = kept
    const typed = new Map(kept.typed.filter(([at]) => at in shadow.rubric.items))
    return { ...openDraft(shadow.rubric, entry), typed, remarks, second, place }
  } catch {
    return null
  }
}
