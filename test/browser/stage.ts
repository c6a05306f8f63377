// The real server on a port of its own with an empty store, and a real browser in front of it.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import type { Browser } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { createApp } from '../../server/api/app.ts'
import { createReaderPool } from '../../server/reader/pool.ts'
import { loadRubrics } from '../../server/rubrics.ts'
import { openStore } from '../../server/store/store.ts'
import { webFiles } from '../../server/web-files.ts'
import { openBrowser } from './chromium.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Stage = {
  readonly browser: Browser
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string
  readonly close: () => Promise<void>
}

/** The folder of the built page; it is built first if it is not as its sources are. */
export function buildPage(): string {
  const built = spawnSync(process.execPath, ['server/setup.mjs', 'build'], { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
  return join(root, 'dist')
}

/** Starts the server and the browser. */
export async function openStage(): Promise<Stage> {
  const web = buildPage()
  const data = await mkdtemp(join(tmpdir(), 'qc-page-'))
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
  const server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const browser = await openBrowser()
  return {
    browser,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await Promise.all([pool.close(), store.close()])
      await rm(data, { recursive: true })
    },
  }
}
