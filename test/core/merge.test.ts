import assert from 'node:assert/strict'
import fc from 'fast-check'
import { merge } from '../../core/merge.ts'
import { acceptedMarks } from '../../core/sync/accepted.ts'
import { type Held, type Mover, markOf, type OpenConflict } from '../../core/sync/held.ts'
import type { Change, FieldValue, Marks, Side } from '../../core/sync/protocol.ts'

const side = (value: FieldValue, mark: number, by: string | null = 'Q002'): Side => ({ value, mark, by, at: null })
const held = (wish: Partial<Held> = {}): Held => ({
  fields: { remarks: 'a', exam_item: 'x', accession_token: 't1' },
  created: 1,
  marks: { remarks: 5 },
  removed: null,
  open: [],
  ...wish,
})
const mover: Mover = { person: 'Q001', role: 'reader', copy: 'c1', source: 'w1' }
const filer: Mover = { ...mover, copy: null }
const arbiter: Mover = { ...mover, person: 'Q009', role: 'arbiter', copy: 'c9' }
const occasion = {
  mark: 9,
  at: 'now',
  sides: (_: string, mark: number) => side(`value at ${mark}`, mark),
  newId: () => 'k1',
}
const set = (fields: Record<string, FieldValue>, base: Marks = {}, settles?: readonly string[]): Change => ({
  ...{ kind: 'set', record: 'r1', rubric: '1', base, set: fields },
  ...(settles ? { settles } : {}),
})
const conflict = (wish: Partial<OpenConflict> = {}): OpenConflict => ({
  ...{ id: 'k0', record: 'r1', field: 'remarks', base: side('0', 1), theirs: side('a', 5), mine: side('m', 6, 'Q003') },
  ...{ copy: 'c3', source: 'w3', kept: null },
  ...wish,
})
const taken = (row: Held | null, change: Change, by = mover) => merge(row, change, by, occasion)
const code = (row: Held | null, change: Change, by = mover) => taken(row, change, by).refused?.code ?? null

describe('merging a change into a row', () => {
  it('sets what was based on what holds, what is new, and nothing else', () => {
    const {
      accepted,
      set: moved,
      conflicts,
      changes,
    } = taken(held(), set({ remarks: 'b', request_dept: 'd' }, { remarks: 5 }))
    assert.deepEqual(
      [accepted, moved, conflicts, changes],
      [{ remarks: 9, request_dept: 9 }, { remarks: 'b', request_dept: 'd' }, [], true],
    )
  })

  it('takes an equal value as it is, whatever it was based on', () => {
    const merged = taken(held(), set({ remarks: 'a', exam_item: 'x' }, { remarks: 2 }))
    assert.deepEqual([merged.accepted, merged.set, merged.changes], [{ remarks: 5, exam_item: 1 }, {}, false])
  })

  it('lets a value in where none was ever set, whatever it was based on', () => {
    const { accepted, conflicts } = taken(held(), set({ request_dept: 'd' }, { request_dept: 4 }))
    assert.deepEqual([accepted, conflicts], [{ request_dept: 9 }, []])
  })

  it('takes the first of a row like what comes into an empty one, and what is empty of it as never set', () => {
    const empty: Held = { fields: {}, created: 0, marks: {}, removed: null, open: [] }
    for (const sent of [{}, { remarks: 'b' }, { remarks: 'b', accession_token: null }, { accession_token: null }]) {
      const [first, later] = [taken(null, set(sent)), taken(empty, set(sent))]
      const accepted = acceptedMarks(set(sent), first.accepted)
      assert.deepEqual({ ...first, accepted }, later)
      assert.deepEqual(
        accepted,
        'accession_token' in sent ? { ...(later.accepted as Marks), accession_token: 0 } : later.accepted,
      )
    }
  })

  it('lets theirs hold when another value came in between, and shows base, theirs and mine', () => {
    const {
      accepted,
      set: moved,
      conflicts,
    } = taken(held(), set({ remarks: 'b', exam_item: 'y' }, { remarks: 2, exam_item: 1 }))
    assert.deepEqual([accepted, moved], [{ exam_item: 9 }, { exam_item: 'y' }])
    const [one] = conflicts
    assert.deepEqual([one?.id, one?.field, one?.copy], ['k1', 'remarks', 'c1'])
    assert.deepEqual([one?.base.mark, one?.theirs.mark], [2, 5])
    assert.deepEqual(one?.mine, { value: 'b', mark: 9, by: 'Q001', at: 'now' })
  })

  it('replaces the value of a copy’s own conflict, and opens another one for another copy', () => {
    const own = conflict({ copy: 'c1' })
    const newer = taken(held({ open: [own] }), set({ remarks: 'b' }, { remarks: 2 }))
    assert.deepEqual(
      newer.moved.map(({ id, mine }) => [id, mine.value]),
      [['k0', 'b']],
    )
    const again = taken(held({ open: [own] }), set({ remarks: 'm' }, { remarks: 2 }))
    assert.deepEqual([again.conflicts, again.changes], [[own], false])
    const other = taken(held({ open: [conflict()] }), set({ remarks: 'b' }, { remarks: 2 }))
    assert.deepEqual(
      other.moved.map(({ id }) => id),
      ['k1'],
    )
  })

  it('shows what was sent without a base against nothing', () => {
    const [one] = taken(held(), set({ exam_item: 'y' })).conflicts
    assert.deepEqual([one?.base.mark, one?.theirs.mark], [0, 1])
  })

  it('takes a filing’s own conflict for that of its workbook, and no pane’s', () => {
    const ids = (open: OpenConflict) =>
      taken(held({ open: [open] }), set({ remarks: 'b' }, { remarks: 2 }), filer).moved.map(({ id }) => id)
    assert.deepEqual(ids(conflict({ copy: null, source: 'w1' })), ['k0'])
    assert.deepEqual(ids(conflict({ copy: null, source: 'w3' })), ['k1'])
    assert.deepEqual(ids(conflict({ copy: 'c1', source: 'w1' })), ['k1'])
  })

  it('closes a conflict whose copy has seen theirs and goes on, and one whose two values agree', () => {
    const own = taken(held({ open: [conflict({ copy: 'c1' })] }), set({ remarks: 'b' }, { remarks: 5 }))
    assert.deepEqual([own.settled, own.moved], [['k0'], []])
    const agreed = taken(held({ open: [conflict()] }), set({ remarks: 'm' }, { remarks: 5 }))
    assert.deepEqual(agreed.settled, ['k0'])
  })

  it('moves theirs along in the conflicts that stay open', () => {
    const { moved, settled } = taken(held({ open: [conflict()] }), set({ remarks: 'b' }, { remarks: 5 }))
    assert.deepEqual([moved[0]?.theirs, settled], [{ value: 'b', mark: 9, by: 'Q001', at: 'now' }, []])
  })

  it('lets the persons of the two sides and an arbiter settle, and nobody else', () => {
    const row = held({ open: [conflict()] })
    const theirs = set({}, {}, ['k0'])
    assert.deepEqual(taken(row, theirs).refused, { code: 'not-entitled', field: 'remarks' })
    const nobodys = held({ open: [conflict({ mine: side('m', 6, null) })] })
    assert.equal(code(nobodys, theirs, { ...filer, person: null }), 'not-entitled')
    assert.deepEqual(taken(row, theirs, { ...mover, person: 'Q003' }).settled, ['k0'])
    assert.deepEqual(taken(row, theirs, { ...mover, person: 'Q002' }).settled, ['k0'])
    assert.deepEqual(taken(row, set({ remarks: 'm' }, { remarks: 5 }, ['k0']), arbiter).set, { remarks: 'm' })
    assert.deepEqual(taken(row, set({}, {}, ['k7']), arbiter).refused, { code: 'conflict-unknown', field: null })
  })

  it('does not settle by a decision that was overtaken', () => {
    const { settled, conflicts, moved } = taken(
      held({ open: [conflict()] }),
      set({ remarks: 'm' }, { remarks: 2 }, ['k0']),
      arbiter,
    )
    assert.deepEqual([settled, conflicts.length, moved.length], [[], 1, 1])
  })

  it('knows another exam by its token when the sender has never seen this one', () => {
    const { refused } = taken(held(), set({ accession_token: 't2', remarks: 'b' }))
    assert.deepEqual(refused, { code: 'record-taken', field: 'accession_token' })
    assert.equal(code(held(), set({ accession_token: 't1', remarks: 'b' })), null)
    assert.equal(code(held(), set({ accession_token: 't2' }, { accession_token: 1 })), null)
    assert.equal(code(held({ fields: { remarks: 'a' } }), set({ accession_token: 't2' })), null)
  })

  it('changes nothing of a locked row but for an arbiter', () => {
    const row = held({ fields: { record_status: 'LOCKED', remarks: 'a' } })
    assert.equal(code(row, set({ remarks: 'b' }, { remarks: 5 })), 'record-locked')
    assert.equal(code(row, set({ remarks: 'b' }, { remarks: 2 })), 'record-locked')
    assert.equal(code(row, { kind: 'remove', record: 'r1', base: 9, why: 'w' }), 'record-locked')
    assert.equal(code(row, set({ remarks: 'a' })), null)
    assert.equal(code(row, set({ record_status: 'SUBMITTED' }, { record_status: 1 }), arbiter), null)
  })

  const removal = { why: 'twice', by: 'Q002', at: 'then', mark: 7 }
  it('keeps all that was typed into a removed row, in a conflict about the row', () => {
    const row = held({ removed: removal })
    const { conflicts, set: moved, removed } = taken(row, set({ remarks: 'b', exam_item: 'x' }, { remarks: 5 }))
    assert.deepEqual([moved, removed], [{}, removal])
    assert.deepEqual([conflicts[0]?.field, conflicts[0]?.mine.value, conflicts[0]?.kept], ['*', null, { remarks: 'b' }])
    const more = taken({ ...row, open: conflicts }, set({ exam_item: 'z' }))
    assert.deepEqual(more.conflicts[0]?.kept, { remarks: 'b', exam_item: 'z' })
    const back = taken({ ...row, open: conflicts }, { kind: 'restore', record: 'r1', base: 7, why: 'needed' })
    assert.deepEqual([back.removed, back.settled, back.accepted], [null, ['k1'], { '*': 9 }])
    const late = taken({ ...row, open: conflicts }, { kind: 'restore', record: 'r1', base: 6, why: 'needed' })
    assert.deepEqual([late.removed, late.conflicts[0]?.kept], [removal, { remarks: 'b' }])
    const others = conflicts.map((open) => ({ ...open, copy: 'c3' }))
    assert.deepEqual(taken({ ...row, open: others }, set({ remarks: 'c' })).settled, [])
  })

  it('opens no conflict about a removed row by what stands in it as it is', () => {
    const { accepted, conflicts, changes } = taken(held({ removed: removal }), set({ remarks: 'a' }))
    assert.deepEqual([accepted, conflicts, changes], [{ remarks: 5 }, [], false])
  })

  it('restores a row whose removal its restorer has seen; one that was removed anew stays removed, in conflict', () => {
    const row = held({ removed: removal })
    const restoring = (base: number): Change => ({ kind: 'restore', record: 'r1', base, why: 'needed' })
    const late = taken(row, restoring(6))
    const [one] = late.conflicts
    assert.deepEqual([late.removed, one?.mine.value, one?.theirs.mark, late.accepted], [removal, null, 7, {}])
    assert.deepEqual(taken(row, restoring(7)).removed, null)
    assert.deepEqual(taken(null, restoring(7)).refused, { code: 'record-removed', field: null })
    const there = taken(held(), restoring(2))
    assert.deepEqual([there.removed, there.accepted, there.changes], [null, { '*': 5 }, false])
  })

  it('removes a row that its remover has seen as it is; newer edits make it a conflict', () => {
    const gone = taken(held(), { kind: 'remove', record: 'r1', base: 5, why: 'twice' })
    assert.deepEqual([gone.removed, gone.accepted], [{ why: 'twice', by: 'Q001', at: 'now', mark: 9 }, { '*': 9 }])
    const late = taken(held(), { kind: 'remove', record: 'r1', base: 4, why: 'twice' })
    assert.deepEqual([late.removed, late.conflicts[0]?.mine.value, late.accepted], [null, 'removed', {}])
    const again = taken(held({ removed: removal }), { kind: 'remove', record: 'r1', base: 2, why: 'twice' })
    assert.deepEqual([again.removed, again.accepted, again.changes], [removal, { '*': 7 }, false])
    const nowhere = taken(null, { kind: 'remove', record: 'r1', base: 5, why: 'twice' })
    assert.deepEqual([nowhere.removed, nowhere.accepted, nowhere.changes], [null, {}, false])
  })

  it('closes what wanted a row gone when anybody removes it, and not before', () => {
    const row = held({ open: taken(held(), { kind: 'remove', record: 'r1', base: 4, why: 'twice' }).moved })
    const other = { ...mover, person: 'Q003', copy: 'c3' }
    assert.deepEqual(taken(row, { kind: 'remove', record: 'r1', base: 5, why: 'twice' }, other).settled, ['k1'])
    assert.deepEqual(taken(row, set({ remarks: 'b' }, { remarks: 5 })).settled, [])
    assert.deepEqual(taken(row, { kind: 'restore', record: 'r1', base: 5, why: 'needed' }).settled, [])
  })

  it('holds to its promises for any row and change', () => {
    const seed = Number(process.env.SEED ?? 20260508)
    console.log(`      seed ${seed}`)
    const names = ['remarks', 'exam_item', 'IMG-10'] as const
    const value = fc.constantFrom<FieldValue>('a', 'b', 'c', null)
    const some = fc.dictionary(fc.constantFrom(...names), value)
    const marks = fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 8 }))
    fc.assert(
      fc.property(some, marks, some, marks, fc.boolean(), (fields, fv, sent, base, gone) => {
        const filled = Object.fromEntries(Object.entries(fields).filter(([, each]) => each !== null))
        const row = held({ fields: filled, marks: fv, removed: gone ? removal : null })
        const merged = taken(row, set(sent, base))
        for (const [field, each] of Object.entries(sent)) {
          const now = field in merged.set ? merged.set[field]! : (row.fields[field] ?? null)
          const shown = merged.conflicts.some((one) =>
            one.field === '*' ? one.kept?.[field] === each : one.field === field && one.mine.value === each,
          )
          // What was sent holds, or is shown; never both, never neither.
          assert.equal(now === each, !shown, field)
          assert.equal(field in acceptedMarks(set(sent), merged.accepted), !shown, field)
          // Nobody's value goes away who was not seen.
          if (field in merged.set) assert.ok(markOf(row, field) === 0 || base[field] === markOf(row, field))
        }
        for (const field of Object.keys(merged.set)) assert.ok(field in sent)
        if (gone) assert.deepEqual(merged.set, {})
      }),
      { seed, numRuns: 2000 },
    )
  })
})
