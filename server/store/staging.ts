// Writes the parts of a filing ahead of its commit, a bounded batch at a time. Nobody sees them: `entries` points at the
// versions of filings that are there. A small filing is one batch altogether.
import type { InStatement } from '@libsql/client'
import type { Database } from './database.ts'
import { inserts } from './insert.ts'
import { originals, stagings, versions } from './schema.ts'
import type { LogRow } from './sync/log.ts'

const mostRows = 100
const partBytes = 1 << 20

export type Staging = {
  readonly add: (rows: readonly LogRow[]) => Promise<void>
  readonly addOriginal: (sealed: Uint8Array) => Promise<void>
  /** Statements that are still to be written: the commit goes into the same batch. */
  readonly rest: () => InStatement[]
}

export function createStaging(
  { batch }: Database,
  { filing, site, at }: { readonly filing: string; readonly site: string; readonly at: string },
): Staging {
  let waiting: InStatement[] = inserts(stagings, [{ filing, site, at }])
  let weight = 0

  async function push(statements: readonly InStatement[], heavy: number) {
    waiting.push(...statements)
    weight += heavy
    if (weight <= mostRows) return
    const now = waiting
    waiting = []
    weight = 0
    await batch(now)
    // A turn for everybody else, and for the engine to give back the memory of what it prepared (libsql-js).
    await new Promise(setImmediate)
  }

  return {
    add: (rows) => push(inserts(versions, rows), rows.length),
    addOriginal: async (sealed) => {
      for (let part = 0; part * partBytes < sealed.length; part++) {
        const bytes = Buffer.from(sealed.subarray(part * partBytes, (part + 1) * partBytes))
        await push(
          inserts(originals, [{ filing, site, part, bytes }]),
          Math.ceil((bytes.length / partBytes) * mostRows) / 4,
        )
      }
    },
    rest: () => waiting,
  }
}
