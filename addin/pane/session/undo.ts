// Taking back: first what was pressed in this exam, then what the pane wrote, step by step.
import type { PaneWord } from '../../../templates/words/pane.ts'
import { type Desk, refuse, tell } from './desk.ts'
import { bringBack, openAfresh, takeBack, takeUp } from './press.ts'
import { putBack } from './put-back.ts'
import { forget, scoreRow } from './rows.ts'
import type { Part, Step } from './steps.ts'

/** One after another: a second Ctrl+Z waits for the first. */
const moving = new WeakMap<Desk, Promise<void>>()

function inTurn(desk: Desk, work: () => Promise<void>): Promise<void> {
  const turn = (moving.get(desk) ?? Promise.resolve()).then(work)
  moving.set(
    desk,
    turn.catch(() => undefined),
  )
  return turn
}

export async function undo(desk: Desk): Promise<void> {
  const { state } = desk
  // Presses in an exam that is not on the screen are nothing that a person means to take back.
  if (state.view.value === 'score' && takeBack(desk)) return
  await inTurn(desk, () => move(desk, 'steps', 'redos', ['undo.done', 'undo.doneAll']))
}

export async function redo(desk: Desk): Promise<void> {
  if (desk.state.view.value === 'score' && bringBack(desk)) return
  await inTurn(desk, () => move(desk, 'redos', 'steps', ['undo.redone', 'undo.redoneAll']))
}

type Pile = 'steps' | 'redos'
type Words = readonly [one: PaneWord, all: PaneWord]

/** Takes the last step of one pile back; its inverse goes on the other. What could not be taken back stays where it is. */
async function move(desk: Desk, from: Pile, to: Pile, [one, all]: Words): Promise<void> {
  const { state } = desk
  const step = state[from].value.at(-1)
  if (!step) return tell(desk, { level: 'notice', word: 'undo.nothing' })
  const left = [...step.parts]
  const back: Part[] = []
  const replace = (...rest: readonly Step[]) => {
    state[from].value = [...state[from].value.slice(0, -1), ...rest]
  }
  while (left.length > 0) {
    const outcome = await putBack(desk, left.at(-1)!)
    if (outcome.done) {
      left.pop()
      back.push(outcome.part)
      continue
    }
    if ('ask' in outcome) {
      left[left.length - 1] = outcome.ask
      tell(desk, { level: 'warning', word: outcome.word })
    } else refuse(desk, outcome.trouble)
    break
  }
  if (left.length > 0) replace({ ...step, parts: left })
  else replace()
  if (back.length > 0) state[to].value = [...state[to].value, { ...step, parts: back }]
  if (left.length > 0) return
  if (step.row !== null && state.phase.value === 'ours') scoreRow(desk, step.row)
  if (step.row !== null && step.kept) {
    forget(desk, step.kept.draft.entry.exam.record_id)
    if (from === 'steps') takeUp(desk, step.row, step.kept)
    else openAfresh(desk, step.row)
  }
  tell(desk, step.row === null ? { level: 'good', word: all } : { level: 'good', word: one, values: { row: step.row } })
}
