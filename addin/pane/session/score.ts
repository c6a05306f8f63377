// What keys and buttons do while exams are scored one after another.
import type { Action } from '../scoring/actions.ts'
import type { Draft, DraftView } from '../scoring/draft.ts'
import * as moves from '../scoring/moves.ts'
import { chooseReason, flag, sameAgain, setLinkAside } from './asked.ts'
import { coachHears } from './coach.ts'
import { commit } from './commit.ts'
import type { Desk } from './desk.ts'
import { goToFinding } from './find.ts'
import { change, rubricOf, viewNow } from './press.ts'
import { look } from './rows.ts'
import { redo, undo } from './undo.ts'

export { commit, needsScorer } from './commit.ts'
export { today, viewNow, write } from './press.ts'
export { follow, look, nextUnscored, scoreRow } from './rows.ts'

/** Does what a key or a button of that action does. */
export async function act(desk: Desk, action: Action): Promise<void> {
  const { state } = desk
  const draft = state.draft.value
  coachHears(desk, action)
  state.digits.value = action.do === 'digits' ? action.digits : null
  if (action.do !== 'same') state.asking.value = null
  if (action.do === 'reasons') state.choosing.value = state.choosing.value ? null : { line: null }
  else if (action.do !== 'choose') state.choosing.value = null
  if (action.do === 'help') state.help.value = !state.help.value
  else if (action.do === 'undo') await undo(desk)
  else if (action.do === 'redo') await redo(desk)
  else if (action.do === 'finding') await goToFinding(desk, action.by)
  else if (action.do === 'look') look(desk, action.by)
  else if (action.do === 'find' || action.do === 'people' || action.do === 'remark') lead(desk, action.do)
  else if (draft && action.do === 'commit') await commit(desk, action.by)
  else if (draft) press(desk, draft, viewNow(desk)!, action)
}

function lead({ state }: Desk, to: 'find' | 'people' | 'remark'): void {
  if (to === 'find') state.finding.value = true
  state.want.value = to
}

function press(desk: Desk, draft: Draft, view: DraftView, action: Action): void {
  if (action.do === 'linkNotApplicable') setLinkAside(desk, draft, view)
  else if (action.do === 'flag') flag(desk, draft)
  else if (action.do === 'same') sameAgain(desk, draft, view)
  else if (action.do === 'choose') chooseReason(desk, draft, view, action.number)
  else change(desk, moved(desk, draft, view, action))
}

function moved(desk: Desk, draft: Draft, view: DraftView, action: Action): Draft | null {
  const rubric = rubricOf(desk)
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
