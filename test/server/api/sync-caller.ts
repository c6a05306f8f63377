// A pane as the API sees it.
import type { Role } from '../../../core/sync/protocol.ts'
import type { serve } from './served.ts'

type Headers = Readonly<Record<string, string>>

export type Caller = Awaited<ReturnType<typeof callerOf>>

export async function callerOf(
  { app, store }: Pick<Awaited<ReturnType<typeof serve>>, 'app' | 'store'>,
  person = 'Q001',
  { site = 'S04', role = 'reader' as Role } = {},
) {
  const { token, device } = await store.devices.add({ site, person, role, label: 'test' })
  const own = { authorization: `Bearer ${token}`, 'x-qc-protocol': '1' }
  const answer = async (response: Response) => ({ status: response.status, body: await response.json() })
  const raw = (path: string, headers: Headers = {}, init: RequestInit = {}) =>
    Promise.resolve(app.request(`/api/sync/${path}`, { ...init, headers: { ...own, ...headers } }))
  return {
    device,
    token,
    raw,
    get: async (path: string, headers: Headers = {}) => answer(await raw(path, headers)),
    post: async (path: string, body: unknown) =>
      answer(await raw(path, { 'content-type': 'application/json' }, { method: 'POST', body: JSON.stringify(body) })),
  }
}
