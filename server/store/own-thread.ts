// Write batches in a thread of their own: the embedded database works, and waits for the disk, while it writes, and nobody
// should have to wait with it but those whose batch it is.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Config, type InStatement, LibsqlError } from '@libsql/client'

/** What batches are written by; a client is one too. */
export type Writer = {
  readonly batch: (statements: InStatement[], mode: 'write') => Promise<unknown>
  readonly reconnect: () => void
  readonly close: () => void | Promise<void>
}

export type Asked = InStatement[] | 'reconnect' | 'close'
export type Told = { readonly failed: null | { readonly message: string; readonly code: string | null } }

type Waiting = { readonly resolve: () => void; readonly reject: (why: Error) => void }

/** @param config of a database in a file. The thread starts with the first batch, and anew should it ever end by itself. */
export function ownThread(config: Config): Writer {
  let thread: Worker | null = null
  const waiting: Waiting[] = []

  function started(): Worker {
    const worker = new Worker(new URL('./sql-thread.mjs', import.meta.url), { workerData: config })
    worker.on('message', ({ failed }: Told) => {
      const { resolve, reject } = waiting.shift()!
      if (failed) reject(errorOf(failed))
      else resolve()
    })
    let why = new Error('the thread that writes has ended')
    worker.on('error', (cause: Error) => {
      why = cause
    })
    worker.on('exit', () => {
      if (thread === worker) thread = null
      for (const { reject } of waiting.splice(0)) reject(why)
    })
    return worker
  }

  const ask = (asked: Asked) =>
    new Promise<void>((resolve, reject) => {
      thread ??= started()
      waiting.push({ resolve, reject })
      thread.postMessage(asked)
    })

  return {
    batch: (statements) => ask(statements),
    // Done before the batch that follows, which also hears of a thread that ended: messages keep their order.
    reconnect: () => void ask('reconnect').catch(() => {}),
    close: async () => {
      if (!thread) return
      const ended = once(thread, 'exit')
      await ask('close')
      await ended
    },
  }
}

function errorOf({ message, code }: NonNullable<Told['failed']>): Error {
  return code === null ? new Error(message) : new LibsqlError(message.replace(`${code}: `, ''), code)
}
