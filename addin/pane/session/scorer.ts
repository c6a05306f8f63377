// Who scores: asked once, kept in the workbook, never in the browser.
import type { Opened } from '../../host/sheet-host.ts'
import type { Scorer } from '../scoring/commit.ts'
import { type Desk, refuse } from './desk.ts'

const key = 'scorer'

function scorerIn(text: string | undefined): Scorer | null {
  if (text === undefined) return null
  try {
    const { id, title, role, scope } = JSON.parse(text) as Record<string, unknown>
    return [id, title, role, scope].every((each) => typeof each === 'string') && id !== ''
      ? ({ id, title, role, scope } as Scorer)
      : null
  } catch {
    return null
  }
}

/** As it was kept in the workbook. */
export function takeScorer({ state }: Desk, { settings }: Opened): void {
  state.scorer.value = scorerIn(settings.get(key))
}

/** The code is taken as it is typed, without the spaces around it. */
export async function keepScorer(desk: Desk, scorer: Scorer): Promise<void> {
  const clean = { ...scorer, id: scorer.id.trim() }
  desk.state.scorer.value = clean.id === '' ? null : clean
  if (desk.state.readOnly.value) return
  const written = await desk.host.writeSetting(key, clean.id === '' ? null : JSON.stringify(clean))
  if (!written.done) refuse(desk, written.trouble)
}
