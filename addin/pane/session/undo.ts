// Taking back: first what was pressed in this exam, then what the pane wrote, step by step.

import type { PaneWord } from '../../../templates/words/pane.ts'
import { reread, scoresIn } from '../book/shadow.ts'
import { type Desk, judgeSoon, refuse, tell } from './desk.ts'
import { scoreRow } from './score.ts'
import type { Message, Step } from './state.ts'

export async function undo(desk: Desk): Promise<void> {
  const { state } = desk
  const pressed = state.presses.value.at(-1)
  if (pressed) {
    state.presses.value = state.presses.value.slice(0, -1)
    state.draft.value = pressed
    state.confirming.value = false
    return
  }
  const step = state.steps.value.at(-1)
  if (!step) return tell(desk, { level: 'notice', word: 'undo.nothing' })
  const back = await putBack(desk, step)
  if (!back) return
  state.steps.value = state.steps.value.slice(0, -1)
  state.redos.value = [...state.redos.value, back]
  tell(desk, told(step, 'undo.done', 'undo.doneAll'))
}

export async function redo(desk: Desk): Promise<void> {
  const { state } = desk
  const step = state.redos.value.at(-1)
  if (!step) return tell(desk, { level: 'notice', word: 'undo.nothing' })
  const back = await putBack(desk, step)
  if (!back) return
  state.redos.value = state.redos.value.slice(0, -1)
  state.steps.value = [...state.steps.value, back]
  tell(desk, told(step, 'undo.redone', 'undo.redoneAll'))
}

/** Refused when somebody has changed the cells since; what they wrote stays. */
async function putBack(desk: Desk, step: Step): Promise<Step | null> {
  const { host, state } = desk
  const outcome = await host.undo(step.undo)
  if (!outcome.done) {
    refuse(desk, outcome.trouble)
    return null
  }
  const numbers = step.undo.cells.map(({ row }) => row)
  const read = await reread(host, state.shadow.value!, step.undo.sheet, {
    from: Math.min(...numbers),
    to: Math.max(...numbers),
  })
  if (read.done) state.shadow.value = read.value.shadow
  judgeSoon(desk)
  if (step.row !== null && step.undo.sheet === scoresIn(state.shadow.value!)?.wish.sheet) scoreRow(desk, step.row)
  return { undo: outcome.value.undo, row: step.row }
}

const told = ({ row }: Step, one: PaneWord, all: PaneWord): Message =>
  row === null ? { level: 'good', word: all } : { level: 'good', word: one, values: { row } }
