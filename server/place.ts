// Where this installation keeps its things, from the environment.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export type Place = {
  /** Folder of the embedded database and the key file. */
  readonly data: string
  readonly databaseUrl: string
  readonly keyFile: string
  /** Folder of the built page. */
  readonly web: string
}

/**
 * `QC_DATA` is the folder (default `data` in the project), `LIBSQL_URL` a libSQL server instead of the embedded file.
 * The folder is made when it is missing.
 */
export function placeOf(environment: Readonly<Record<string, string | undefined>>): Place {
  const data = resolve(environment.QC_DATA ?? join(root, 'data'))
  mkdirSync(data, { recursive: true })
  return {
    data,
    databaseUrl: environment.LIBSQL_URL ?? `file:${join(data, 'qc.db')}`,
    keyFile: join(data, 'site.key'),
    web: join(root, 'dist'),
  }
}
