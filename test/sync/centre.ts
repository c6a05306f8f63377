// The centre of a history: the real store on real libSQL, opened as the server does, and once more as the command line
// does beside it. It can be killed between any two statements, backed up, and put back from a backup.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import type { Rubric } from '../../core/rubric.ts'
import type { Store } from '../../server/store/store.ts'
import type { DeviceWish } from '../../server/store/sync/devices.ts'
import { connection } from './connection.ts'
import type { Product } from './product.ts'
import type { Turns } from './turns.ts'

export type Centre = {
  readonly turns: Turns
  /** As the server has it open now. */
  readonly store: () => Store
  /** As a command has it open in a process of its own. */
  readonly desk: () => Promise<Store>
  /** What is running there must have been ended before. Opens it again. */
  readonly kill: () => Promise<void>
  readonly backUp: () => Promise<void>
  /** False when there is no backup. */
  readonly putOld: () => Promise<boolean>
  readonly hasBackup: () => boolean
  /** The next history at this centre, at sites of its own. */
  readonly nextHistory: () => Promise<void>
  /** Versions of the rubric that it knows, the newest last. */
  readonly rubrics: () => readonly Rubric[]
  /** It is killed, and starts in the version that knows the next rubric too. */
  readonly upgrade: () => Promise<void>
  /** Which history of this centre it is, as four digits. */
  readonly slot: () => string
  readonly now: () => Date
  /** A device's token. It is there before the history begins: a backup has it too. */
  readonly enrol: (wish: DeviceWish) => Promise<{ readonly token: string }>
  /** Looks into the tables, past everybody. */
  readonly raw: Client
  /** Hours that the centre's clock is off. */
  readonly setClock: (hours: number) => void
  readonly close: () => Promise<void>
}

const nexts = new WeakMap<Rubric, Rubric>()

/** The version after it. Here it is enough that it goes by another name. */
export function nextRubric(rubric: Rubric): Rubric {
  const next = nexts.get(rubric) ?? {
    ...rubric,
    version: `${rubric.version}+1`,
    hash: rubric.hash.replaceAll('0', 'f'),
  }
  nexts.set(rubric, next)
  return next
}

const start = Date.UTC(2026, 4, 8, 8)

/** A database as on its first day, to be copied: migrating costs more than a history. */
export type Template = { readonly folder: string; readonly remove: () => void }

export async function createTemplate(product: Product, rubric: Rubric): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'qc-sim-template-'))
  const store = await product.openStore({
    url: `file:${join(folder, 'qc.db')}`,
    keyFile: join(folder, 'site.key'),
    now: () => new Date(start),
    newId: () => 'template',
    rubrics: new Map([[rubric.version, rubric]]),
  })
  await store.close()
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

export async function createCentre(
  product: Product,
  template: Template,
  { rubric, turns }: { readonly rubric: Rubric; readonly turns: Turns },
): Promise<Centre> {
  const folder = mkdtempSync(join(tmpdir(), 'qc-sim-'))
  /** A database that is put back is a file of its own: nothing of the other one is left around it. */
  let file = join(folder, 'qc.db')
  copyFileSync(join(template.folder, 'qc.db'), file)
  copyFileSync(join(template.folder, 'site.key'), join(folder, 'site.key'))
  let clients: Client[] = []
  let seconds = 0
  let hours = 0
  let ids = 0
  let saved = false
  let histories = 0
  let restores = 0
  let known: readonly Rubric[] = [rubric]
  const backup = join(folder, 'backup.db')
  const connect = connection(product, turns)
  const now = () => new Date(start + hours * 3_600_000 + ++seconds * 1000)
  const open = () =>
    product.openStore({
      url: `file:${file}`,
      keyFile: join(folder, 'site.key'),
      now,
      newId: () => `01970000-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
      rubrics: new Map(known.map((each) => [each.version, each])),
      connect: (config) => {
        const client = connect(config)
        clients.push(client)
        return client
      },
    })
  let raw = createClient({ url: `file:${file}` })
  let store = await open()
  let desk: Store | null = null
  const drop = () => {
    for (const client of clients) client.close()
    clients = []
    desk = null
  }
  const restart = async (rubrics: readonly Rubric[]) => {
    drop()
    known = rubrics
    store = await open()
  }
  return {
    turns,
    store: () => store,
    desk: async () => {
      desk ??= await open()
      return desk
    },
    kill: () => restart(known),
    backUp: async () => {
      await raw.execute('PRAGMA wal_checkpoint(TRUNCATE)')
      copyFileSync(file, backup)
      saved = true
    },
    putOld: async () => {
      if (!saved) return false
      drop()
      raw.close()
      file = join(folder, `qc-${++restores}.db`)
      copyFileSync(backup, file)
      raw = createClient({ url: `file:${file}` })
      store = await open()
      return true
    },
    hasBackup: () => saved,
    nextHistory: async () => {
      saved = false
      hours = 0
      histories++
      if (known.length > 1) await restart([rubric])
    },
    rubrics: () => known,
    upgrade: () => restart([rubric, nextRubric(rubric)]),
    slot: () => String(histories).padStart(4, '0'),
    now,
    enrol: (wish) => store.devices.add(wish),
    get raw() {
      return raw
    },
    setClock: (off) => {
      hours = off
    },
    close: async () => {
      drop()
      raw.close()
      rmSync(folder, { recursive: true })
    },
  }
}
