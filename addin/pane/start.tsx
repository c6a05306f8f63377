// What is loaded when the shell stands: Excel, the rubrics, a session, ribbon commands and custom functions.
import type { ComponentChildren } from 'preact'
import { connectExcel } from '../excel/connect.ts'
import { defineFunctions } from '../functions/functions.ts'
import { newId } from './book/new-id.ts'
import { loadRubrics } from './book/rubrics.ts'
import { defineCommands } from './commands.ts'
import { DeskFrame } from './components/desk-frame.tsx'
import { createDesk, startSession } from './session/session.ts'
import { createSoon } from './session/soon.ts'
import { resumeSync } from './session/sync.ts'
import { corner } from './shell.tsx'
import { language } from './speech.ts'
import { SyncCorner } from './sync/components/sync-corner.tsx'
import { followTheme } from './theme.ts'

/** Time without a change after which it is looked at. */
const rest = 150

/** Null: there is no Excel around this page. */
export async function startPane({ keepLanguage }: { readonly keepLanguage: boolean }): Promise<ComponentChildren> {
  const [host, rubrics] = await Promise.all([connectExcel(), loadRubrics()])
  if (!host) return null
  if (!keepLanguage) language.value = host.language
  followTheme(host)
  const desk = createDesk({ host, rubrics, now: () => new Date(), newId, soon: createSoon(rest) })
  defineFunctions(
    [...rubrics.values()].at(-1)!,
    () => new Date(),
    () => host.language,
  )
  defineCommands(desk)
  void startSession(desk).then(() => resumeSync(desk))
  corner.value = <SyncCorner desk={desk} />
  return <DeskFrame desk={desk} />
}
