// The connection to the real libSQL, at which everybody stands until it is their turn.
import type { Client, Config } from '@libsql/client'
import type { Product } from './product.ts'
import type { Turns } from './turns.ts'

/** For a store's option `connect`. Nothing here outlives a power cut, and nothing has to: that is the kill test's part. */
export const connection =
  ({ createClient }: Product, turns: Turns) =>
  (config: Config): Client => {
    const client = createClient({ ...config, concurrency: 1 })
    let prepared: Promise<unknown> | null = null
    const ready = () => {
      prepared ??= client.execute('PRAGMA synchronous = OFF')
      return prepared
    }
    return new Proxy(client, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target)
        if (typeof value !== 'function') return value
        if (name !== 'execute' && name !== 'batch') return value.bind(target)
        return async (...given: unknown[]) => {
          await ready()
          await turns.stand('sql')
          return value.apply(target, given)
        }
      },
    })
  }
