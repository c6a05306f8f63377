// Opening the workbook that is there, and looking at it anew.
import { identityOf } from '../../../templates/reading/recognise.ts'
import { done } from '../../host/outcome.ts'
import type { Survey } from '../../host/sheet-host.ts'
import type { Trouble } from '../../host/trouble.ts'
import { readShadow, recogniseBook } from '../book/shadow.ts'
import { offerCoach } from './coach.ts'
import { type Desk, refuse, take, tell } from './desk.ts'
import { keptDraft } from './keep-draft.ts'
import { scoreRow } from './score.ts'
import { takeScorer } from './scorer.ts'

/** Recognises the workbook and reads it; then the selected exam is there to be scored. */
export async function openBook(desk: Desk): Promise<void> {
  const { host, state } = desk
  state.phase.value = 'opening'
  const opened = await host.open()
  if (!opened.done) {
    refuse(desk, opened.trouble)
    state.phase.value = 'failed'
    return
  }
  state.readOnly.value = opened.value.readOnly
  takeScorer(desk, opened.value)
  if (!(await readAll(desk, opened.value.survey)) || !state.shadow.value?.found.scores) return
  const place = await host.selection()
  const kept = keptDraft(desk, opened.value)
  if (kept) {
    state.draft.value = kept
    return tell(desk, { level: 'notice', word: 'score.restored', values: { row: kept.entry.row } })
  }
  const sheet = opened.value.survey.sheets[state.shadow.value.found.scores.sheet]?.id
  const here = place.done && place.value && place.value.sheet === sheet ? place.value.row : null
  // A person who opens the workbook wants to go on: a scored exam that happens to be selected is not what is next.
  scoreRow(desk, here !== null && (state.unscored.value.length === 0 || state.unscored.value.includes(here)) ? here : 0)
  offerCoach(desk, opened.value)
}

/** Reads and judges everything: the whole-workbook check. False when it could not be done, which is said. */
export async function readAll(desk: Desk, known?: Survey): Promise<boolean> {
  const trouble = await readBook(desk, known)
  if (trouble === null) return true
  refuse(desk, trouble)
  if (desk.state.phase.value === 'opening') desk.state.phase.value = 'failed'
  return false
}

/** The same without a word to the person. */
export async function readBook(desk: Desk, known?: Survey): Promise<Trouble | null> {
  const { host, rubrics, state } = desk
  const surveyed = known ? done(known) : await host.survey()
  if (!surveyed.done) return surveyed.trouble
  const survey = surveyed.value
  const { found } = recogniseBook(rubrics, survey)
  if (!found.scores) {
    state.shadow.value = { survey, rubric: [...rubrics.values()].at(-1)!, found, sheets: [] }
    state.judgement.value = null
    state.draft.value = null
    state.phase.value = identityOf(survey.book)?.kind === 'summary' ? 'failed' : 'foreign'
    if (state.phase.value === 'failed') tell(desk, { level: 'warning', word: 'open.summary' })
    return null
  }
  const controller = new AbortController()
  const read = await readShadow(host, rubrics, survey, {
    signal: controller.signal,
    onProgress: (rows, of) => {
      state.busy.value = { rows, of, stop: () => controller.abort() }
    },
  })
  state.busy.value = null
  if (!read.done) return read.trouble
  take(desk, read.value)
  state.repairs.value = null
  state.unsure.value = false
  state.phase.value = 'ours'
  return null
}
