// First pulls in a process of its own, so that nothing else lies in the heap: tells the bytes that they take.
import assert from 'node:assert/strict'
import { createSqueezer, unsqueezed } from '../../../addin/sync/keep-text.ts'
import { unpacked } from '../../../addin/sync/pack.ts'
import type { Keep, Reply, Sheet, Transport } from '../../../addin/sync/ports.ts'
import { pagesAtOnce, round } from '../../../addin/sync/round.ts'
import { createSync } from '../../../addin/sync/sync.ts'
import type { FeedPage, FeedRow, FieldValue } from '../../../core/sync/protocol.ts'

export type Figures = {
  /** Bytes of what is kept of a row once it has come; and when the workbook is opened again. */
  readonly row: number
  readonly opened: number
  /** Bytes beyond that, at most, for each row of the pages that wait to be laid into the sheet. */
  readonly waiting: number
  /** Bytes that these grow by with each row that is known already. */
  readonly growth: number
}

const bytesInUse = () => {
  gc!()
  return process.memoryUsage().heapUsed
}

const pageRows = 100
const columns = Array.from({ length: 110 }, (_, n) => `column_${n}`)
/** A dozen columns are filled in here and there, so that hardly two rows have the same ones. */
const isEmpty = (n: number, column: number) => column % 9 === 0 && ((n * 2_654_435_761) >>> (column / 9)) % 2 === 0

function rowOf(n: number): FeedRow {
  const set: Record<string, FieldValue> = { accession_token: n.toString(16).padStart(16, '0') }
  columns.forEach((name, column) => {
    if (!isEmpty(n, column)) set[name] = column === 0 ? `a remark about exam ${n}` : column % 7 === 0 ? n % 300 : '√'
  })
  const told = { removed: null, hidden: false, conflicts: [], by: 'Q001', at: '2026-01-01T00:00:00Z' }
  return { record: `r${n}`, mark: n, rubric: '1', set, marks: { column_3: Math.max(1, n - 1) }, ...told }
}

function pageOf(count: number, since: number): FeedPage {
  const next = Math.min(count, since + pageRows)
  const rows = Array.from({ length: next - since }, (_, n) => rowOf(since + n + 1))
  // As over the wire: every page brings texts of its own.
  return JSON.parse(
    JSON.stringify({ epoch: 'e', since, rows, next, hash: `h${next}`, more: next < count, head: count }),
  ) as FeedPage
}

/** A first pull into a sheet that takes rows and is not counted. */
async function pulled(count: number) {
  const before = bytesInUse()
  let most = 0
  let added = 0
  const look = () => {
    most = Math.max(most, bytesInUse())
  }
  const certain = <Value>(value: Value): Reply<Value> => ({ done: true, value })
  const unasked = () => Promise.reject(new Error('not in this test'))
  const hello = { protocol: { newest: 1, oldest: 1 }, epoch: 'e', site: 'S04', person: 'Q001', role: 'reader' } as const
  const transport: Transport = {
    hello: async () => certain({ ...hello, head: count, tokenKey: '', rubrics: [] }),
    feed: async ({ since }) => certain(pageOf(count, since)),
    ...{ push: unasked, wait: unasked, presence: unasked },
  }
  const sheet: Sheet = {
    rows: async () => ({ rubric: '1', fields: columns, rows: [] }),
    write: async ({ add }) => {
      look()
      added += add.length
      return { missed: [], undone: new Set() }
    },
  }
  const squeezed = createSqueezer()
  const kept = { text: '' }
  const keep: Keep = {
    load: async () => null,
    save: async (pieces) => {
      kept.text = await squeezed(pieces)
      look()
    },
  }
  const quiet = () => undefined
  const tell = { onHello: quiet, onState: quiet, onView: quiet, onActivity: quiet, onPeople: quiet }
  const clock = { now: () => 0, later: () => quiet }
  const ids = { next: 0 }
  const sync = await createSync(
    { sheet, transport, keep, device: null, clock, newId: () => `id${++ids.next}`, random: () => 0.5 },
    { workbook: 'w', belongs: { site: 'S04', batch: null }, where: () => null, ...tell },
  )
  assert.deepEqual(await round(sync.steps), { more: false })
  assert.deepEqual([added, sync.state().rows.size], [count, count])
  const held = bytesInUse() - before
  return { held, above: most - before - held, kept: kept.text }
}

// Tables of a map have room for powers of two: four times as many fill theirs as much.
const [few, many] = [2000, 8000]
// What is made with the first pull stays: code, names of fields.
await pulled(1000)
const short = await pulled(few)
const long = await pulled(many)
const texts = (await unsqueezed(short.kept))!
const before = bytesInUse()
const state = unpacked(texts)!
const opened = (bytesInUse() - before) / few
assert.equal(state.rows.size, few)
process.send!({
  row: (long.held - short.held) / (many - few),
  opened,
  waiting: short.above / (pagesAtOnce * pageRows),
  growth: (long.above - short.above) / (many - few),
} satisfies Figures)
process.disconnect()
