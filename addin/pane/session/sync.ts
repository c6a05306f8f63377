// Sync with the centre is loaded when there is a token, or when somebody asks for it.
import { hasToken } from '../sync/token.ts'
import type { SyncView } from '../sync/view.ts'
import type { Desk } from './desk.ts'

export async function startSync(desk: Desk): Promise<SyncView> {
  const { openSync } = await import('../sync/session.ts')
  const view = desk.state.sync.value ?? (await openSync(desk))
  desk.state.sync.value = view
  return view
}

/** With a token from an earlier time syncing goes on by itself; when it cannot begin, the person may connect by hand. */
export async function resumeSync(desk: Desk): Promise<void> {
  if (desk.state.phase.value === 'ours' && hasToken(desk)) await startSync(desk).catch(() => undefined)
}
