// A pane over a sheet of plain values and a line to the centre that can be cut.

import type { Device, Keep, Reply, SheetRow, SheetWish, Transport } from '../../../addin/sync/ports.ts'
import { round } from '../../../addin/sync/round.ts'
import { createSync, type Sync } from '../../../addin/sync/sync.ts'
import type { Choice } from '../../../addin/sync/wishes.ts'
import type { FeedAnswer, FeedQuery, FieldValue, Hello, Push, PushAnswer } from '../../../core/sync/protocol.ts'

export const fields = ['accession_token', 'remarks', 'qc_date', 'REQ-01', 'REQ-02', 'IMG-01', 'IMG-02'] as const
export type Field = (typeof fields)[number]

export type Line = {
  /** What becomes of the next calls: `lost` on the way there, `deaf` on the way back. */
  readonly faults: ('lost' | 'deaf' | 'twice')[]
  readonly calls: string[]
  /** In place of an answer. */
  problem: { code: string; status: number } | null
}

export type MemoryRow = { record: string | null; fields: Record<string, FieldValue>; unread: Set<string> }
export type File = { rows: MemoryRow[]; kept: readonly string[] | null }

export const emptyFile = (records: readonly string[] = []): File => ({
  rows: records.map((record) => ({ record, fields: {}, unread: new Set() })),
  kept: null,
})

export const copyOf = (file: File): File => structuredClone(file)

export function memoryDevice(): Device {
  const stamps = new Map<string, string>()
  return { recall: (copy) => stamps.get(copy) ?? null, remember: (copy, stamp) => void stamps.set(copy, stamp) }
}

const isTouched = ({ fields }: MemoryRow): boolean => Object.values(fields).some((value) => value !== null)

/** In memory (centre.ts), or a real store. */
type Answers = {
  readonly hello: () => Hello | Promise<Hello>
  readonly push: (push: Push) => PushAnswer | Promise<PushAnswer>
  readonly feed: (query: FeedQuery) => FeedAnswer | Promise<FeedAnswer>
}

export type PaneOptions = {
  readonly name: string
  readonly file: File
  readonly centre: Answers
  readonly rubric?: string
  readonly device?: Device | null
  /** Something happens between what is read or decided and what is written. */
  readonly onWrite?: () => void
  readonly site?: string | null
}

export async function openPane({
  name,
  file,
  centre,
  device = memoryDevice(),
  onWrite,
  site = null,
  rubric = '1',
}: PaneOptions) {
  const line: Line = { faults: [], calls: [], problem: null }
  let made = 0
  const newId = () => `${name}-${++made}-${line.calls.length}-${file.rows.length}-${Math.floor(unique.next++)}`

  const call = async <Value>(what: string, work: () => Value | Promise<Value>): Promise<Reply<Value>> => {
    line.calls.push(what)
    await Promise.resolve()
    const fault = line.faults.shift()
    if (fault === 'lost') throw new Error('unreachable')
    if (line.problem) return { done: false, problem: { ...line.problem, words: null } }
    if (fault === 'twice') await work()
    const value = await work()
    if (fault === 'deaf') throw new Error('unreachable')
    return { done: true, value: structuredClone(value) }
  }
  const transport: Transport = {
    hello: () => call('hello', centre.hello),
    push: (push) => call('push', () => centre.push(push)),
    feed: (query) => call('feed', () => centre.feed({ ...query, limit: 3 })),
    wait: () => new Promise(() => {}),
    presence: () => call('presence', () => []),
  }
  const keep: Keep = {
    load: async () => file.kept,
    save: async (pieces) => {
      await Promise.resolve()
      file.kept = pieces.map(({ text }) => text())
    },
  }

  const view = (): readonly SheetRow[] =>
    file.rows.flatMap((row, place): readonly SheetRow[] =>
      isTouched(row)
        ? [
            {
              place,
              record: row.record,
              fallback: `fallback-${place}`,
              fields: Object.fromEntries(Object.entries(row.fields).filter(([, value]) => value !== null)),
              unread: row.unread,
            },
          ]
        : [],
    )
  const rowOf = (record: string) => file.rows.find((row) => row.record === record && isTouched(row))

  function write({ cells, add, ids, clear }: SheetWish) {
    const missed: { record: string; field: string }[] = []
    const undone = new Set<string>()
    for (const { place, from, to } of ids) {
      const row = file.rows[place]
      if (row && row.record === from) row.record = to
      else undone.add(to)
    }
    for (const { record, field, expected, value } of cells) {
      const row = rowOf(record)
      if (row && (row.fields[field] ?? null) === expected) row.fields[field] = value
      else missed.push({ record, field })
    }
    for (const { record, expected, to } of clear) {
      const row = rowOf(record)
      const same = row && fields.every((field) => (row.fields[field] ?? null) === (expected[field] ?? null))
      if (!same) undone.add(record)
      else {
        row.fields = {}
        row.record = to
      }
    }
    for (const { record, fields: values } of add) {
      const row = file.rows.find((each) => !isTouched(each))
      if (row) {
        row.record = record
        row.fields = { ...values }
      } else file.rows.push({ record, fields: { ...values }, unread: new Set() })
    }
    return { missed, undone }
  }

  const seen: { stopped: string | null } = { stopped: null }
  const sync: Sync = await createSync(
    {
      transport,
      keep,
      device,
      newId,
      random: () => 0.5,
      clock: { now: () => 0, later: () => () => {} },
      sheet: {
        rows: async () => {
          await Promise.resolve()
          return { rubric, fields: [...fields], rows: view() }
        },
        write: async (wish) => {
          await Promise.resolve()
          onWrite?.()
          return write(wish)
        },
      },
    },
    {
      workbook: 'w1',
      belongs: { site, batch: null },
      where: () => null,
      onHello: () => {},
      onState: () => {},
      onView: () => {},
      onActivity: () => {},
      onPeople: () => {},
    },
  )

  const at = (record: string): MemoryRow => {
    const row = file.rows.find((each) => each.record === record)
    if (!row) throw new Error(`no row ${record}`)
    return row
  }
  return {
    name,
    file,
    line,
    sync,
    state: sync.state,
    type: (record: string, field: Field, value: FieldValue) => {
      at(record).fields[field] = value
    },
    shown: (record: string, field: Field): FieldValue => at(record).fields[field] ?? null,
    has: (record: string): boolean => file.rows.some((each) => each.record === record && isTouched(each)),
    records: () => view().map(({ record }) => record),
    takeOut: (record: string) => void file.rows.splice(file.rows.indexOf(at(record)), 1),
    /** A round that may be cut off; the code of what stopped it. */
    round: async (): Promise<string | null> => {
      try {
        const step = await round(sync.steps)
        seen.stopped = 'stop' in step ? step.stop.code : null
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'unreachable') throw error
      }
      return seen.stopped
    },
    decide: (conflict: string, choice: Choice) => sync.decide(rubric, { conflict, choice, why: 'seen' }),
  }
}

const unique = { next: 1 }

export type Pane = Awaited<ReturnType<typeof openPane>>

/** Rounds of all until nobody has anything to send or to take. */
export async function quiet(...panes: readonly Pane[]): Promise<void> {
  for (let n = 0; n < 4; n++) for (const pane of panes) await pane.round()
}
