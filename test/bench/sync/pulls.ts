// A first pull of everything, and catching up after a week away, by the product's own client over loopback.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startCentre, told } from './centre.ts'
import { openPane } from './pane.ts'
import { plainSheet } from './plain-sheet.ts'
import { pushed } from './pushes.ts'
import type { Room } from './room.ts'
import { syncRows } from './rows.ts'

type Filled = Room & { readonly rows: number }
type Pulled = Filled & { readonly wall: number; readonly cpu: number; readonly requests: number }

/** MB of heap that a pull of 100,000 rows has to do with. */
const heapMost = 700

/** In a process of its own, so that its memory is its own. */
async function alone<Told>(task: string, ...given: readonly string[]): Promise<Told> {
  const child = fork(fileURLToPath(new URL(`${task}.ts`, import.meta.url)), given, {
    execArgv: ['--import', 'tsx', '--expose-gc', `--max-old-space-size=${heapMost}`],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const figure = await told<Told>(child)
  await once(child, 'exit')
  return figure
}

export async function benchPulls(counts: readonly number[]): Promise<void> {
  console.log(`\na first pull in pages of 500, by the pane’s own code with ${heapMost} MB of heap at most`)
  const columns = ['wall ms', 'CPU ms', 'peak MB', 'of which sheet', 'B a row', 'requests']
  console.log(`${'entries'.padStart(9)}${columns.map((name) => name.padStart(16)).join('')}`)
  for (const count of counts) {
    const folder = mkdtempSync(join(tmpdir(), 'qc-bench-pull-'))
    const centre = await startCentre(folder, ['Q001'])
    try {
      await pushed(centre, count)
      const { wall, cpu, peak, heap, rows, requests } = await alone<Pulled>(
        'pull-task',
        String(centre.port),
        centre.tokens[0]!,
      )
      const sheet = await alone<Filled>('sheet-task', String(count))
      if (rows !== count || sheet.rows !== count) throw new Error(`${rows} of ${count} rows came`)
      const figures = [wall, cpu, peak, sheet.peak, (heap - sheet.heap) / count, requests]
      console.log(`${String(count).padStart(9)}${figures.map((value) => value.toFixed(0).padStart(16)).join('')}`)
    } finally {
      await centre.close()
      rmSync(folder, { recursive: true })
    }
  }
}

export async function benchCatchingUp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'qc-bench-week-'))
  const centre = await startCentre(folder, ['Q001', 'Q002'])
  try {
    const rows = syncRows(2500)
    const [here, there] = await Promise.all([
      openPane(plainSheet(rows), centre.port, centre.tokens[0]!),
      openPane(plainSheet(), centre.port, centre.tokens[1]!),
    ])
    await here.sync()
    await there.sync()
    for (const { record } of rows.slice(0, 2000)) here.sheet.type(record, 'remarks', 'changed meanwhile')
    await here.sync()
    const start = performance.now()
    const requests = await there.sync()
    const wall = performance.now() - start
    const same = rows.every(
      ({ record }) => there.sheet.held.get(record)?.fields.remarks === here.sheet.held.get(record)?.fields.remarks,
    )
    if (!same) throw new Error('the two panes differ')
    console.log(`\ncatching up after 2,000 foreign changes: ${requests} requests (target 5), ${wall.toFixed(0)} ms`)
  } finally {
    await centre.close()
    rmSync(folder, { recursive: true })
  }
}
