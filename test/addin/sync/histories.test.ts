import assert from 'node:assert/strict'
import fc from 'fast-check'
import { seenOf } from '../../../addin/sync/state.ts'
import type { FieldValue } from '../../../core/sync/protocol.ts'
import { type Centre, createCentre } from './centre.ts'
import { copyOf, emptyFile, type Field, type File, fields, type MemoryRow, openPane, type Pane } from './pane.ts'

const panes = ['a', 'b', 'c'] as const
const steps = ['greet', 'push', 'pull', 'settle', 'round'] as const

const who = fc.nat({ max: panes.length - 1 })
const place = fc.nat({ max: 2 })
const field = fc.constantFrom<Field>('remarks', 'REQ-01')
const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), who, place, field }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('back' as const), who, place, field }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('exam' as const), who, place }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('step' as const),
      who,
      step: fc.constantFrom(...steps),
      fault: fc.option(fc.constantFrom('lost' as const, 'deaf' as const, 'twice' as const)),
      // The person types while the step is under way, after so many turns.
      meanwhile: fc.option(fc.record({ after: fc.nat({ max: 6 }), place, field })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('copy' as const), who, from: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('keep' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('old' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      who,
      take: fc.constantFrom('mine' as const, 'theirs' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), who, place }) },
)
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never

/** What a person typed last into each cell of a file; by row as it is in memory. */
type Claims = Map<MemoryRow, Map<string, FieldValue>>

async function play(actions: readonly Action[]) {
  const centre = createCentre()
  const start = emptyFile(['r1', 'r2', 'r3'])
  const files: File[] = panes.map(() => copyOf(start))
  const open: Pane[] = []
  for (const [n, file] of files.entries()) open.push(await openPane({ name: panes[n]!, file, centre }))
  const claims: Claims[] = panes.map(() => new Map())
  const kept: ({ file: File } | null)[] = panes.map(() => null)
  /** Values that stood in a cell of a pane while somebody could see them. */
  const seen = panes.map(() => new Map<string, Set<FieldValue>>())
  const copies = new Map<string, number>()
  let typed = 0

  const look = () => {
    for (const [n, file] of files.entries()) {
      copies.set(open[n]!.state().copy, n)
      for (const row of file.rows)
        for (const each of fields) {
          const key = `${row.record} ${each}`
          const values = seen[n]!.get(key) ?? new Set()
          seen[n]!.set(key, values.add(row.fields[each] ?? null))
        }
    }
  }
  const type = (n: number, at: number, what: Field, value: FieldValue) => {
    const row = files[n]!.rows[at]!
    row.fields[what] = value
    const own = claims[n]!.get(row) ?? new Map()
    claims[n]!.set(row, own.set(what, value))
    look()
  }
  const isSafe = (value: FieldValue): boolean =>
    centre.disputed.has(value) || centre.history.some((each) => each.value === value)
  const reopen = async (n: number, file: File) => {
    files[n] = file
    open[n] = await openPane({ name: panes[n]!, file, centre })
    look()
  }

  for (const each of actions) {
    const pane = open[each.who]!
    switch (each.do) {
      case 'type':
        type(each.who, each.place, each.field, `${panes[each.who]}${++typed}`)
        break
      case 'back': {
        const row = files[each.who]!.rows[each.place]!
        const known = row.record === null ? undefined : pane.state().rows.get(row.record)
        if (!known || pane.state().inflight) break
        row.fields[each.field] = seenOf(known, each.field)
        claims[each.who]!.get(row)?.delete(each.field)
        break
      }
      case 'exam':
        type(each.who, each.place, 'accession_token', `t${++typed}`)
        break
      case 'step': {
        if (each.fault) pane.line.faults.push(each.fault)
        const done = each.step === 'round' ? pane.round() : pane.sync.steps[each.step]()
        if (each.meanwhile) {
          for (let n = 0; n < each.meanwhile.after; n++) await Promise.resolve()
          type(each.who, each.meanwhile.place, each.meanwhile.field, `${panes[each.who]}${++typed}`)
        }
        await Promise.resolve(done).catch((error: unknown) => {
          if (!(error instanceof Error) || error.message !== 'unreachable') throw error
        })
        pane.line.faults.length = 0
        break
      }
      case 'reopen':
        await reopen(each.who, files[each.who]!)
        break
      case 'copy':
        if (each.who === each.from || !claimsSafe(claims[each.who]!, isSafe)) break
        // What stood in the file that is given up is known at the centre.
        claims[each.who] = new Map()
        // Whoever works on a copy has seen what was typed before it was made.
        for (const [cell, values] of seen[each.from]!)
          seen[each.who]!.set(cell, new Set([...values, ...(seen[each.who]!.get(cell) ?? [])]))
        await reopen(each.who, copyOf(files[each.from]!))
        break
      case 'keep':
        kept[each.who] = { file: copyOf(files[each.who]!) }
        break
      case 'old':
        if (!kept[each.who] || !claimsSafe(claims[each.who]!, isSafe)) break
        claims[each.who] = new Map()
        await reopen(each.who, copyOf(kept[each.who]!.file))
        break
      case 'decide': {
        const [id] = pane.state().conflicts.keys()
        if (id) await pane.decide(id, { take: each.take })
        break
      }
      case 'remove': {
        const { record } = files[each.who]!.rows[each.place]!
        if (record) await pane.sync.remove(record, 'twice')
        break
      }
    }
    look()
  }
  // The line is whole again.
  for (let n = 0; n < 6; n++)
    for (const pane of open) {
      await pane.round()
      look()
    }
  return { centre, open, files, claims, seen, copies, isSafe }
}

const claimsSafe = (claims: Claims, isSafe: (value: FieldValue) => boolean): boolean =>
  [...claims.values()].every((cells) => [...cells.values()].every(isSafe))

function converged(centre: Centre, pane: Pane): void {
  assert.equal(pane.state().inflight, null)
  assert.equal(pane.state().since, centre.head())
  for (const row of pane.file.rows) {
    if (Object.values(row.fields).every((value) => value === null)) continue
    const held = centre.rows.get(row.record!)
    assert.ok(held, `the centre does not know ${row.record}`)
    const own = [...pane.state().conflicts.values()].filter(({ conflict }) => conflict.record === row.record)
    for (const each of fields) {
      const value: FieldValue = held.cells.get(each)?.value ?? null
      const shown = row.fields[each] ?? null
      const disputed = own.some(
        ({ conflict }) => conflict.field === '*' || (conflict.field === each && conflict.mine.value === shown),
      )
      if (!disputed) assert.equal(shown, value, `${row.record} ${each} in ${pane.name}`)
    }
  }
  for (const [record, { removed, cells }] of centre.rows)
    if (!removed && [...cells.values()].some(({ value }) => value !== null))
      assert.ok(pane.has(record), `${record} is not in ${pane.name}`)
}

describe('addin/sync: whatever happens', () => {
  it('all panes end with what the centre holds, and nothing that was typed is lost or written over unseen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
        const { centre, open, claims, seen, copies, isSafe } = await play(actions)
        for (const pane of open) converged(centre, pane)
        for (const own of claims)
          for (const cells of own.values())
            for (const [what, value] of cells) assert.ok(isSafe(value), `${value} in ${what} was lost`)
        for (const { record, field: what, before, copy, decided } of centre.history) {
          const author = copies.get(copy)
          if (before === null || decided || author === undefined) continue
          assert.ok(seen[author]!.get(`${record} ${what}`)?.has(before), `${panes[author]} wrote over ${before} unseen`)
        }
        for (const { mine, theirs } of centre.open.values()) assert.notEqual(mine.value, theirs.value)
      }),
      { numRuns: Number(process.env.HISTORIES ?? 600), seed: 20261125 },
    )
  }).timeout(60_000)
})
