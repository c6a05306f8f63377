import assert from 'node:assert/strict'
import { newId } from '../../../addin/pane/book/new-id.ts'
import { loadRubrics } from '../../../addin/pane/book/rubrics.ts'
import { rubrics } from './stage.ts'

describe('the rubrics that the pane carries', () => {
  it('are those of the server, with the same hashes, in the same order', async () => {
    const carried = await loadRubrics()
    assert.deepEqual(
      [...carried].map(([version, { hash }]) => [version, hash]),
      [...rubrics].map(([version, { hash }]) => [version, hash]),
    )
  })
})

describe('ids made in the pane', () => {
  it('are version 7 UUIDs, all different, later ones not before earlier ones', async () => {
    const ids = Array.from({ length: 500 }, newId)
    assert.equal(new Set(ids).size, ids.length)
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const times = ids.map((id) => id.slice(0, 13))
    assert.deepEqual(times, [...times].sort())
  })
})
