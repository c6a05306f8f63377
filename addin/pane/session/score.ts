// Scoring exams one after another: which row, what a key does, what is written, what is taken back.
import type { Rubric } from '../../../core/rubric.ts'
import { dayOf } from '../book/clock.ts'
import { entryAt } from '../book/entry-at.ts'
import { scoresIn, withRows } from '../book/shadow.ts'
import { cellsOf, written } from '../scoring/commit.ts'
import { type Draft, type DraftView, isTouched, openDraft, vetoesIn, viewOf } from '../scoring/draft.ts'
import type { Action } from '../scoring/keys.ts'
import * as moves from '../scoring/moves.ts'
import { announceWord } from './announce.ts'
import { type Desk, judgeSoon, refuse, tell } from './desk.ts'
import { goToFinding } from './find.ts'
import { redo, undo } from './undo.ts'

const rubricOf = ({ state }: Desk): Rubric => state.shadow.value!.rubric

export const today = ({ now }: Desk) => dayOf(now())

export const viewNow = (desk: Desk): DraftView | null => {
  const draft = desk.state.draft.value
  return draft ? viewOf(rubricOf(desk), draft, today(desk)) : null
}

/** Opens the exam of a row; row 0 is the first one that is not scored to the end. */
export function scoreRow(desk: Desk, row: number): void {
  const { state } = desk
  const shadow = state.shadow.value
  if (!shadow) return
  const entry = entryAt(shadow, row)
  const wanted = entry ? row : (state.unscored.value[0] ?? state.judgement.value?.rows[0]?.entry.row ?? 0)
  const found = entry ?? entryAt(shadow, wanted)
  state.selected.value = null
  state.confirming.value = false
  state.presses.value = []
  state.digits.value = null
  state.draft.value = found ? openDraft(shadow.rubric, found) : null
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

const change = (desk: Desk, next: Draft | null): void => {
  const { state } = desk
  if (!next) {
    announceWord('score.noSuch')
    return
  }
  const before = state.draft.value!
  if (next.typed !== before.typed) state.presses.value = [...state.presses.value.slice(-99), before]
  state.confirming.value = false
  state.draft.value = next
  if (next.typed !== before.typed) hearItem(desk, before.place)
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
  if (draft) change(desk, { ...draft, [field]: text })
}

/** Does what a key or a button of that action does. */
export async function act(desk: Desk, action: Action): Promise<void> {
  const { state } = desk
  const draft = state.draft.value
  state.digits.value = action.do === 'digits' ? action.digits : null
  if (action.do === 'help') state.help.value = !state.help.value
  else if (action.do === 'undo') await undo(desk)
  else if (action.do === 'redo') await redo(desk)
  else if (action.do === 'finding') await goToFinding(desk, action.by)
  else if (action.do === 'look') look(desk, action.by)
  else if (draft && action.do === 'commit') await commit(desk, action.by)
  else if (draft) change(desk, moved(desk, draft, action))
}

function moved(desk: Desk, draft: Draft, action: Action): Draft | null {
  const rubric = rubricOf(desk)
  const view = viewNow(desk)!
  switch (action.do) {
    case 'letter':
      return moves.letter(rubric, draft, view, action.letter)
    case 'met':
      return moves.met(rubric, draft, view)
    case 'notApplicable':
      return moves.notApplicable(rubric, draft, view)
    case 'metLink':
      return moves.metLink(rubric, draft, view)
    case 'clear':
      return moves.clear(draft)
    case 'move':
      return moves.move(rubric, draft, action.to)
    case 'link':
      return moves.moveLink(rubric, draft, action.by)
    case 'jump':
      return moves.jump(rubric, draft, action.number)
    default:
      return draft
  }
}

/** Neither the row nor the workbook says who scores: asked once. */
export const needsScorer = ({ state }: Desk): boolean =>
  state.scorer.value === null && state.draft.value !== null && state.draft.value.entry.exam.qc_person_id === null

/** Writes the exam in one go and opens the next one that is not scored. */
export async function commit(desk: Desk, by: 1 | -1): Promise<void> {
  const { host, state } = desk
  const shadow = state.shadow.value!
  const draft = state.draft.value!
  const layout = shadow.found.scores!
  const sheet = scoresIn(shadow)!
  const view = viewNow(desk)!
  const { row } = draft.entry
  if (state.readOnly.value) return tell(desk, { level: 'error', word: 'open.readOnly' })
  if (state.unsure.value) return tell(desk, { level: 'notice', word: 'score.moving' })
  if (needsScorer(desk)) return tell(desk, { level: 'warning', word: 'scorer.needed' })
  if (draft.entry.exam.record_status === 'LOCKED') return tell(desk, { level: 'error', word: 'score.locked' })
  const vetoes = vetoesIn(shadow.rubric, view)
  if (vetoes.length > 0 && view.entry.exam.remarks === null)
    return tell(desk, { level: 'error', word: 'score.vetoRemark', values: { codes: vetoes.join(' ') } })
  if (vetoes.length > 0 && !state.confirming.value) {
    state.confirming.value = true
    return tell(desk, { level: 'warning', word: 'score.vetoConfirm', values: { codes: vetoes.join(' ') } })
  }
  const cells = cellsOf(shadow.rubric, layout, draft, view, state.scorer.value, today(desk))
  if (cells.length > 0) {
    const outcome = await host.write({ sheet: sheet.wish.sheet, cells })
    if (!outcome.done) return refuse(desk, outcome.trouble)
    // Something else may have been read meanwhile.
    const current = state.shadow.value!
    const rows = new Map(scoresIn(current)?.rows)
    rows.set(row, written(shadow.rubric, layout, rows.get(row) ?? { number: row, cells: [] }, cells))
    state.shadow.value = withRows(current, sheet.wish.sheet, rows)
    state.steps.value = [...state.steps.value.slice(-19), { undo: outcome.value.undo, row }]
    state.redos.value = []
    judgeSoon(desk)
  }
  const complete = Object.values(view.score.links).every(({ status }) => status !== 'INCOMPLETE')
  if (complete) state.unscored.value = state.unscored.value.filter((each) => each !== row)
  const next = nextUnscored(desk, row, by)
  tell(desk, {
    level: 'good',
    word: next === null ? 'score.allDone' : 'score.committed',
    values: { row, left: state.unscored.value.length },
  })
  scoreRow(desk, next ?? row)
}
