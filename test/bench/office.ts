// Round trips, bytes and time of the pane's actions on the real office.js, by the number of exams. Syncs and bytes are counted by our Excel
// host; CPU is that of the client library and the pane, without the host's; medians of fresh processes.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Cost } from '../pane/traffic.ts'
import { median } from './median.ts'

type Measured = { readonly rows: number; readonly costs: readonly Cost[] }

const task = fileURLToPath(new URL('office-task.ts', import.meta.url))

async function measured(exams: number): Promise<Measured> {
  const child = fork(task, [String(exams)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [message] = await once(child, 'message')
  return message as Measured
}

const kilo = (bytes: number) => (bytes / 1000).toFixed(1)

/** Prints a table for each number of exams. */
export async function benchOffice(sizes: readonly number[], rounds: number): Promise<void> {
  for (const exams of sizes) {
    const runs: Measured[] = []
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`\r\u001b[K${exams} exams: ${round + 1}/${rounds}`)
      runs.push(await measured(exams))
    }
    process.stderr.write('\r\u001b[K')
    const [{ rows, costs }] = runs as [Measured]
    const cpus = costs.map((_, n) => median(runs.map((run) => run.costs[n]!.cpu)))
    const floor = cpus.at(-1)!
    console.log(
      `\nthe pane in Excel, ${rows} rows (ExcelApi 1.10, n=${rounds})\n${'action'.padEnd(60)}${'syncs'.padStart(6)}${'sent kB'.padStart(10)}${'read kB'.padStart(10)}${'largest kB'.padStart(12)}${'CPU ms'.padStart(9)}${'x'.padStart(8)}`,
    )
    for (const [n, { action, syncs, request, response, largest }] of costs.entries())
      console.log(
        action.padEnd(60) +
          String(syncs).padStart(6) +
          kilo(request).padStart(10) +
          kilo(response).padStart(10) +
          kilo(largest).padStart(12) +
          cpus[n]!.toFixed(0).padStart(9) +
          (cpus[n]! / floor).toFixed(1).padStart(8),
      )
  }
}
