// Who asks, and do we speak the same language? Answered before anything else of a request is looked at.
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Problem } from '../../../core/problem.ts'
import { protocol } from '../../../core/sync/protocol.ts'
import type { Store } from '../../store/store.ts'
import type { Who } from '../../store/sync/devices.ts'

export type SignedIn = { readonly Variables: { readonly who: Who } }

/** The token of a request; only from its header, because addresses are written into logs on the way. */
export const tokenOf = (c: Context): string => /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''

/** @throws Problem `token-needed`, `token-revoked` */
export const signedIn = ({ devices }: Pick<Store, 'devices'>) =>
  createMiddleware<SignedIn>(async (c, next) => {
    c.set('who', await devices.who(tokenOf(c)))
    c.header('cache-control', 'no-store')
    await next()
  })

/** Everything but hello, which tells what is spoken here. @throws Problem `pane-too-old`, `centre-too-old` */
export const spoken = createMiddleware(async (c, next) => {
  understand(Number(c.req.header('x-qc-protocol') ?? protocol.newest))
  await next()
})

export function understand(version: number) {
  if (!(version >= protocol.oldest)) throw new Problem('pane-too-old')
  if (version > protocol.newest) throw new Problem('centre-too-old')
}
