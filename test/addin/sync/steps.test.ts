import assert from 'node:assert/strict'
import type { CentreProblem, Reply, Transport } from '../../../addin/sync/ports.ts'
import { createSteps } from '../../../addin/sync/steps.ts'
import { openStore } from '../../../addin/sync/store.ts'
import type { FeedQuery, Push } from '../../../core/sync/protocol.ts'
import { createCentre } from './centre.ts'
import { cutOff, shared } from './pairs.ts'
import { emptyFile, openPane, quiet } from './pane.ts'
import { sheetRow, viewOf } from './views.ts'

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

type Answer = Omit<CentreProblem, 'words'> | null
const nothing: Answer = { code: 'nothing', status: 400 }
/** Rows that are typed, and a centre that says what it is told to, else takes all. */
async function stepping(
  rows: number,
  say: (push: Push) => Answer,
  onFeed: () => Answer | Promise<Answer> = () => nothing,
) {
  const { hello } = createCentre()
  const calls: string[] = []
  const asked: FeedQuery[] = []
  let ids = 0
  const store = await openStore({
    ...{ keep: { load: async () => null, save: async () => {} }, device: null, workbook: 'w', onChange: () => {} },
    newId: () => `id-${++ids}`,
  })
  const view = viewOf(Array.from({ length: rows }, (_, n) => sheetRow(`r${n}`, { remarks: 'typed' })))
  const replied = <Value>(problem: Answer, value: Value): Reply<Value> =>
    problem ? { done: false, problem: { ...problem, words: null } } : { done: true, value }
  const transport: Transport = {
    hello: async () => {
      calls.push('hello')
      return replied(null, hello())
    },
    push: async (push) => {
      calls.push(`push ${push.changes.length}`)
      const results = push.changes.map(({ record }) => ({
        ...{ record, accepted: 1, conflicts: [], settled: [], refused: null },
      }))
      return replied(say(push), { push: push.push, epoch: 'e1', head: 1, hash: 'h1', results })
    },
    feed: async (query) => {
      asked.push(query)
      return replied(await onFeed(), { epoch: 'e1', lost: true, head: 0 } as const)
    },
    wait: () => new Promise(() => {}),
    presence: async () => replied(null, []),
  }
  const sheet = { rows: async () => view, write: async () => ({ missed: [], undone: new Set<string>() }) }
  const belongs = { site: null, batch: null }
  const steps = createSteps({
    store,
    sheet,
    transport,
    belongs,
    newId: () => `p-${++ids}`,
    onHello: () => {},
    onView: () => {},
  })
  const push = async () => {
    await steps.greet()
    const step = await steps.push()
    return 'stop' in step ? step.stop.code : step.more
  }
  return { calls, asked, store, steps, push }
}

describe('addin/sync/steps: a push that is turned down', () => {
  it('because it is too big is sent in halves, until one change alone is', async () => {
    const taken: string[] = []
    const { push, calls, store } = await stepping(3, ({ changes }) => {
      if (changes.length > 1 || changes[0]!.record === 'r2') return { code: 'push-too-big', status: 413 }
      taken.push(changes[0]!.record)
      return null
    })
    const told: (string | boolean)[] = []
    for (let n = 0; n < 20 && told.at(-1) !== 'push-too-big'; n++) told.push(await push())
    assert.deepEqual(taken, ['r0', 'r1'])
    assert.deepEqual(calls.filter((call) => call.startsWith('push')).slice(-5), [
      'push 3',
      'push 2',
      'push 1',
      'push 1',
      'push 1',
    ])
    assert.equal(told.at(-1), 'push-too-big')
    assert.equal(store.state().inflight, null)
  })

  it('because it may be another centre is sent once more after a greeting, and then a person is told', async () => {
    const reused: Answer = { code: 'push-reused', status: 409 }
    const answers = [reused, null, reused, reused]
    const { push, calls, store } = await stepping(1, () => answers.shift() ?? null)
    const told = [await push(), await push()]
    await store.change((state) => ({ ...state, rows: new Map() }))
    told.push(await push(), await push())
    assert.deepEqual(told, [true, true, true, 'push-reused'])
    assert.deepEqual(calls, ['hello', 'push 1', 'hello', 'push 1', 'push 1', 'hello', 'push 1'])
    assert.equal(store.state().inflight, null)
  })

  for (const [code, status, kept] of [
    ['token-revoked', 401, true],
    ['forbidden', 403, true],
    ['pane-too-old', 426, true],
    ['request-wrong', 400, false],
  ] as const)
    it(`with ${status} ${kept ? 'waits as it is' : 'is given up'}, and a person is told`, async () => {
      const { push, store, calls } = await stepping(1, () => ({ code, status }))
      assert.equal(await push(), code)
      assert.equal(store.state().inflight !== null, kept)
      await push()
      assert.deepEqual(calls, ['hello', 'push 1', 'hello', 'push 1'])
    })

  for (const status of [408, 429, 500, 503])
    it(`with ${status} is as good as lost`, async () => {
      const { push, store, calls } = await stepping(1, () => ({ code: 'store-busy', status }))
      await assert.rejects(push(), /busy/)
      assert.ok(store.state().inflight)
      await assert.rejects(push(), /busy/)
      assert.deepEqual(calls, ['hello', 'push 1', 'push 1'])
    })

  it('because the centre was set back waits until all was read again', async () => {
    const { push, store, steps, calls } = await stepping(1, () => ({ code: 'centre-restored', status: 409 }))
    assert.equal(await push(), true)
    const { recovering, inflight, epoch } = store.state()
    assert.deepEqual([recovering, inflight, epoch], [true, null, 'e1'])
    assert.equal(await push(), false)
    assert.deepEqual(calls, ['hello', 'push 1', 'hello'])
    const told = await steps.pull()
    assert.equal('stop' in told && told.stop.code, 'nothing')
    await steps.greet()
    assert.equal(calls.at(-1), 'hello')
  })
})

describe('addin/sync/steps: a pull', () => {
  it('of a pane that heard of more than it read tells both', async () => {
    const { store, steps, asked } = await stepping(0, () => null)
    for (const mark of [7, 4, 3]) {
      await steps.greet()
      await store.change((state) => ({ ...state, since: 4, from: 4, hash: 'h4', heard: { mark, hash: `h${mark}` } }))
      await steps.pull()
    }
    const place = { since: 4, hash: 'h4', from: 4, batch: null, limit: 500 }
    assert.deepEqual(asked, [{ ...place, heard: 7, heardHash: 'h7' }, place, place])
  })

  it('does not take a centre for set back by an answer that comes when it has read on', async () => {
    const meanwhile = { since: 4, hash: 'h4' }
    const { store, steps } = await stepping(
      0,
      () => null,
      async () => {
        await store.change((state) => ({ ...state, ...meanwhile }))
        return null
      },
    )
    await steps.greet()
    for (const [since, hash, lost] of [
      [3, 'h4', false],
      [4, 'h of another', false],
      [4, 'h4', true],
    ] as const) {
      await store.change((state) => ({ ...state, since, hash }))
      await steps.pull()
      assert.equal(store.state().recovering, lost)
    }
  })
})
