// Two panes at one centre, and how far they have come.
import assert from 'node:assert/strict'
import { createCentre } from './centre.ts'
import { copyOf, emptyFile, openPane, type Pane, quiet } from './pane.ts'

export async function pair(records: readonly string[] = ['r1', 'r2', 'r3']) {
  const centre = createCentre()
  const a = await openPane({ name: 'a', file: emptyFile(records), centre })
  const b = await openPane({ name: 'b', file: emptyFile(['x1', 'x2', 'x3']), centre })
  return { centre, a, b }
}

/** Each has a copy of one workbook, with the same prepared rows. */
export async function copies(records: readonly string[] = ['r1', 'r2']) {
  const centre = createCentre()
  const file = emptyFile(records)
  const a = await openPane({ name: 'a', file, centre })
  const b = await openPane({ name: 'b', file: copyOf(file), centre })
  return { centre, a, b }
}

/** Both have row r1 with a remark. */
export async function shared() {
  const { centre, a, b } = await pair()
  a.type('r1', 'accession_token', 't1')
  a.type('r1', 'remarks', 'base')
  await quiet(a, b)
  return { centre, a, b }
}

/** Both changed the remark, a first. */
export async function conflicting() {
  const both = await shared()
  both.a.type('r1', 'remarks', 'of a')
  both.b.type('r1', 'remarks', 'of b')
  await quiet(both.a, both.b)
  const [id] = both.centre.open.keys()
  return { ...both, id: id! }
}

/** A push whose outcome the pane does not hear. */
export async function cutOff(pane: Pane, fault: 'lost' | 'deaf') {
  pane.line.faults.push(fault)
  await assert.rejects(pane.sync.steps.push(), /unreachable/)
}
