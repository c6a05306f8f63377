import assert from 'node:assert/strict'
import { copies, cutOff, pair, shared } from './pairs.ts'
import { quiet } from './pane.ts'

describe('addin/sync: rows', () => {
  it('two exams typed into one prepared row of two copies end in two rows', async () => {
    const { centre, a, b } = await copies(['r1', 'r2', 'r3'])
    a.type('r1', 'accession_token', 't1')
    a.type('r1', 'remarks', 'exam 1')
    b.type('r1', 'accession_token', 't2')
    b.type('r1', 'REQ-01', 'A')
    await quiet(a, b)
    for (const pane of [a, b]) {
      const rows = pane.file.rows.filter(({ fields }) => fields.accession_token)
      assert.deepEqual(rows.map(({ fields }) => fields.accession_token).sort(), ['t1', 't2'])
      const one = rows.find(({ fields }) => fields.accession_token === 't1')!
      assert.equal(one.fields.remarks, 'exam 1')
      assert.equal(one.fields['REQ-01'] ?? null, null)
    }
    assert.equal(centre.open.size, 0)
  })

  it('a race for one row id is mended by another id when the centre says so', async () => {
    const { a, b } = await copies()
    b.type('r1', 'accession_token', 't2')
    await b.sync.steps.greet()
    a.type('r1', 'accession_token', 't1')
    await quiet(a)
    await b.sync.steps.push()
    assert.deepEqual(
      b
        .state()
        .rows.get('r1')!
        .refused.map(({ refusal }) => refusal.code),
      ['record-taken'],
    )
    await quiet(b, a)
    for (const pane of [a, b])
      assert.deepEqual(pane.file.rows.map(({ fields }) => fields.accession_token).sort(), ['t1', 't2'])
  })

  it('a row that was refused before the other exam was told of takes nothing of that one', async () => {
    const { centre, a, b } = await copies()
    b.type('r1', 'accession_token', 't2')
    centre.rule.refuse = () => ({ code: 'rubric-unknown', field: null })
    await quiet(b)
    centre.rule.refuse = () => null
    a.type('r1', 'accession_token', 't1')
    a.type('r1', 'remarks', 'of t1')
    await quiet(a)
    await b.sync.steps.greet()
    await b.sync.steps.pull()
    await b.sync.steps.settle()
    const own = b.file.rows.find(({ fields }) => fields.accession_token === 't2')!
    assert.equal(own.fields.remarks ?? null, null)
    assert.notEqual(own.record, 'r1')
  })

  it('a row that is on its way takes nothing of another exam that has its id', async () => {
    const { a, b } = await copies()
    b.type('r1', 'accession_token', 't2')
    await b.sync.steps.greet()
    await cutOff(b, 'lost')
    a.type('r1', 'accession_token', 't1')
    a.type('r1', 'remarks', 'of t1')
    await quiet(a)
    await b.sync.steps.pull()
    await b.sync.steps.settle()
    assert.equal(b.shown('r1', 'remarks'), null)
    await quiet(b, a)
    for (const pane of [a, b])
      assert.deepEqual(
        pane.file.rows.map(({ fields }) => [fields.accession_token, fields.remarks ?? null]).filter(([exam]) => exam),
        pane === a
          ? [
              ['t1', 'of t1'],
              ['t2', null],
            ]
          : [
              ['t2', null],
              ['t1', 'of t1'],
            ],
      )
  })

  it('a row whose exam cannot be read takes nothing of what may be another one, and goes on once it can', async () => {
    const { centre, a, b } = await copies()
    a.type('r1', 'accession_token', 't1')
    a.type('r1', 'remarks', 'of t1')
    await quiet(a)
    const row = b.file.rows[0]!
    row.unread.add('accession_token')
    b.type('r1', 'REQ-01', 'A')
    await b.sync.steps.greet()
    await b.sync.steps.pull()
    await b.sync.steps.settle()
    assert.equal(b.shown('r1', 'remarks'), null)
    row.unread.clear()
    b.type('r1', 'accession_token', 't1')
    await quiet(b)
    assert.deepEqual(b.records(), ['r1'])
    assert.equal(b.shown('r1', 'remarks'), 'of t1')
    assert.equal(centre.rows.get('r1')!.cells.get('REQ-01')!.value, 'A')
  })

  it('an exam that came in under an id that was left is that row from then on, whatever becomes of its number', async () => {
    const { centre, a, b } = await copies()
    a.type('r1', 'accession_token', 't1')
    await quiet(a)
    b.type('r1', 'accession_token', 't2')
    await b.sync.steps.greet()
    await b.sync.steps.pull()
    await b.sync.steps.settle()
    a.type('r1', 'accession_token', 't1 corrected')
    await quiet(a)
    await b.sync.steps.pull()
    await b.sync.steps.settle()
    assert.equal(b.shown('r1', 'accession_token'), 't1 corrected')
    await quiet(b)
    assert.equal(centre.rows.size, 2)
  })

  it('the same exam typed into both copies is one row', async () => {
    const { centre, a, b } = await copies(['r1'])
    a.type('r1', 'accession_token', 't1')
    b.type('r1', 'accession_token', 't1')
    b.type('r1', 'REQ-01', 'A')
    await quiet(a, b)
    assert.equal(centre.rows.size, 1)
    assert.equal(a.shown('r1', 'REQ-01'), 'A')
  })

  it('a copied row gets an id of its own, and the one that it was copied from keeps its', async () => {
    const { a, centre } = await shared()
    const copy = structuredClone(a.file.rows[0]!)
    copy.fields.remarks = 'copied'
    a.file.rows.unshift(copy)
    await quiet(a)
    assert.equal(centre.rows.size, 2)
    assert.equal(centre.rows.get('r1')!.cells.get('remarks')!.value, 'base')
    assert.equal(new Set(a.records()).size, 2)
  })

  it('a row without an id is sent under the one that a filing would give it', async () => {
    const { a, centre } = await pair()
    a.file.rows[1]!.record = null
    a.file.rows[1]!.fields.remarks = 'no id'
    await quiet(a)
    assert.deepEqual([...centre.rows.keys()], ['fallback-1'])
  })

  it('a row whose id was emptied gets its own back', async () => {
    const { a, centre } = await shared()
    a.file.rows[0]!.record = null
    a.type('r2', 'remarks', 'another')
    await quiet(a)
    assert.deepEqual(a.records(), ['r1', 'r2'])
    assert.equal(centre.rows.size, 2)
  })

  it('a row that was filed before it had an id is the one that the filing brought', async () => {
    const { a, b, centre } = await pair()
    a.file.rows[1]!.record = null
    a.file.rows[1]!.fields.remarks = 'filed'
    b.file.rows[0]!.record = 'fallback-1'
    b.type('fallback-1', 'remarks', 'filed')
    await quiet(b)
    await quiet(a)
    assert.deepEqual([...centre.rows.keys()], ['fallback-1'])
    assert.deepEqual(a.records(), ['fallback-1'])
  })

  it('a row that is taken out of the sheet is not removed; put back, it is as the centre has it', async () => {
    const { a, b, centre } = await shared()
    b.takeOut('r1')
    a.type('r1', 'remarks', 'newer')
    await quiet(a, b)
    assert.equal(centre.rows.get('r1')!.removed, null)
    assert.equal(b.has('r1'), false)
    await b.sync.putBack('r1')
    await quiet(b)
    assert.equal(b.shown('r1', 'remarks'), 'newer')
  })

  it('a removed row leaves the other sheet too, and comes back when it is restored', async () => {
    const { a, b, centre } = await shared()
    await a.sync.remove('r1', 'entered twice')
    await quiet(a, b)
    assert.equal(centre.rows.get('r1')!.removed!.why, 'entered twice')
    assert.equal(b.has('r1'), false)
    await b.sync.restore('r1', 'it was not')
    await quiet(b, a)
    assert.equal(a.shown('r1', 'remarks'), 'base')
    assert.equal(b.shown('r1', 'remarks'), 'base')
  })

  it('what was typed in a row that somebody removed stays, as a conflict about the row', async () => {
    const { a, b, centre } = await shared()
    await a.sync.remove('r1', 'entered twice')
    await quiet(a)
    b.type('r1', 'remarks', 'of b')
    await quiet(b)
    assert.equal(b.shown('r1', 'remarks'), 'of b')
    const [conflict] = centre.open.values()
    assert.equal(conflict!.field, '*')
    await b.decide(conflict!.id, { take: 'mine' })
    await quiet(b, a)
    assert.equal(a.shown('r1', 'remarks'), 'of b')
    assert.equal(centre.rows.get('r1')!.cells.get('remarks')!.value, 'of b')
  })
})
