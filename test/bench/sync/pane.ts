// One pane's side, as the product has it, over a plain sheet.
import { uuidv7 } from 'uuidv7'
import { createHttp } from '../../../addin/sync/http.ts'
import type { Clock } from '../../../addin/sync/ports.ts'
import { round } from '../../../addin/sync/round.ts'
import { createSync } from '../../../addin/sync/sync.ts'
import { memoryKeep, type PlainSheet } from './plain-sheet.ts'

const clock: Clock = {
  now: () => performance.now(),
  later: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  },
}

export type Pane = Awaited<ReturnType<typeof openPane>>

export async function openPane(sheet: PlainSheet, port: number, token: string) {
  const keep = memoryKeep()
  const asked = { requests: 0 }
  const transport = createHttp({
    fetch: (...wish) => {
      asked.requests++
      return fetch(...wish)
    },
    clock,
    base: `http://127.0.0.1:${port}`,
    language: () => 'en-US',
    token: () => token,
  })
  const sync = await createSync(
    { sheet, transport, keep, device: null, clock, newId: uuidv7, random: Math.random },
    {
      workbook: 'bench',
      belongs: { site: 'S04', batch: null },
      where: () => null,
      onHello: () => undefined,
      onState: () => undefined,
      onView: () => undefined,
      onActivity: () => undefined,
      onPeople: () => undefined,
    },
  )
  return {
    sheet,
    keep,
    state: sync.state,
    /** Until nothing is left to do; a step that a person would have to help with is a fault of the bench. */
    sync: async () => {
      const before = asked.requests
      const ended = await round(sync.steps)
      if ('stop' in ended) throw new Error(`sync stopped: ${JSON.stringify(ended.stop)}`)
      return asked.requests - before
    },
  }
}
