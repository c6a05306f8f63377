// Lifting the protection of a sheet, when a person asks for it after a refusal.
import type { Trouble } from '../../host/trouble.ts'
import { type Desk, refuse, tell } from './desk.ts'

/** A sheet with a password stays as it is: the trouble says who can help. */
export async function unlock(desk: Desk, { details }: Trouble): Promise<void> {
  const { host, state } = desk
  const survey = state.shadow.value?.survey
  const index = survey?.book.sheets.findIndex(({ name }) => name === details.sheet) ?? -1
  const sheet = survey?.sheets[index]
  if (!sheet) return
  const outcome = await host.unprotect(sheet.id)
  if (!outcome.done) return refuse(desk, outcome.trouble)
  tell(desk, { level: 'good', word: 'message.unlocked', values: { sheet: details.sheet ?? '' } })
}
