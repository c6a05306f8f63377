// A store in a folder of its own, with a clock and ids that the test sets.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store, type StoreOptions } from '../../../server/store/store.ts'
import { rubric } from './wishes.ts'

export type Place = {
  readonly folder: string
  readonly url: string
  readonly keyFile: string
  readonly open: (wish?: Partial<Pick<StoreOptions, 'connect' | 'ownThread' | 'rubrics'>>) => Promise<Store>
  readonly remove: () => Promise<void>
}

export async function storePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'qc-store-'))
  const url = `file:${join(folder, 'qc.db')}`
  const keyFile = join(folder, 'site.key')
  const opened: Store[] = []
  let ids = 0
  let seconds = 0
  return {
    folder,
    url,
    keyFile,
    open: async (wish = {}) => {
      const store = await openStore({
        url,
        keyFile,
        now: () => new Date(Date.UTC(2026, 5, 1, 8, 0, seconds++)),
        newId: () => `filing-${process.pid}-${opened.length}-${String(++ids).padStart(6, '0')}`,
        rubrics: new Map([[rubric.version, rubric]]),
        ...wish,
      })
      opened.push(store)
      return store
    },
    remove: async () => {
      for (const store of opened) await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function allEntries(store: Store, filter: Parameters<Store['entries']>[0]) {
  const found = []
  for await (const page of store.entries(filter)) found.push(...page)
  return found
}
