// The store and the routes of sync, as main.ts serves them, without what else the server does: it starts in a fifth of a second.
import { createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import { Problem } from '../../core/problem.ts'
import { syncRoutes } from '../../server/api/sync/sync-routes.ts'
import { loadRubrics } from '../../server/rubrics.ts'
import { openStore } from '../../server/store/store.ts'
import { createBell } from '../../server/sync/bell.ts'

async function serve(data: string) {
  const rubrics = loadRubrics()
  const now = () => new Date()
  const place = { url: `file:${join(data, 'qc.db')}`, keyFile: join(data, 'site.key') }
  const store = await openStore({ ...place, now, newId: uuidv7, rubrics, ownThread: true })
  const app = new Hono().route('/api/sync', syncRoutes({ store, rubrics, now, bell: createBell() }))
  app.onError((error, c) =>
    error instanceof Problem
      ? c.json({ code: error.code, message: error.message }, error.status)
      : c.json({ code: 'our-fault', message: error.message }, 500),
  )
  const server = createServer(getRequestListener(app.fetch))
  server.listen(0, '127.0.0.1', () => {
    const at = server.address()
    console.log(`http://127.0.0.1:${typeof at === 'object' ? at?.port : 0}/`)
  })
}

void serve(process.env.QC_DATA!)
