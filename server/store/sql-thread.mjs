// The thread in which batches are written, one after another; own-thread.ts is its other end. Plain JavaScript, because a
// thread does not inherit the loader that the sources run under.
import { parentPort, workerData } from 'node:worker_threads'
import { createClient, LibsqlError } from '@libsql/client'

/** @typedef {import('./own-thread.ts').Asked} Asked */
/** @typedef {import('./own-thread.ts').Told} Told */

const client = createClient(workerData)

parentPort.on('message', async (/** @type {Asked} */ asked) => {
  parentPort.postMessage({ failed: await done(asked) })
})

/** @returns {Promise<Told['failed']>} */
async function done(/** @type {Asked} */ asked) {
  try {
    if (asked === 'reconnect') client.reconnect()
    else if (asked === 'close') {
      client.close()
      parentPort.unref()
    } else await client.batch(asked, 'write')
    return null
  } catch (error) {
    return { message: error.message, code: error instanceof LibsqlError ? error.code : null }
  }
}
