// The store and the routes of sync, as main.ts serves them, without what else the server does: it starts in a fifth of a second.
// With HOLD it tells its parent what it has written, and answers up to so many milliseconds later.
import { createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import { Problem } from '../../core/problem.ts'
import { syncRoutes } from '../../server/api/sync/sync-routes.ts'
import { loadRubrics } from '../../server/rubrics.ts'
import { openStore, type Store } from '../../server/store/store.ts'
import { createBell } from '../../server/sync/bell.ts'

function told(store: Store): Store {
  const hold = Number(process.env.HOLD ?? 0)
  if (hold === 0) return store
  return {
    ...store,
    push: async (...given) => {
      const answer = await store.push(...given)
      process.send!(answer.push)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * hold))
      return answer
    },
  }
}

async function serve(data: string) {
  const rubrics = loadRubrics()
  const now = () => new Date()
  const place = { url: `file:${join(data, 'qc.db')}`, keyFile: join(data, 'site.key') }
  const store = await openStore({ ...place, now, newId: uuidv7, rubrics, ownThread: true })
  const app = new Hono().route('/api/sync', syncRoutes({ store: told(store), rubrics, now, bell: createBell() }))
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
