// Histories of a few people at two sites: pushes, filings, removals, in any order.
import fc from 'fast-check'
import type { Change, ChangeResult, Conflict, FieldValue } from '../../../core/sync/protocol.ts'
import type { Store } from '../../../server/store/store.ts'
import { pushOf, set, who } from './pushes.ts'
import { recordIdOf, scoredRow, wishOf } from './wishes.ts'

export const sites = ['S04', 'S05'] as const

const field = fc.constantFrom('remarks', 'request_dept', 'IMG-10', 'qc_role', 'record_status', 'batch_no')
const valuesFor: Readonly<Record<string, readonly FieldValue[]>> = {
  remarks: ['', 'a', 'b', 'c'],
  request_dept: ['x', 'y', null],
  'IMG-10': ['√', 'A', 'A*2', null],
  qc_role: ['P', 'D', 'T'],
  record_status: ['DRAFT', 'SUBMITTED', 'VOID', 'LOCKED'],
  batch_no: ['B1', 'B2'],
}

const step = fc.record({
  kind: fc.constantFrom('set', 'set', 'set', 'set', 'whole', 'remove', 'restore', 'settle', 'file'),
  site: fc.constantFrom(...sites, 'S04' as const),
  person: fc.constantFrom('Q001', 'Q002', 'Q003'),
  copy: fc.constantFrom('c1', 'c2'),
  row: fc.integer({ min: 1, max: 3 }),
  field,
  pick: fc.nat({ max: 7 }),
  /** How far behind what holds the sender is. */
  behind: fc.constantFrom(0, 0, 0, 1, 3),
})
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never
export const history = fc.array(step, { minLength: 3, maxLength: 25 })

const roleOf = (person: string) => (person === 'Q003' ? 'arbiter' : 'reader')

/** Does one step as well as it can be done. @returns what came of it, when it was a push */
export async function take(store: Store, step: Step, n: number): Promise<ChangeResult | null> {
  const { kind, site, person, copy, row, pick, behind } = step
  const by = who(person, { site, role: roleOf(person) })
  const record = recordIdOf(row)
  const lineage = { workbook: person === 'Q002' ? 'w2' : 'w1', copy: `${person} ${copy}` }
  if (kind === 'file') {
    const exam = { remarks: valuesFor.remarks![pick % 4] as string, qc_person_id: person, batch_no: 'B1' }
    const items = pick % 2 ? { 'IMG-10': 'A' } : {}
    const entries = [row, (row % 3) + 1].map((each) => scoredRow({ n: each, site, exam, items }))
    const wish = { site, workbookId: lineage.workbook, bytes: Buffer.from(`${n}`) }
    await store.file(wishOf(entries, wish)).catch((error) => {
      if (error.code !== 'record-locked' && error.code !== 'record-taken') throw error
    })
    return null
  }
  const all = await store.feed(who('Q003', { site, role: 'arbiter' }), { since: 0, hash: '', batch: null, limit: 500 })
  const held = 'lost' in all ? undefined : all.rows.find((each) => each.record === record)
  const markOf = (name: string) =>
    Math.max(0, (held && name in held.set ? (held.marks[name] ?? held.mark) : 0) - behind)
  const change = changeOf(step, record, markOf, held?.mark ?? 0, held?.conflicts ?? [])
  const { results } = await store.push(by, pushOf(store, [change], { lineage }))
  return results[0]!
}

function changeOf(
  { kind, site, row, field, pick, behind }: Step,
  record: string,
  markOf: (field: string) => number,
  mark: number,
  open: readonly Conflict[],
): Change {
  const conflict = open[pick % Math.max(1, open.length)]
  const base = Math.max(0, mark - behind)
  const values = valuesFor[field]!
  if (kind === 'remove' || kind === 'restore') return { kind, record, base, why: 'why' }
  if (kind === 'settle' && conflict) {
    const mine = conflict.field !== '*' && pick % 2 === 1
    const chosen = mine ? { [conflict.field]: conflict.mine.value } : {}
    return set(record, chosen, mine ? { [conflict.field]: conflict.theirs.mark } : {}, { settles: [conflict.id] })
  }
  const value = values[pick % values.length]!
  if (kind !== 'whole') return set(record, { [field]: value }, { [field]: markOf(field) })
  const token = `00000000000000${row}${site.at(-1)}`
  const whole = {
    accession_token: token,
    qc_person_id: 'Q001',
    app_hospital_code: site,
    exam_start: 1_778_000_000,
    [field]: value,
  }
  return set(record, whole, Object.fromEntries(Object.keys(whole).map((name) => [name, markOf(name)])))
}
