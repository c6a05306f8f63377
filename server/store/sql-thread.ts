// The thread in which batches are written, one after another. `own-thread.ts` is its other end.
import { parentPort, workerData } from 'node:worker_threads'
import { type Config, createClient, type InStatement, LibsqlError } from '@libsql/client'

export type Asked = readonly InStatement[] | 'reconnect' | 'close'
export type Told = { readonly failed: null | { readonly message: string; readonly code: string | null } }

const client = createClient(workerData as Config)

parentPort!.on('message', async (asked: Asked) => {
  parentPort!.postMessage({ failed: await done(asked) } satisfies Told)
})

async function done(asked: Asked): Promise<Told['failed']> {
  try {
    if (asked === 'reconnect') client.reconnect()
    else if (asked === 'close') {
      client.close()
      parentPort!.unref()
    } else await client.batch([...asked], 'write')
    return null
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { message: error.message, code: error instanceof LibsqlError ? error.code : null }
  }
}
