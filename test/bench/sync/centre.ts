// The centre's process, seen from the one that measures.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Centre = {
  readonly port: number
  readonly tokens: readonly string[]
  /** CPU milliseconds since it began. */
  readonly cpu: () => Promise<number>
  readonly close: () => Promise<void>
}

export async function told<Message>(child: ChildProcess): Promise<Message> {
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('a process of the bench ended before it had said what it was asked for')
    }),
  ])) as [Message]
  return message
}

export async function startCentre(folder: string, people: readonly string[]): Promise<Centre> {
  const child = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), [folder, ...people], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port, tokens } = await told<{ readonly port: number; readonly tokens: readonly string[] }>(child)
  return {
    port,
    tokens,
    cpu: async () => {
      child.send('cpu')
      return (await told<{ readonly cpu: number }>(child)).cpu
    },
    close: async () => {
      child.send('stop')
      await once(child, 'exit')
    },
  }
}
