// The same rows through our sync and through PouchDB: pushed by one, pulled by another, changed by both and merged.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from '../median.ts'
import { installPeer } from '../peers/install.ts'
import { relay } from '../traffic.ts'
import { startCentre, told } from './centre.ts'
import { type SyncRow, syncRows } from './rows.ts'

type Figure = { readonly name: string; readonly wall: number; readonly cpu: number; readonly bytes: number }
/** One in ten of what one changes is changed by the other too, in another field: nothing of it is a conflict for us. */
export type Scene = {
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

async function ours(made: Scene, folder: string): Promise<Figure[]> {
  const file = join(folder, 'scene.json')
  writeFileSync(file, JSON.stringify(made))
  const centre = await startCentre(folder, ['Q001', 'Q002'])
  const wire = await relay(centre.port)
  const figures: Figure[] = []
  try {
    const panes = fork(fileURLToPath(new URL('panes-task.ts', import.meta.url)), [
      ...[file, String(wire.port)],
      ...centre.tokens,
    ])
    let before = await centre.cpu()
    for (let n = 0; n < 3; n++) {
      const { name, wall, cpu } = await told<Omit<Figure, 'bytes'>>(panes)
      const now = await centre.cpu()
      figures.push({ name, wall, cpu: cpu + now - before, bytes: wire.taken() })
      before = now
      panes.send('go on')
    }
    await once(panes, 'exit')
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

const kinds = ['wall', 'cpu', 'bytes'] as const

/** In turn, each time in fresh folders and processes. */
export async function benchPeer(count: number, rounds: number): Promise<void> {
  const packages = installPeer('pouchdb')
  const made = scene(count)
  const sides: Record<string, Figure[][]> = { ours: [], 'PouchDB 9': [] }
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'qc-bench-peer-'))
    try {
      sides.ours!.push(await ours(made, folder))
      sides['PouchDB 9']!.push(await pouchdb(made, join(folder, 'pouchdb'), packages))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  console.log(
    `\n${count} rows: pushed, pulled, ${made.mine.length} and ${made.theirs.length} of them changed and merged; both sides together, medians of ${rounds}`,
  )
  console.log(`${''.padEnd(20)}${'wall ms'.padStart(10)}${'CPU ms'.padStart(10)}${'kB'.padStart(10)}`)
  for (const [side, runs] of Object.entries(sides))
    for (const [step, { name }] of runs[0]!.entries()) {
      const [wall, cpu, bytes] = kinds.map((kind) => median(runs.map((figures) => figures[step]![kind])))
      const line = [wall!, cpu!, bytes! / 1024].map((value) => value.toFixed(0).padStart(10)).join('')
      console.log(`${`${side}: ${name}`.padEnd(20)}${line}`)
    }
}
