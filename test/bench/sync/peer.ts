// The same rows through our sync and through PouchDB: pushed by one, pulled by another, changed by both and merged.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPeer } from '../peers/install.ts'
import { relay } from '../traffic.ts'
import { startCentre, told } from './centre.ts'
import { openPane } from './pane.ts'
import { plainSheet } from './plain-sheet.ts'
import { type SyncRow, syncRows } from './rows.ts'

type Figure = { readonly name: string; readonly wall: number; readonly cpu: number; readonly bytes: number }
/** One in ten of what one changes is changed by the other too, in another field: nothing of it is a conflict for us. */
type Scene = {
  readonly rows: readonly SyncRow[]
  readonly mine: readonly SyncRow[]
  readonly theirs: readonly SyncRow[]
}

function scene(count: number): Scene {
  const rows = syncRows(count)
  const half = count / 2
  const changed = (some: readonly SyncRow[], field: string) =>
    some.map(({ record }, n) => ({ record, set: { [field]: `changed ${n}` } }))
  return {
    rows,
    mine: changed(rows.slice(0, half), 'remarks'),
    theirs: changed(rows.slice(half - half / 10, count - half / 10), 'appeal_note'),
  }
}

const cpuNow = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function ours({ rows, mine, theirs }: Scene, folder: string): Promise<Figure[]> {
  const centre = await startCentre(folder, ['Q001', 'Q002'])
  const wire = await relay(centre.port)
  const figures: Figure[] = []
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const cpu = cpuNow() + (await centre.cpu())
    wire.taken()
    const start = performance.now()
    await work()
    const wall = performance.now() - start
    figures.push({ name, wall, cpu: cpuNow() + (await centre.cpu()) - cpu, bytes: wire.taken() })
  }
  try {
    const a = await openPane(plainSheet(rows), wire.port, centre.tokens[0]!)
    const b = await openPane(plainSheet(), wire.port, centre.tokens[1]!)
    await timed('push', () => a.sync())
    await timed('pull', () => b.sync())
    const type = (pane: typeof a, changes: readonly SyncRow[]) => {
      for (const { record, set } of changes)
        for (const [field, value] of Object.entries(set)) pane.sheet.type(record, field, value)
    }
    type(a, mine)
    type(b, theirs)
    await timed('merge', async () => {
      await a.sync()
      await b.sync()
      await a.sync()
    })
    const [one, other] = [a, b].map(({ sheet }) =>
      JSON.stringify([...sheet.held].map(([id, { fields }]) => [id, Object.entries(fields).sort()]).sort()),
    )
    if (one !== other) throw new Error('the two panes differ')
    return figures
  } finally {
    wire.close()
    await centre.close()
  }
}

async function pouchdb(made: Scene, folder: string, packages: string): Promise<Figure[]> {
  mkdirSync(folder)
  const file = join(folder, 'scene.json')
  writeFileSync(file, JSON.stringify(made))
  const started = (name: string, ...given: string[]) =>
    fork(fileURLToPath(new URL(`../peers/pouchdb/${name}.mjs`, import.meta.url)), [folder, packages, ...given], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
  const server = started('serve')
  const { port } = await told<{ readonly port: number }>(server)
  const wire = await relay(port)
  const figures: Figure[] = []
  try {
    const cpuOf = async () => {
      server.send('cpu')
      return (await told<{ readonly cpu: number }>(server)).cpu
    }
    let before = await cpuOf()
    const client = started('replicate', `http://127.0.0.1:${wire.port}/rows`, file)
    for (let n = 0; n < 3; n++) {
      const { name, wall, cpu } = await told<Omit<Figure, 'bytes'>>(client)
      const now = await cpuOf()
      figures.push({ name, wall, cpu: cpu + now - before, bytes: wire.taken() })
      before = now
      client.send('go on')
    }
    await once(client, 'exit')
    return figures
  } finally {
    wire.close()
    server.kill()
  }
}

export async function benchPeer(count: number): Promise<void> {
  const packages = installPeer('pouchdb')
  const made = scene(count)
  const folder = mkdtempSync(join(tmpdir(), 'qc-bench-peer-'))
  try {
    console.log(
      `\n${count} rows: pushed, pulled, ${made.mine.length} and ${made.theirs.length} of them changed and merged; both sides together`,
    )
    console.log(`${''.padEnd(20)}${'wall ms'.padStart(10)}${'CPU ms'.padStart(10)}${'kB'.padStart(10)}`)
    const sides = {
      ours: await ours(made, folder),
      'PouchDB 9': await pouchdb(made, join(folder, 'pouchdb'), packages),
    }
    for (const [side, figures] of Object.entries(sides))
      for (const { name, wall, cpu, bytes } of figures)
        console.log(
          `${`${side}: ${name}`.padEnd(20)}${[wall, cpu, bytes / 1024].map((value) => value.toFixed(0).padStart(10)).join('')}`,
        )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
