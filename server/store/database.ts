// The one door to libSQL: opened, migrated, written by one writer.
import { fileURLToPath } from 'node:url'
import { type Client, type Config, createClient, type InStatement, LibsqlError, type ResultSet } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { Problem } from '../../core/problem.ts'
import { ownThread, type Writer } from './own-thread.ts'

export type Database = {
  readonly db: LibSQLDatabase
  /** Runs a piece of work that reads and then writes, after those before it. Never call it within itself. */
  readonly write: <Result>(work: () => Promise<Result>) => Promise<Result>
  /**
   * All of the statements, or none. Only within `write`.
   * @throws Problem `store-busy`; LibsqlError when a statement is refused
   */
  readonly batch: (statements: InStatement[]) => Promise<void>
  /** All of the answers are of one moment. */
  readonly read: (statements: InStatement[]) => Promise<ResultSet[]>
  readonly close: () => Promise<void>
}

export type Connect = (config: Config) => Client

const ownMigrations = fileURLToPath(new URL('../migrations', import.meta.url))
const busyMilliseconds = 5000
const tries = 4

export type DatabaseOptions = {
  /** `file:…`, or `http(s):…` of a libSQL server. */
  readonly url: string
  /** The folder that they are in. */
  readonly migrations?: string
  /** How long to wait for another process that writes, in milliseconds. */
  readonly timeout?: number
  /** How the database is reached; tests stand between. */
  readonly connect?: Connect | undefined
  /** Batches are written in a thread of their own. For a server, which serves others meanwhile. */
  readonly ownThread?: boolean | undefined
}

/** Opens a database and brings it to the newest shape. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, migrations = ownMigrations, timeout = busyMilliseconds, connect = createClient } = options
  const config = { url, timeout, concurrency: 4 }
  const client = connect(config)
  const inFile = url.startsWith('file:')
  const writer: Writer = options.ownThread && inFile ? ownThread(config) : client
  try {
    // Readers go on while a filing is written. A libSQL server sets this itself and refuses to be told.
    if (inFile) await patient(client, () => client.execute('PRAGMA journal_mode = WAL'))
    const db = drizzle(client)
    const newest = () => patient(client, () => migrate(db, { migrationsFolder: migrations }))
    // Another process may have brought it up to date in between: then there is nothing left to do the second time.
    await newest().catch(newest)
    let last: Promise<unknown> = Promise.resolve()
    return {
      db,
      write: (work) => {
        const result = last.then(work)
        last = result.catch(() => {})
        return result
      },
      batch: async (statements) => {
        await patient(writer, () => writer.batch(statements, 'write'))
      },
      read: (statements) => patient(client, () => client.batch(statements, 'read')),
      close: async () => {
        if (writer !== client) await writer.close()
        client.close()
      },
    }
  } catch (error) {
    client.close()
    throw error
  }
}

/** Tries again what another writer was in the way of. Nothing of a batch was written when it failed. */
async function patient<Result>(client: Pick<Client, 'reconnect'>, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error)) throw error
      // A connection that met SQLITE_BUSY never commits again (libsql-client-ts#352); a new one does.
      client.reconnect()
      if (attempt === tries) throw new Problem('store-busy')
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt))
    }
}

/** drizzle wraps what the client threw. */
const causeOf = (error: unknown): unknown =>
  error instanceof Error && !(error instanceof LibsqlError) && error.cause ? causeOf(error.cause) : error

function isBusy(error: unknown): boolean {
  const cause = causeOf(error)
  return (
    cause instanceof LibsqlError && (/^SQLITE_BUSY|^SQLITE_LOCKED/.test(cause.code) || /\b429\b/.test(cause.message))
  )
}

/** Did a statement refuse because a constraint would not hold? */
export function isConstraint(error: unknown): boolean {
  const cause = causeOf(error)
  return cause instanceof LibsqlError && cause.code.startsWith('SQLITE_CONSTRAINT')
}
