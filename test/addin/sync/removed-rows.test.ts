import assert from 'node:assert/strict'
import { scoreRow, write } from '../../../addin/pane/session/score.ts'
import { deskPair, first, recordId, sheetName } from './desks.ts'

describe('addin/pane/sync: rows that go', () => {
  it('a row that is taken out is listed, and put back or removed with a reason', async () => {
    const { a, b, centre } = await deskPair()
    const emptied = a.rowOf(first)
    const number = a.shown(first, 'accession_no')
    const row = b.rowOf(first)
    const clear = [...b.memory.sheet(sheetName).rows.get(row)!.keys()].map((column) => ({ row, column, value: null }))
    b.memory.change(sheetName, `A${row}:B${row}`, clear)
    await b.rest()
    await b.now()
    assert.deepEqual(
      b.sync.missing.value.map(({ record }) => record),
      [first],
    )
    assert.equal(b.sync.badge.value, 'missing')
    assert.equal(centre.rows.get(first)!.removed, null)
    await b.sync.putBack([first])
    await b.now()
    assert.equal(b.shown(first, 'remarks'), 'base')
    await b.sync.remove(first, 'entered twice')
    await b.now()
    await a.now()
    assert.throws(() => a.shown(first, 'remarks'), /no row/)
    // The row is empty, and says nothing of the exam that stood there.
    assert.equal(a.memory.sheet(sheetName).rows.get(emptied)?.[a.at('sync_status')] ?? null, null)
    assert.equal(centre.rows.get(first)!.removed!.why, 'entered twice')
    // It went out of the other sheet, and its reader is told who did it and why.
    const { word, values } = a.desk.state.message.value!
    assert.deepEqual([word, values!.n, values!.why], ['sync.gone', 1, 'entered twice'])
    assert.deepEqual(
      a.sync.removed.value.map(({ record, why, restoring }) => [record, why, restoring]),
      [[first, 'entered twice', false]],
    )
    await a.sync.restore(first, 'not so')
    assert.ok(a.sync.removed.value[0]!.restoring)
    await a.now()
    await a.now()
    assert.equal(a.shown(first, 'remarks'), 'base')
    // The centre never had it.
    assert.equal(a.shown(first, 'accession_no'), number)
    assert.deepEqual(a.sync.removed.value, [])
  })

  it('an exam that is removed while it is open here is left; one with keys pressed stays until somebody decides', async () => {
    const { a, b, centre } = await deskPair()
    const open = () => a.desk.state.draft.value?.entry.exam.record_id
    scoreRow(a.desk, a.rowOf(first))
    await b.sync.remove(first, 'entered twice')
    await b.now()
    await a.now()
    assert.equal(open(), recordId(2))
    write(a.desk, 'remarks', 'being typed')
    const row = a.rowOf(recordId(2))
    await b.sync.remove(recordId(2), 'entered twice')
    await b.now()
    await a.now()
    assert.deepEqual([open(), a.rowOf(recordId(2))], [recordId(2), row])
    a.desk.state.draft.value = null
    await a.type(recordId(2), 'remarks', 'being typed')
    await a.now()
    assert.deepEqual(
      [...centre.open.values()].map(({ record, field }) => [record, field]),
      [[recordId(2), '*']],
    )
    assert.equal(a.sync.conflicts.value[0]!.why, 'entered twice')
  })
})
