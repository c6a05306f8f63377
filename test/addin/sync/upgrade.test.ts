// One side is upgraded before the other.
import assert from 'node:assert/strict'
import type { Transport } from '../../../addin/sync/ports.ts'
import { behindProblem, problemOf } from '../../../addin/sync/problems.ts'
import { emptyState, type State } from '../../../addin/sync/state.ts'
import { createSteps } from '../../../addin/sync/steps.ts'
import { type Push, protocol } from '../../../core/sync/protocol.ts'
import { createCentre } from './centre.ts'

describe('addin/sync: versions of pane and centre', () => {
  it('a push that an older pane left behind goes out in the version that is spoken now', async () => {
    const centre = createCentre()
    const pushes: Push[] = []
    const change = { kind: 'set', record: 'r1', rubric: '1', base: {}, set: { remarks: 'one' } } as const
    const old = protocol.oldest - 1
    const lineage = { workbook: 'w', copy: 'c' }
    const inflight: Push = { protocol: old, push: 'p1', epoch: 'e1', lineage, changes: [change] }
    let state: State = { ...emptyState('w', 'c'), epoch: 'e1', inflight }
    const transport: Pick<Transport, 'hello' | 'push'> = {
      hello: async () => ({ done: true, value: centre.hello() }),
      push: async (push) => {
        pushes.push(push)
        if (push.protocol < protocol.oldest)
          return { done: false, problem: { code: 'pane-too-old', status: 426, words: null } }
        return { done: true, value: centre.push(push) }
      },
    }
    const steps = createSteps({
      store: {
        state: () => state,
        change: async (work) => {
          state = work(state)
        },
        saved: async () => {},
      },
      sheet: {
        rows: async () => ({ rubric: '1', fields: ['remarks'], rows: [] }),
        write: async () => ({ missed: [], undone: new Set<string>() }),
      },
      transport: transport as Transport,
      belongs: { site: null, batch: null },
      newId: () => 'id',
      onHello: () => {},
      onView: () => {},
    })
    await steps.greet()
    assert.deepEqual(await steps.resend(), { more: true })
    assert.deepEqual(pushes, [{ ...inflight, protocol: protocol.newest }])
    assert.equal(state.inflight, null)
    assert.equal(centre.rows.get('r1')!.cells.get('remarks')!.value, 'one')
  })

  it('what is known here is told in the words of the pane, which are there in both languages', () => {
    const words = { 'zh-CN': '加载项版本过旧', 'en-US': '加载项版本过旧' }
    assert.deepEqual(behindProblem({ code: 'pane-too-old', status: 426, words }), problemOf('pane-too-old'))
    assert.deepEqual(behindProblem({ code: 'too-much', status: 400, words }).words, words)
  })
})
