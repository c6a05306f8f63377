import assert from 'node:assert/strict'
import { createCentre } from './centre.ts'
import { shared } from './pairs.ts'
import { copyOf, emptyFile, openPane, quiet } from './pane.ts'

describe('addin/sync: refusals', () => {
  it('what was refused is not sent again until it changes, and does not keep other rows', async () => {
    const { a, centre } = await shared()
    centre.rule.refuse = ({ record }) => (record === 'r2' ? { code: 'record-locked', field: null } : null)
    a.type('r2', 'remarks', 'locked')
    a.type('r3', 'remarks', 'free')
    await quiet(a)
    assert.equal(centre.rows.get('r3')!.cells.get('remarks')!.value, 'free')
    a.line.calls.length = 0
    await a.round()
    assert.deepEqual(a.line.calls, ['feed'])
    centre.rule.refuse = () => null
    a.type('r2', 'REQ-01', '√')
    await quiet(a)
    assert.equal(centre.rows.get('r2')!.cells.get('remarks')!.value, 'locked')
  })

  it('one wrong field does not keep the others of its row, and two wrong ones do not chase each other', async () => {
    const { a, centre } = await shared()
    centre.rule.refuse = (change) => {
      const wrong = change.kind === 'set' ? ['REQ-01', 'REQ-02'].find((field) => field in change.set) : undefined
      return wrong ? { code: 'value-wrong', field: wrong } : null
    }
    a.type('r1', 'REQ-01', '?')
    a.type('r1', 'REQ-02', '?')
    a.type('r1', 'remarks', 'fine')
    await quiet(a)
    assert.equal(centre.rows.get('r1')!.cells.get('remarks')!.value, 'fine')
    a.line.calls.length = 0
    await a.round()
    assert.deepEqual(a.line.calls, ['feed'])
    assert.equal(a.state().rows.get('r1')!.refused.length, 2)
  })

  it('a conflict that the centre does not know any more is on the list no longer', async () => {
    const { a, b, centre } = await shared()
    a.type('r1', 'remarks', 'a')
    b.type('r1', 'remarks', 'b')
    await quiet(a, b)
    const [id] = b.state().conflicts.keys()
    centre.rule.refuse = ({ settles }) => (settles ? { code: 'conflict-unknown', field: null } : null)
    // Decided elsewhere, and the feed never told: the row may be of another batch by now.
    centre.open.clear()
    await b.decide(id!, { take: 'theirs' })
    await b.sync.steps.push()
    assert.equal(b.state().conflicts.size + b.state().decisions.size, 0)
  })

  it('what was made with a newer rubric goes out when the centre knows it, and not before', async () => {
    const { a, centre } = await shared()
    const unknown: ReturnType<typeof centre.rule.refuse> = { code: 'rubric-unknown', field: null }
    centre.rule.refuse = (change) => (change.kind === 'set' && change.rubric === '2' ? unknown : null)
    const c = await openPane({ name: 'c', file: copyOf(a.file), centre, rubric: '2' })
    c.type('r1', 'remarks', 'by the next rubric')
    await quiet(c)
    const pushes = () => c.line.calls.filter((call) => call === 'push').length
    const before = pushes()
    await quiet(c)
    assert.equal(pushes(), before)
    centre.rule.refuse = () => null
    centre.versions.push('2')
    await quiet(c)
    assert.equal(centre.rows.get('r1')!.cells.get('remarks')!.value, 'by the next rubric')
  })

  it('all is sent once more when it is asked for', async () => {
    const { a, centre } = await shared()
    centre.rule.refuse = () => ({ code: 'not-entitled', field: null })
    a.type('r1', 'remarks', 'later')
    await quiet(a)
    centre.rule.refuse = () => null
    await a.sync.sendAgain(null)
    await quiet(a)
    assert.equal(centre.rows.get('r1')!.cells.get('remarks')!.value, 'later')
  })
})

describe('addin/sync: what needs a person', () => {
  it('a token of another site sends nothing', async () => {
    const centre = createCentre()
    const a = await openPane({ name: 'a', file: emptyFile(['r1']), centre, site: 'S02' })
    a.type('r1', 'remarks', 'one')
    assert.equal(await a.round(), 'other-site')
    assert.deepEqual(a.line.calls, ['hello'])
  })

  it('a revoked token stops, keeps what is on its way, and goes on with a new one', async () => {
    const { a, centre } = await shared()
    a.type('r1', 'remarks', 'second')
    a.line.problem = { code: 'token-revoked', status: 401 }
    const step = await a.sync.steps.push()
    assert.equal('stop' in step && step.stop.code, 'token-revoked')
    assert.equal(await a.round(), 'token-revoked')
    assert.ok(a.state().inflight)
    a.line.problem = null
    assert.equal(await a.round(), null)
    assert.equal(centre.history.filter(({ value }) => value === 'second').length, 1)
  })

  it('a busy centre is tried again later', async () => {
    const { a } = await shared()
    a.line.problem = { code: 'busy', status: 503 }
    await assert.rejects(a.round(), /busy/)
  })
})
