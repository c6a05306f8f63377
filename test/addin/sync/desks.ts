// Desks over workbooks in memory, and a line from each to the centre in memory.
import { randomUUID, webcrypto } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { scoresIn } from '../../../addin/pane/book/shadow.ts'
import type { Browser } from '../../../addin/pane/sync/ports.ts'
import { openSync } from '../../../addin/pane/sync/session.ts'
import type { Presence, Push } from '../../../core/sync/protocol.ts'
import type { FilledRow } from '../../../templates/scores/book.ts'
import { blankRow, bookOf, openStage, rubric } from '../pane/stage.ts'
import { type Centre, createCentre } from './centre.ts'
import { handClock } from './clock.ts'

export const sheetName = '原始数据表'
const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } })

const unanswered = (init: RequestInit | undefined) =>
  new Promise<never>((_, reject) =>
    init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
  )

/** A fetch that reaches the centre, as long as the line is whole and the centre not silent. */
export function lineTo(centre: Centre) {
  const line = {
    whole: true,
    silent: false,
    revoked: false,
    site: null as string | null,
    asked: [] as string[],
    bodies: [] as string[],
    people: [] as Presence[],
  }
  const answer: typeof fetch = async (url, init) => {
    if (!line.whole) throw new TypeError('Failed to fetch')
    if (line.silent) return unanswered(init)
    const address = new URL(String(url), 'https://centre.example')
    const path = address.pathname.replace('/api/sync/', '')
    line.asked.push(path)
    const body =
      typeof init?.body === 'string' ? init.body : init?.body ? gunzipSync(init.body as Uint8Array).toString() : ''
    if (body !== '') line.bodies.push(body)
    if (line.revoked) return json({ code: 'token-revoked', status: 401, message: '' }, 401)
    const query = Object.fromEntries(address.searchParams)
    if (path === 'hello') {
      const hello = centre.hello()
      return json({ ...hello, site: line.site ?? hello.site, tokenKey: '0b'.repeat(32), rubrics: [] })
    }
    if (path === 'push') return json(centre.push(JSON.parse(body) as Push))
    if (path === 'feed')
      return json(
        centre.feed({
          since: Number(query.since),
          hash: query.hash!,
          from: Number(query.from),
          batch: null,
          limit: 500,
        }),
      )
    if (path === 'presence') return json({ people: line.people })
    if (path === 'news') return new Response('', { status: 404 })
    return unanswered(init)
  }
  return { line, fetch: answer }
}

/** Turns of the event loop until something is so; much of it waits for the browser's own threads. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let n = 0; n < 100_000 && !isSo(); n++) await new Promise((resolve) => setImmediate(resolve))
}

export async function openDesk(centre: Centre, filled: readonly FilledRow[], rows: number) {
  const { desk, memory, rest } = await openStage(bookOf(filled, rows))
  const { line, fetch } = lineTo(centre)
  const hand = handClock()
  const browser: Browser = {
    fetch,
    subtle: webcrypto.subtle as SubtleCrypto,
    random: () => 0.5,
    later: hand.clock.later,
    onWake: () => () => {},
    base: '',
  }
  const open = async (other: Partial<Browser> = {}) => {
    // Desks of different people never make the same id.
    const sync = await openSync({ ...desk, newId: randomUUID }, { ...browser, ...other })
    desk.state.sync.value = sync
    return sync
  }
  const sync = await open()
  await sync.signIn('qc1_1_secret', true)
  const at = (key: string) => rubric.placeOf.get(key)!
  const rowOf = (record: string): number => {
    const found = [...scoresIn(desk.state.shadow.value!)!.rows].find(
      ([, { cells }]) => cells[at('record_id')] === record,
    )
    if (!found) throw new Error(`no row ${record}`)
    return found[0]
  }
  return {
    desk,
    memory,
    line,
    hand,
    sync,
    open,
    rest,
    at,
    rowOf,
    shown: (record: string, key: string) => memory.sheet(sheetName).rows.get(rowOf(record))?.[at(key)] ?? null,
    /** A person types into the sheet, and the pane has seen it. */
    type: async (record: string, key: string, value: string | number | null) => {
      const row = rowOf(record)
      memory.change(sheetName, `A${row}:B${row}`, [{ row, column: at(key), value }])
      await rest()
    },
    now: async () => {
      await rest()
      await sync.syncNow()
      await rest()
    },
  }
}

/** Of the prepared rows, by number. */
export const recordId = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const first = recordId(1)

/** Two desks: the first with an exam, the second with prepared rows only. */
export async function deskPair() {
  const centre = createCentre()
  const a = await openDesk(centre, [blankRow(0, { remarks: 'base' }), blankRow(1)], 5)
  await a.now()
  const b = await openDesk(centre, [], 4)
  await b.now()
  return { centre, a, b }
}
