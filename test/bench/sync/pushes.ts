// Pushes of 50 entries over loopback, against the same rows put into libSQL by bare batches in the same run.

import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createClient, type InValue } from '@libsql/client'
import { uuidv7 } from 'uuidv7'
import type { Hello, Push, PushAnswer } from '../../../core/sync/protocol.ts'
import { median } from '../median.ts'
import { type Centre, startCentre } from './centre.ts'
import { created, pages, syncRows } from './rows.ts'

const perPush = 50

type Call = (path: string, body?: string) => Promise<unknown>

/** Straight over node's client, which costs a sixth of `fetch`: who sends shares the two cores with who is measured. */
export const callOf =
  ({ port, tokens }: Centre, agent: Agent): Call =>
  (path, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${tokens[0]}`,
        'x-qc-protocol': '1',
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      }
      const method = body === undefined ? 'GET' : 'POST'
      const sent = request({ host: '127.0.0.1', port, path: `/api/sync/${path}`, method, headers, agent }, (answer) => {
        text(answer).then((said) => {
          if (answer.statusCode === 200) resolve(JSON.parse(said))
          else reject(new Error(`${path}: ${answer.statusCode} ${said}`))
        }, reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })

/** Milliseconds of each batch, and of all of them. */
export type Timed = { readonly times: readonly number[]; readonly wall: number }

/**
 * Pushes rows as new entries; what is sent is made before the clock runs.
 * @param devices how many push at the same time, each its next when its last is answered
 */
export async function pushed(centre: Centre, count: number, { devices = 1, from = 1 } = {}): Promise<Timed> {
  const agent = new Agent({ keepAlive: true, maxSockets: devices })
  const call = callOf(centre, agent)
  const { epoch } = (await call('hello')) as Hello
  const bodies = pages(syncRows(count, from), perPush).map((some) => {
    const push: Push = {
      protocol: 1,
      push: uuidv7(),
      epoch,
      lineage: { workbook: 'bench', copy: 'bench' },
      changes: some.map(created),
    }
    return JSON.stringify(push)
  })
  const times: number[] = []
  async function device() {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const start = performance.now()
      const answer = (await call('push', body)) as PushAnswer
      times.push(performance.now() - start)
      if (answer.results.some(({ refused, conflicts }) => refused || conflicts.length > 0))
        throw new Error('a change of the bench was not taken')
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: devices }, device))
  const wall = performance.now() - start
  agent.destroy()
  return { times, wall }
}

/**
 * The rows that the centre made of the pushes, put again into empty tables of the same shape, 50 in a batch.
 * @param atOnce rows in a statement
 */
async function raw(file: string, folder: string, atOnce: number, count: number): Promise<Timed> {
  const from = createClient({ url: `file:${file}` })
  const to = createClient({ url: `file:${join(folder, `raw-${atOnce}.db`)}` })
  try {
    await to.execute('PRAGMA journal_mode = WAL')
    const tables = ['versions', 'entries']
    const shapes = await from.execute(
      `select sql from sqlite_master where tbl_name in ('versions', 'entries') and sql is not null order by type desc`,
    )
    for (const { sql } of shapes.rows) await to.execute(String(sql))
    const held = await Promise.all(tables.map((table) => from.execute(`select * from ${table}`)))
    const batches = tables.map((_, n) => pages(held[n]!.rows.slice(0, count), perPush))
    const times: number[] = []
    const began = performance.now()
    for (let n = 0; n < batches[0]!.length; n++) {
      const start = performance.now()
      await to.batch(
        tables.flatMap((table, t) => {
          const columns = held[t]!.columns
          return pages(batches[t]![n]!, atOnce).map((rows) => ({
            sql: `insert into ${table} values ${Array(rows.length).fill(`(${columns.map(() => '?')})`)}`,
            args: rows.flatMap((row) => columns.map((column) => row[column] as InValue)),
          }))
        }),
        'write',
      )
      times.push(performance.now() - start)
    }
    return { times, wall: performance.now() - began }
  } finally {
    from.close()
    to.close()
  }
}

const at = (times: readonly number[], share: number): string =>
  (times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN).toFixed(
    1,
  )

/** Panes that push at the same time. */
const devices = 8

export async function benchPushes(count: number, rounds: number): Promise<void> {
  const ratios: number[] = []
  console.log(`\npushes of ${perPush} new entries over loopback, ${count} entries a round`)
  console.log(
    `${''.padEnd(38)}${'entries/s'.padStart(10)}${'p50 ms'.padStart(9)}${'p95 ms'.padStart(9)}${'p99 ms'.padStart(9)}`,
  )
  const line = (name: string, { times, wall }: Timed) => {
    const rate = (times.length * perPush * 1000) / wall
    console.log(
      name.padEnd(38) + rate.toFixed(0).padStart(10) + [0.5, 0.95, 0.99].map((p) => at(times, p).padStart(9)).join(''),
    )
    return rate
  }
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'qc-bench-push-'))
    try {
      const centre = await startCentre(folder, ['Q001'])
      await pushed(centre, count, { devices, from: 2 * count + 1 })
      line('ours: one pane at a time', await pushed(centre, count))
      const ours = line(`ours: ${devices} panes at once`, await pushed(centre, count, { devices, from: count + 1 }))
      await centre.close()
      const bare = line('floor: the same rows, bare batches', await raw(join(folder, 'qc.db'), folder, perPush, count))
      line('the same, a statement for each row', await raw(join(folder, 'qc.db'), folder, 1, count))
      ratios.push(ours / bare)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  console.log(`ours at once / floor, median of ${rounds}: ${median(ratios).toFixed(2)} (target 0.5)`)
}
