// Two peers that replicate: what the first holds is pushed and pulled by the second; both change a part, and sync again.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [, , folder, modules, url, file] = process.argv
const PouchDB = createRequire(`${modules}/`)('pouchdb')
const { rows, mine, theirs } = JSON.parse(readFileSync(file, 'utf8'))
const a = new PouchDB(`${folder}/a`)
const b = new PouchDB(`${folder}/b`)
await a.bulkDocs(rows.map(({ record, set }) => ({ _id: record, ...set })))

async function timed(name, work) {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await work()
  const { user, system } = process.cpuUsage(cpu)
  process.send({ name, wall: performance.now() - start, cpu: (user + system) / 1000 })
  await new Promise((resolve) => process.once('message', resolve))
}

async function change(db, changes) {
  const { rows: held } = await db.allDocs({ include_docs: true, keys: changes.map(({ record }) => record) })
  await db.bulkDocs(held.map(({ doc }, n) => ({ ...doc, ...changes[n].set })))
}

// Batches as large as ours, so that neither pays for more requests than it must.
const options = { batch_size: 500, batches_limit: 10 }
await timed('push', () => a.replicate.to(url, options))
await timed('pull', () => b.replicate.from(url, options))
await change(a, mine)
await change(b, theirs)
await timed('merge', async () => {
  await a.sync(url, options)
  await b.sync(url, options)
  await a.sync(url, options)
})
process.exit(0)
