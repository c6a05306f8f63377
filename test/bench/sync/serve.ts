// The centre in a process of its own: `serve.ts FOLDER PERSON…`. Tells its port and a token for each person, and its CPU time.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import { createApp } from '../../../server/api/app.ts'
import { createReaderPool } from '../../../server/reader/pool.ts'
import { loadRubrics } from '../../../server/rubrics.ts'
import { openStore } from '../../../server/store/store.ts'

const [, , folder = '', ...people] = process.argv
const rubrics = loadRubrics()
const now = () => new Date()
const store = await openStore({
  url: `file:${join(folder, 'qc.db')}`,
  keyFile: join(folder, 'site.key'),
  now,
  newId: uuidv7,
  rubrics,
  ownThread: true,
})
const app = createApp({ rubrics, pool: createReaderPool(), store, now, log: pino({ level: 'error' }) })
// A pane that lays thousands of rows lets its connection rest for longer than node's five seconds.
const server = createServer({ keepAliveTimeout: 120_000 }, getRequestListener(app.fetch)).listen(0, '127.0.0.1')
await once(server, 'listening')
const tokens: string[] = []
for (const person of people)
  tokens.push((await store.devices.add({ site: 'S04', person, role: 'reader', label: 'bench' })).token)
process.send!({ port: (server.address() as AddressInfo).port, tokens })
process.on('message', (asked) => {
  const { user, system } = process.cpuUsage()
  if (asked === 'cpu') process.send!({ cpu: (user + system) / 1000 })
  else void store.close().then(() => process.exit(0))
})
