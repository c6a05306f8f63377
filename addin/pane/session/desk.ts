// What the functions of a session share.
import type { Rubric } from '../../../core/rubric.ts'
import type { JudgeContext, Judgement } from '../../../templates/judge.ts'
import type { SheetHost } from '../../host/sheet-host.ts'
import type { Trouble } from '../../host/trouble.ts'
import { dayOf } from '../book/clock.ts'
import { judgeInSlices, judgeShadow, unscoredIn } from '../book/judge.ts'
import type { Shadow } from '../book/shadow.ts'
import { listedIn } from '../findings/listed.ts'
import type { Soon } from './soon.ts'
import type { Message, State } from './state.ts'

export type Desk = {
  readonly host: SheetHost
  readonly rubrics: ReadonlyMap<string, Rubric>
  readonly state: State
  readonly now: () => Date
  readonly newId: () => string
  readonly soon: Soon
}

export const contextOf = ({ now }: Desk): JudgeContext => ({ today: dayOf(now()) })

export const tell = ({ state }: Desk, message: Message | null): void => {
  state.message.value = message
}

/** Shows what the host could not do. */
export function refuse(desk: Desk, trouble: Trouble): void {
  const level = trouble.code === 'stopped' ? 'notice' : 'error'
  tell(desk, { level, word: 'trouble', trouble })
}

/** Takes a shadow and judges it anew. */
export function take(desk: Desk, shadow: Shadow): void {
  const { state } = desk
  state.shadow.value = shadow
  judgeNow(desk)
}

export function judgeNow(desk: Desk): void {
  const { state, rubrics } = desk
  const shadow = state.shadow.value
  if (!shadow) return
  settle(desk, judgeShadow(rubrics, shadow, contextOf(desk)))
}

/** Judges without standing in the way of keys. A newer shadow brings its own judgement. */
export async function judgeGently(desk: Desk): Promise<void> {
  const { state, rubrics } = desk
  const shadow = state.shadow.value
  if (!shadow) return
  state.stale.value = true
  const judgement = await judgeInSlices(rubrics, shadow, contextOf(desk), () => state.shadow.value === shadow)
  if (judgement) settle(desk, judgement)
}

function settle({ state }: Desk, judgement: Judgement): void {
  state.judgement.value = judgement
  state.unscored.value = unscoredIn(judgement)
  const { findings, unbegun } = listedIn(judgement)
  state.listed.value = findings
  state.unbegun.value = unbegun
  state.at.value = Math.min(state.at.value, findings.length - 1)
  state.stale.value = false
}

/** Judges after a moment of rest, so that typing is never in its way. */
export function judgeSoon(desk: Desk): void {
  desk.state.stale.value = true
  desk.soon('judge', () => void judgeGently(desk))
}
