// The way of a real pane: its HTTP client, the server's routes, a device's token.

import { pino } from 'pino'
import { createHttp } from '../../addin/sync/http.ts'
import type { Transport } from '../../addin/sync/ports.ts'
import { createApp } from '../../server/api/app.ts'
import type { Store } from '../../server/store/store.ts'
import { type DoorMaker, whoIs } from './doors.ts'
import type { Reader } from './reader.ts'
import { spareTokens } from './world.ts'

/** Whoever can be in a history. */
const everybody = [
  { side: 0, person: 'Q001', arbiter: false },
  { side: 0, person: 'Q002', arbiter: false },
  { side: 0, person: 'Q003', arbiter: true },
  { side: 1, person: 'Q001', arbiter: false },
] as const

type App = ReturnType<typeof createApp>

export const httpDoor: DoorMaker = async ({ centre, sites, onFault }) => {
  const apps = new WeakMap<Store, App>()
  /** The app dies with its store; a new one stands on what the database holds. */
  const app = () => {
    const store = centre.store()
    const known =
      apps.get(store) ??
      createApp({
        store,
        rubrics: new Map(centre.rubrics().map((rubric) => [rubric.version, rubric])),
        pool: { read: () => Promise.reject(new Error('nobody files here')), close: async () => undefined } as never,
        now: centre.now,
        log: pino({ level: 'silent' }),
      })
    apps.set(store, known)
    return known
  }
  /** The first one counts, the others are spare: they are there before the history begins, and so in every backup. */
  const tokens = new Map<string, string[]>()
  const nameOf = ({ side, person }: Pick<Reader, 'side' | 'person'>) => `${side} ${person}`
  for (const one of everybody) {
    const { person, role, site } = whoIs(one, sites)
    const own: string[] = []
    for (let n = 0; n <= spareTokens; n++)
      own.push((await centre.enrol({ person, role, site, label: 'of the simulator' })).token)
    tokens.set(nameOf(one), own)
  }
  const transports = new Map<Reader, Transport>()
  const transportOf = (reader: Reader) => {
    const made =
      transports.get(reader) ??
      createHttp({
        fetch: async (url, init) => {
          const response = await app().request(String(url), init)
          if (response.status >= 500 && response.status !== 503) onFault(`${url}: ${await response.clone().text()}`)
          return response
        },
        clock: { now: () => 0, later: () => () => undefined },
        base: 'http://centre.test',
        language: () => 'zh-CN',
        token: () => tokens.get(nameOf(reader))![0]!,
      })
    transports.set(reader, made)
    return made
  }
  return {
    hello: (reader) => transportOf(reader).hello(),
    push: (reader, push) => transportOf(reader).push(push),
    feed: (reader, query) => transportOf(reader).feed(query),
    revoke: async (reader) => {
      const [, id] = tokens.get(nameOf(reader))![0]!.split('_')
      await centre.raw.execute({ sql: 'update devices set revoked = ? where id = ?', args: ['today', id!] })
    },
    renew: (reader) => void tokens.get(nameOf(reader))!.shift(),
  }
}
