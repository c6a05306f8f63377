// What the pane wrote, one step an action of the person, so that it can be taken back.
import type { Book } from '../../../templates/sheet.ts'
import type { GuardChange } from '../../host/guard.ts'
import type { SheetId } from '../../host/sheet-host.ts'
import type { Undo } from '../../host/write-wish.ts'
import type { Shadow } from '../book/shadow.ts'
import type { Desk } from './desk.ts'
import type { FiguresPart } from './figures-part.ts'
import type { Kept } from './scoring-state.ts'

/** One thing that can be undone; the undo of a part is a part again, its redo. `putters` in undo.ts has how. */
export type Part =
  | { readonly kind: 'cells'; readonly undo: Undo }
  /** What puts drop-downs, formats, panes and locks back. */
  | { readonly kind: 'guards'; readonly changes: readonly GuardChange[] }
  /** Sheets of ours that were added. `untouched` is how they stood then; null: they may go whatever stands there now. */
  | {
      readonly kind: 'added'
      readonly sheets: readonly SheetId[]
      readonly book: () => Book
      readonly untouched: Shadow | null
    }
  | { readonly kind: 'removed'; readonly book: () => Book }
  | FiguresPart

/** Parts in the order in which they were written; `row` when they are about one exam. */
export type Step = {
  readonly parts: readonly Part[]
  readonly row: number | null
  /** The exam as it was before it was committed. */
  readonly kept?: Kept
}

const most = 20

/** Keeps a step to be taken back; what was taken back before cannot be done again now. */
export function keepStep({ state }: Desk, step: Step): void {
  if (step.parts.length === 0) return
  state.steps.value = [...state.steps.value.slice(1 - most), step]
  state.redos.value = []
}
