import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Figures } from './room-task.ts'

async function measured(): Promise<Figures> {
  const child = fork(fileURLToPath(new URL('room-task.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
  })
  const [figures] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Figures | number]
  if (typeof figures === 'number') throw new Error(`the pulls ended with ${figures}`)
  await once(child, 'exit')
  return figures
}

describe('addin/sync: the room that a first pull takes', function () {
  this.timeout(60_000)

  it('a row that is known takes less than 2 kB; beyond that there is what waits, however many are known', async () => {
    const { row, opened, waiting, growth } = await measured()
    if (process.env.MEASURE) console.log({ row, opened, waiting, growth })
    assert.ok(row < 2000, `${row} bytes a row`)
    assert.ok(opened < 2000, `${opened} bytes a row of a workbook that is opened again`)
    assert.ok(waiting < 10_000, `${waiting} bytes for a row that waits`)
    // The list of rows stands there twice while it changes; the rows themselves do not.
    assert.ok(growth < 200, `${growth} bytes more on the way for each row that is known`)
  })
})
