// A session with one workbook: made when Excel is there, used by the pane, the ribbon and the tests alike.
import type { Rubric } from '../../../core/rubric.ts'
import type { SheetHost, Stop } from '../../host/sheet-host.ts'
import type { Desk } from './desk.ts'
import { keepDraft } from './keep-draft.ts'
import { openBook } from './open.ts'
import type { Soon } from './soon.ts'
import { createState } from './state.ts'
import { watchBook } from './watch.ts'

export type SessionOptions = {
  readonly host: SheetHost
  /** By version, newest last. */
  readonly rubrics: ReadonlyMap<string, Rubric>
  readonly now: () => Date
  readonly newId: () => string
  readonly soon: Soon
}

export const createDesk = (options: SessionOptions): Desk => ({ ...options, state: createState() })

/** Opens the workbook and follows it. Gives what ends the following, null when it could not begin. */
export async function startSession(desk: Desk): Promise<Stop | null> {
  await openBook(desk)
  const forget = keepDraft(desk)
  const watched = await watchBook(desk)
  if (!watched.done) return null
  return async () => {
    forget()
    await watched.value()
  }
}
