// Who scores: asked once, kept in the workbook, never in the browser.
import type { Scorer } from '../scoring/commit.ts'
import { type Desk, refuse } from './desk.ts'

const key = 'scorer'

function scorerIn(text: string | null): Scorer | null {
  if (text === null) return null
  try {
    const { id, title, role, scope } = JSON.parse(text) as Record<string, unknown>
    return [id, title, role, scope].every((each) => typeof each === 'string') && id !== ''
      ? ({ id, title, role, scope } as Scorer)
      : null
  } catch {
    return null
  }
}

export async function readScorer({ host, state }: Desk): Promise<void> {
  const kept = await host.readSetting(key)
  if (kept.done) state.scorer.value = scorerIn(kept.value)
}

/** The code is taken as it is typed, without the spaces around it. */
export async function keepScorer(desk: Desk, scorer: Scorer): Promise<void> {
  const clean = { ...scorer, id: scorer.id.trim() }
  desk.state.scorer.value = clean.id === '' ? null : clean
  if (desk.state.readOnly.value) return
  const written = await desk.host.writeSetting(key, clean.id === '' ? null : JSON.stringify(clean))
  if (!written.done) refuse(desk, written.trouble)
}
