// The guide of the first run: three keys, shown once in the life of a workbook, and again when asked for.
import type { Opened } from '../../host/sheet-host.ts'
import type { Action } from '../scoring/actions.ts'
import type { Desk } from './desk.ts'

const key = 'coach'

/** What is to be done at each step. */
export const coachSteps = ['commit', 'letter', 'finding'] as const satisfies readonly Action['do'][]

/** Shows the guide where this workbook has not seen it and there is something to score. */
export function offerCoach({ state }: Desk, { settings }: Opened): void {
  if (state.phase.value !== 'ours' || state.readOnly.value || state.unscored.value.length === 0) return
  if (!settings.has(key)) state.coach.value = 0
}

export function startCoach({ state }: Desk): void {
  state.coach.value = 0
}

/** To the next step; after the last, and when it is skipped, it is over. */
export function coachOn(desk: Desk): void {
  const at = desk.state.coach.value
  if (at === null) return
  if (at + 1 < coachSteps.length) desk.state.coach.value = at + 1
  else endCoach(desk)
}

export function endCoach({ host, state, soon }: Desk): void {
  if (state.coach.value === null) return
  state.coach.value = null
  // Where it cannot be kept it is shown once more another day.
  if (!state.readOnly.value) soon(key, () => void host.writeSetting(key, 'seen'))
}

export function coachHears(desk: Desk, action: Action): void {
  const at = desk.state.coach.value
  if (at !== null && coachSteps[at] === action.do) coachOn(desk)
}
