// A first pull of everything, and catching up after a week away, by the product's own client over loopback.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Centre, startCentre, told } from './centre.ts'
import { openPane } from './pane.ts'
import { plainSheet } from './plain-sheet.ts'
import { pushed } from './pushes.ts'
import { syncRows } from './rows.ts'

type Pulled = { readonly wall: number; readonly cpu: number; readonly peak: number; readonly requests: number }

/** In a process of its own, so that its memory is its own. */
async function pulled({ port, tokens }: Centre): Promise<Pulled> {
  const child = fork(fileURLToPath(new URL('pull-task.ts', import.meta.url)), [String(port), tokens[0]!], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const figure = await told<Pulled>(child)
  await once(child, 'exit')
  return figure
}

export async function benchPulls(counts: readonly number[]): Promise<void> {
  console.log('\na first pull in pages of 500, by the pane’s own code')
  console.log(
    `${'entries'.padStart(9)}${'wall ms'.padStart(10)}${'CPU ms'.padStart(10)}${'peak MB'.padStart(10)}${'requests'.padStart(10)}`,
  )
  for (const count of counts) {
    const folder = mkdtempSync(join(tmpdir(), 'qc-bench-pull-'))
    const centre = await startCentre(folder, ['Q001'])
    try {
      await pushed(centre, count)
      const { wall, cpu, peak, requests } = await pulled(centre)
      console.log(
        [count, wall, cpu, peak, requests].map((value, n) => value.toFixed(0).padStart(n === 0 ? 9 : 10)).join(''),
      )
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
