// Fast must not mean blind: clean exams one after another, each opened for less than a moment.
import type { Desk } from './desk.ts'

const moment = 3000
const many = 10

/** Notes one committed exam; true once in a session, when so many in a row were clean and opened for less than 3 s. */
export function isHasty({ state, now }: Desk, clean: boolean): boolean {
  const { fast, told } = state.pace.value
  const next = clean && now().getTime() - state.openedAt.value < moment ? fast + 1 : 0
  const tells = next >= many && !told
  state.pace.value = { fast: next, told: told || tells }
  return tells
}
