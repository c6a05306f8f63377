// The way straight at the store. What a pane goes is in http-door.ts.
import type { Reply } from '../../addin/sync/ports.ts'
import type { Problem } from '../../core/problem.ts'
import { protocol } from '../../core/sync/protocol.ts'
import type { Who } from '../../server/store/sync/devices.ts'
import type { Centre } from './centre.ts'
import type { Reader } from './reader.ts'
import type { Door } from './world.ts'

export type Way = {
  readonly centre: Centre
  readonly sites: readonly [string, string]
  /** The centre did what it never should. */
  readonly onFault: (error: unknown) => void
}

export type DoorMaker = (way: Way) => Promise<Door>

export const whoIs = (
  { person, side, arbiter }: Pick<Reader, 'person' | 'side' | 'arbiter'>,
  sites: readonly [string, string],
): Who => ({
  device: `device of ${person}`,
  person,
  site: sites[side]!,
  role: arbiter ? 'arbiter' : 'reader',
})

const isProblem = (error: unknown): error is Problem => error instanceof Error && 'code' in error && 'status' in error

export const storeDoor: DoorMaker = async ({ centre, sites, onFault }) => {
  const revoked = new Set<Reader>()
  const reply = async <Value>(reader: Reader, work: () => Promise<Value>): Promise<Reply<Value>> => {
    if (revoked.has(reader)) return { done: false, problem: { code: 'token-revoked', status: 401, words: null } }
    try {
      return { done: true, value: await work() }
    } catch (error) {
      if (isProblem(error)) return { done: false, problem: { code: error.code, status: error.status, words: null } }
      onFault(error)
      throw error
    }
  }
  return {
    hello: (reader) =>
      reply(reader, async () => {
        const store = centre.store()
        const { person, site, role } = whoIs(reader, sites)
        const said = { protocol, epoch: store.epoch, site, person, role, head: await store.head(site) }
        return { ...said, tokenKey: '', rubrics: centre.rubrics().map(({ version, hash }) => ({ version, hash })) }
      }),
    push: (reader, push) => reply(reader, () => centre.store().push(whoIs(reader, sites), push)),
    feed: (reader, query) => reply(reader, () => centre.store().feed(whoIs(reader, sites), query)),
    revoke: async (reader) => void revoked.add(reader),
    renew: (reader) => void revoked.delete(reader),
  }
}
