// A session with one workbook: made when Excel is there, used by the pane, the ribbon and the tests alike.
import type { Rubric } from '../../../core/rubric.ts'
import type { SheetHost, Stop } from '../../host/sheet-host.ts'
import { type Desk, tell } from './desk.ts'
import { keepDraft } from './keep-draft.ts'
import { openBook } from './open.ts'
import type { Soon } from './soon.ts'
import { createState } from './state.ts'
import { tellWaiting } from './waiting.ts'
import { watchBook } from './watch.ts'

export type SessionOptions = {
  readonly host: SheetHost
  /** By version, newest last. */
  readonly rubrics: ReadonlyMap<string, Rubric>
  readonly now: () => Date
  readonly newId: () => string
  readonly soon: Soon
}

export function createDesk(options: SessionOptions): Desk {
  const state = createState()
  return { ...options, host: tellWaiting(options.host, state, options.soon), state }
}

/** Opens the workbook and follows it. Gives what ends the following. */
export async function startSession(desk: Desk): Promise<Stop> {
  await openAgain(desk)
  const forget = keepDraft(desk)
  return async () => {
    forget()
    await desk.state.watched.value?.()
  }
}

/** Follows before anything is read, so that no change falls in between; then opens. Also what could not be opened before. */
export async function openAgain(desk: Desk): Promise<void> {
  const { watched, phase } = desk.state
  const begun = watched.value ? null : await watchBook(desk)
  if (begun?.done) watched.value = begun.value
  await openBook(desk)
  if (!watched.value && phase.value !== 'failed') tell(desk, { level: 'warning', word: 'open.notFollowed' })
}
