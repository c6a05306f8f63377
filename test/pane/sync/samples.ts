// Conflicts, refusals and people as a centre would tell them; fictitious ids only.
import type { ShownConflict, ShownRefusal } from '../../../addin/pane/sync/view.ts'
import { type FieldValue, type Presence, refusals } from '../../../core/sync/protocol.ts'
import type { FakeState } from './fake-view.ts'

export const recordOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const at = (minute: number) => new Date(2026, 10, 15, 14, minute).toISOString()
const place = (n: number) => ({ record: recordOf(n), row: n + 4, exam: `T00${n}` })

export function conflict(
  n: number,
  field: string,
  [mine, theirs, base]: readonly [FieldValue, FieldValue, FieldValue],
  people: readonly [string, string] = ['Q001', 'Q002'],
): ShownConflict {
  const record = recordOf(n)
  return {
    conflict: {
      id: `c${n}-${field}`,
      record,
      field,
      base: { value: base, mark: 0, by: null, at: null },
      theirs: { value: theirs, mark: 7, by: people[1], at: at(3) },
      mine: { value: mine, mark: 8, by: people[0], at: at(5) },
      copy: null,
    },
    at: place(n),
    entitled: people.includes('Q001'),
    why: field === '*' ? '重复抽样' : null,
  }
}

export const presence = (person: string, record: string | null, copy = person): Presence => ({
  person,
  lineage: { workbook: recordOf(999), copy },
  batch: 'S01-2026Q4',
  record,
  since: at(20),
  until: at(22),
})

export const allRefused: readonly ShownRefusal[] = refusals.map((code, n) => ({
  at: { record: recordOf(n + 1), row: n < 3 ? n + 5 : null, exam: `T00${n + 1}` },
  field: n % 2 === 0 ? null : 'modality',
  refusal: { code, field: n % 2 === 0 ? null : 'modality' },
}))

export const signedIn: Partial<FakeState> = {
  badge: 'synced',
  who: { person: 'Q001', site: 'S01', role: 'reader' },
  heardAt: at(32),
  rows: { [recordOf(1)]: 'accepted', [recordOf(2)]: 'conflict', [recordOf(3)]: 'local' },
}

export const busy: Partial<FakeState> = {
  ...signedIn,
  badge: 'conflict',
  unsent: { fields: 5, rows: 2 },
  conflicts: [
    conflict(2, 'IMG-04', ['A', '√', null]),
    conflict(2, 'modality', ['MR', 'CT', 'DR']),
    conflict(3, '*', ['removed', null, null]),
    conflict(1, 'remarks', ['层厚不符', '已核对', null], ['Q003', 'Q002']),
  ],
  refused: allRefused.slice(0, 2),
  missing: [{ record: recordOf(8), exam: 'T008', by: 'Q002' }],
  removed: [{ record: recordOf(9), exam: 'T009', why: '重复抽样', by: 'Q002', at: at(1), restoring: false }],
  people: [presence('Q002', recordOf(2)), presence('Q003', null)],
  copies: [presence('Q001', recordOf(3), 'copy-2')],
}
