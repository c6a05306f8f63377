// Writes the exam at hand in one go and opens the next one that is not scored.
import { withoutMark } from '../../../core/discussion.ts'
import { scoresIn, withRows } from '../book/shadow.ts'
import { cellsOf, written } from '../scoring/commit.ts'
import { type Draft, type DraftView, isTouched, vetoesIn } from '../scoring/draft.ts'
import { type Desk, judgeSoon, refuse, tell } from './desk.ts'
import { isHasty } from './pace.ts'
import { rubricOf, today, viewNow } from './press.ts'
import { forget, nextUnscored, openRow } from './rows.ts'
import type { Message } from './state.ts'
import { keepStep } from './steps.ts'

/** Neither the row nor the workbook says who scores: asked once. */
export const needsScorer = ({ state }: Desk): boolean =>
  state.scorer.value === null &&
  state.draft.value !== null &&
  state.draft.value.entry.exam.qc_person_id === null &&
  !state.draft.value.fields.get('qc_person_id')

/** Who scores the exam at hand, as far as it is known. */
export const scorerOf = ({ state }: Desk, { entry }: DraftView): string | null =>
  entry.exam.qc_person_id ?? state.scorer.value?.id ?? null

/** Why the exam is not written now; null when nothing is in the way. */
function hindrance(desk: Desk, draft: Draft, view: DraftView, vetoes: readonly string[]): Message | null {
  const { state } = desk
  if (state.readOnly.value) return { level: 'error', word: 'open.readOnly' }
  if (state.unsure.value) return { level: 'notice', word: 'score.moving' }
  if (needsScorer(desk)) return { level: 'warning', word: 'scorer.needed' }
  if (draft.entry.exam.record_status === 'LOCKED') return { level: 'error', word: 'score.locked' }
  if (vetoes.length === 0) return null
  const codes = vetoes.join(' ')
  const { remarks, arbiter_id } = view.entry.exam
  if (withoutMark(remarks) === null) return { level: 'error', word: 'score.vetoRemark', values: { codes } }
  if (arbiter_id !== null && arbiter_id === scorerOf(desk, view))
    return { level: 'error', word: 'score.secondSelf', values: { id: arbiter_id } }
  return state.confirming.value ? null : { level: 'warning', word: 'score.vetoConfirm', values: { codes } }
}

/** Does nothing but say so where something is in the way. What is pressed meanwhile waits for `state.writing`. */
export async function commit(desk: Desk, by: 1 | -1): Promise<void> {
  const { state } = desk
  const draft = state.draft.value!
  const view = viewNow(desk)!
  const hindered = hindrance(desk, draft, view, vetoesIn(rubricOf(desk), view))
  if (hindered) {
    state.confirming.value = hindered.word === 'score.vetoConfirm'
    return tell(desk, hindered)
  }
  const writing = writeExam(desk, draft, view).finally(() => {
    state.writing.value = null
  })
  // Where the next exam is opened the keys that wait are done to it.
  state.writing.value = writing.then((written) => {
    if (written) goOn(desk, draft, view, by)
    return written
  })
  await state.writing.value
}

/** True when the row holds it now; Excel's refusal is said. */
async function writeExam(desk: Desk, draft: Draft, view: DraftView): Promise<boolean> {
  const { host, state } = desk
  const { row } = draft.entry
  const shadow = state.shadow.value!
  const layout = shadow.found.scores!
  const { sheet } = scoresIn(shadow)!.wish
  const cells = cellsOf(shadow.rubric, layout, draft, view, state.scorer.value, today(desk))
  if (cells.length === 0) return true
  const outcome = await host.write({ sheet, cells })
  if (!outcome.done) {
    refuse(desk, outcome.trouble)
    return false
  }
  // Something else may have been read meanwhile.
  const current = state.shadow.value!
  const rows = new Map(scoresIn(current)?.rows)
  rows.set(row, written(shadow.rubric, layout, rows.get(row) ?? { number: row, cells: [] }, cells))
  state.shadow.value = withRows(current, sheet, rows)
  const kept = { draft, presses: state.presses.value }
  keepStep(desk, { parts: [{ kind: 'cells', undo: outcome.value.undo }], row, kept })
  judgeSoon(desk)
  return true
}

/** Says what is written and what is left, and opens the next exam. */
function goOn(desk: Desk, draft: Draft, view: DraftView, by: 1 | -1): void {
  const { state } = desk
  const { entry } = draft
  const { row } = entry
  const complete = Object.values(view.score.links).every(({ status }) => status !== 'INCOMPLETE')
  if (complete) state.unscored.value = state.unscored.value.filter((each) => each !== row)
  const next = nextUnscored(desk, row, by)
  const hasty = isHasty(desk, !isTouched(draft))
  tell(desk, {
    level: hasty ? 'notice' : 'good',
    word: hasty ? 'score.hasty' : next === null ? 'score.allDone' : 'score.committed',
    values: { row, left: state.unscored.value.length },
  })
  forget(desk, entry.exam.record_id)
  openRow(desk, next ?? row)
}
