import assert from 'node:assert/strict'
import { createCentre } from './centre.ts'
import { cutOff, shared } from './pairs.ts'
import { emptyFile, openPane, quiet } from './pane.ts'

describe('addin/sync: what is typed reaches the centre and the others', () => {
  it('a row typed here takes a prepared row there, under the same id', async () => {
    const { b } = await shared()
    assert.deepEqual(b.records(), ['r1'])
    assert.equal(b.shown('r1', 'remarks'), 'base')
    assert.equal(b.file.rows.length, 3)
  })

  it('rows go below when no prepared row is left', async () => {
    const centre = createCentre()
    const a = await openPane({ name: 'a', file: emptyFile(['r1']), centre })
    const b = await openPane({ name: 'b', file: emptyFile(), centre })
    a.type('r1', 'remarks', 'one')
    await quiet(a, b)
    assert.deepEqual(b.records(), ['r1'])
  })

  it('different fields of one row merge', async () => {
    const { a, b } = await shared()
    a.type('r1', 'REQ-01', '√')
    b.type('r1', 'REQ-02', 'A')
    await quiet(a, b)
    for (const pane of [a, b]) {
      assert.equal(pane.shown('r1', 'REQ-01'), '√')
      assert.equal(pane.shown('r1', 'REQ-02'), 'A')
    }
  })

  it('a round with nothing new sends nothing', async () => {
    const { a } = await shared()
    a.line.calls.length = 0
    await a.round()
    assert.deepEqual(a.line.calls, ['feed'])
  })

  it('a cell that cannot be read is neither sent nor written over', async () => {
    const { a, b, centre } = await shared()
    b.file.rows.find(({ record }) => record === 'r1')!.unread.add('remarks')
    b.type('r1', 'remarks', '???')
    a.type('r1', 'remarks', 'newer')
    await quiet(a, b)
    assert.equal(b.shown('r1', 'remarks'), '???')
    assert.equal(centre.rows.get('r1')!.cells.get('remarks')!.value, 'newer')
  })
})

describe('addin/sync: requests and answers that are lost', () => {
  it('a push whose answer was lost is sent again as it was, and its edit stands there once', async () => {
    const { a, centre } = await shared()
    a.type('r1', 'remarks', 'second')
    await cutOff(a, 'deaf')
    assert.ok(a.state().inflight)
    a.type('r1', 'remarks', 'third')
    await a.round()
    assert.equal(a.state().inflight, null)
    const remarks = centre.history.filter(({ field }) => field === 'remarks').map(({ value }) => value)
    assert.deepEqual(remarks, ['base', 'second', 'third'])
    assert.equal(centre.open.size, 0)
  })

  it('a field typed again while it is on its way stays unsent, over the base that was acknowledged', async () => {
    const { a, centre } = await shared()
    a.type('r1', 'remarks', 'second')
    await cutOff(a, 'lost')
    a.type('r1', 'remarks', 'base')
    await a.round()
    assert.equal(centre.rows.get('r1')!.cells.get('remarks')!.value, 'base')
    assert.equal(a.shown('r1', 'remarks'), 'base')
  })

  it('a row that is put back while a push of it is on its way comes back with what was sent', async () => {
    const { a, centre } = await shared()
    a.type('r1', 'REQ-01', 'A')
    await cutOff(a, 'lost')
    await a.sync.putBack('r1')
    a.takeOut('r1')
    await a.sync.steps.pull()
    await a.sync.steps.settle()
    await a.round()
    assert.equal(centre.rows.get('r1')!.cells.get('REQ-01')!.value, 'A')
    assert.equal(a.shown('r1', 'REQ-01'), 'A')
  })

  it('a workbook that is closed with a push on its way goes on with it when it is opened again', async () => {
    const { a, centre } = await shared()
    a.type('r1', 'remarks', 'second')
    await cutOff(a, 'deaf')
    const again = await openPane({ name: 'a2', file: a.file, centre })
    assert.ok(again.state().inflight)
    await quiet(again)
    assert.equal(centre.history.filter(({ value }) => value === 'second').length, 1)
    assert.equal(centre.open.size, 0)
  })
})
