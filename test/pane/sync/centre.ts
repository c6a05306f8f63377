// The real server with a real store on loopback, serving the built pane on the same origin, and Chromium before it.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import type { Browser } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import type { FeedRow, FieldValue, Hello, Role } from '../../../core/sync/protocol.ts'
import { addinSite } from '../../../server/addin-site.ts'
import { createApp } from '../../../server/api/app.ts'
import { officeJsOf } from '../../../server/office-js.ts'
import { createReaderPool } from '../../../server/reader/pool.ts'
import { loadRubrics } from '../../../server/rubrics.ts'
import { openStore } from '../../../server/store/store.ts'
import { webFiles } from '../../../server/web-files.ts'
import { openBrowser } from '../../browser/chromium.ts'
import { buildPage } from '../../browser/stage.ts'

export type Centre = {
  readonly browser: Browser
  readonly origin: string
  /** A token for one more device. */
  readonly token: (person: string, role?: Role) => Promise<string>
  readonly revoke: (token: string) => Promise<void>
  /** What a device is told of itself. */
  readonly hello: (token: string) => Promise<Hello>
  /** All rows as they hold now, from the beginning of the feed. */
  readonly rows: (token: string) => Promise<readonly FeedRow[]>
  /** Requests under /api/sync so far. */
  readonly asked: () => number
  readonly close: () => Promise<void>
}

export const site = 'S01'

export async function openCentre(): Promise<Centre> {
  const web = buildPage()
  const data = await mkdtemp(join(tmpdir(), 'qc-three-'))
  const rubrics = loadRubrics()
  const now = () => new Date()
  const store = await openStore({
    url: `file:${join(data, 'qc.db')}`,
    keyFile: join(data, 'site.key'),
    now,
    newId: uuidv7,
    rubrics,
  })
  const pool = createReaderPool()
  const app = createApp({ rubrics, pool, store, now, log: pino({ level: 'error' }) })
  app.route('/', webFiles(web))
  const whole = new Hono().route('/', addinSite({ web, officeJs: officeJsOf() })).route('/', app)
  const listen = getRequestListener(whole.fetch)
  let asked = 0
  const server = createServer((request, answer) => {
    if (request.url?.startsWith('/api/sync')) asked++
    void listen(request, answer)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await openBrowser()
  const ask = async <Answer>(path: string, token: string): Promise<Answer> => {
    const response = await fetch(`${origin}/api/sync/${path}`, {
      headers: { authorization: `Bearer ${token}`, 'x-qc-protocol': '1' },
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }
  return {
    browser,
    origin,
    token: async (person, role = 'reader') => {
      const { token } = await store.devices.add({ site, person, role, label: `test ${person}` })
      return token
    },
    revoke: (token) => store.devices.revoke(token.split('_')[1]!),
    hello: (token) => ask('hello', token),
    rows: async (token) => {
      const { rows } = await ask<{ readonly rows: readonly FeedRow[] }>('feed?since=0&hash=&limit=500', token)
      return rows
    },
    asked: () => asked,
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await Promise.all([pool.close(), store.close()])
      await rm(data, { recursive: true })
    },
  }
}

/** By record id, what holds in each row. */
export const heldIn = (rows: readonly FeedRow[]): ReadonlyMap<string, Readonly<Record<string, FieldValue>>> =>
  new Map(rows.filter(({ hidden, removed }) => !hidden && removed === null).map(({ record, set }) => [record, set]))
