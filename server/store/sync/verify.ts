// Proves a site's change log: nothing changed, taken out or put in, and what holds is what it comes to.
import type { Fields, FieldValue } from '../../../core/sync/protocol.ts'
import type { Database } from '../database.ts'
import type { RubricByHash } from '../entry-pages.ts'
import { contentHashOf, fieldsOf } from '../stored-row.ts'
import { parsed, storedRowOf, text } from './held-rows.ts'
import { chainOf, type Delta, type LogRow } from './log.ts'
import { isMade } from './sides.ts'

export type Verified = {
  readonly changes: number
  /** Mark of the first change that is not as it was written, or does not lead to what holds; null: none. */
  readonly broken: number | null
}

const atOnce = 500

type Prover = Pick<Database, 'read'> & { readonly rubricOf: RubricByHash }

export async function verifiedLog({ read, rubricOf }: Prover, site: string): Promise<Verified> {
  const rows = new Map<string, { fields: Fields; mark: number; removed: string | null }>()
  let mark = 0
  let chain = ''
  for (;;) {
    const [page] = await read([
      {
        sql: `select * from versions where site = ? and seq > ? and ${isMade} order by seq limit ${atOnce}`,
        args: [site, mark],
      },
    ])
    for (const raw of page!.rows) {
      const row = storedRowOf(raw)
      const rubric = await rubricOf(row.rubric)
      const logged = { ...row, ...placeIn(raw) } as LogRow
      const fields = replayed(rows.get(row.recordId)?.fields, parsed<Delta>(raw.delta), fieldsOf(rubric, row))
      const whole =
        logged.seq === mark + 1 &&
        row.hash === contentHashOf(rubric.version, row.facts, row.items) &&
        raw.chain === chainOf(chain, logged) &&
        fields !== null
      if (!whole) return { changes: mark, broken: mark + 1 }
      mark = logged.seq
      chain = String(raw.chain)
      rows.set(row.recordId, { fields, mark, removed: text(raw.removed) })
    }
    if (page!.rows.length < atOnce) break
  }
  const [counter, held] = await read([
    { sql: 'select marks, chain from sites where code = ?', args: [site] },
    { sql: 'select e.record_id, e.mark, e.removed from entries e where e.site = ? order by e.mark', args: [site] },
  ])
  const head = counter!.rows[0]
  if (head && (Number(head.marks) !== mark || head.chain !== chain)) return { changes: mark, broken: mark + 1 }
  for (const { record_id, mark: held_, removed } of held!.rows) {
    const row = rows.get(String(record_id))
    if (!row || row.mark !== Number(held_) || row.removed !== text(removed))
      return { changes: mark, broken: Number(held_) }
  }
  return { changes: mark, broken: held!.rows.length === rows.size ? null : mark + 1 }
}

/** What a change comes to; null when that is not what its version holds. */
function replayed(before: Fields | undefined, delta: Delta | null, after: Fields): Fields | null {
  if (delta === null) return before ? null : after
  if (!before) return null
  const fields: Record<string, FieldValue> = { ...before }
  for (const [field, [old, value]] of Object.entries(delta)) {
    if ((before[field] ?? null) !== old) return null
    if (value === null) delete fields[field]
    else fields[field] = value
  }
  const names = new Set([...Object.keys(fields), ...Object.keys(after)])
  return [...names].every((field) => fields[field] === after[field]) ? fields : null
}

type Raw = Parameters<typeof storedRowOf>[0]

const placeIn = (raw: Raw) => ({
  seq: Number(raw.seq),
  created: Number(raw.created),
  whole: Number(raw.whole),
  fv: text(raw.fv),
  removed: text(raw.removed),
  delta: text(raw.delta),
  about: text(raw.about),
  door: String(raw.door),
  filing: String(raw.filing),
  source: String(raw.source),
  person: text(raw.person),
  device: text(raw.device),
  copy: text(raw.copy),
  why: text(raw.why),
  at: String(raw.at),
})
