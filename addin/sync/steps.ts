// The steps of sync: greet, push, pull, settle. Each changes the state once it knows what came of it, and is safe to be done
// again from the beginning wherever it was cut off. Who calls them, and when, is loop.ts.

import type { Hello } from '../../core/sync/protocol.ts'
import { limits } from '../../core/sync/protocol.ts'
import { absorbAnswer } from './answer.ts'
import { type Belongs, greeted, hindrance, isAhead, spoken } from './greeting.ts'
import { laid, planOf, writesOf } from './lay.ts'
import { forget } from './lost.ts'
import { rowMarks, signOf } from './marks.ts'
import { nextChanges, pushOf } from './outbox.ts'
import { absorbPage } from './page.ts'
import type { CentreProblem, Reply, Sheet, SheetView, Transport } from './ports.ts'
import { behindProblem, type SyncProblem } from './problems.ts'
import type { Store } from './store.ts'

/** `more`: the same step has more to do. A step that nothing is known of rejects; it is tried again later. */
export type Step = { readonly more: boolean } | { readonly stop: SyncProblem }

export type StepPorts = {
  readonly store: Store
  readonly sheet: Sheet
  readonly transport: Transport
  readonly belongs: Belongs
  readonly newId: () => string
  /** What the centre said of itself; the key of tokens among it. */
  readonly onHello: (hello: Hello) => void
  readonly onView: (view: SheetView) => void
}

export type Steps = ReturnType<typeof createSteps>

const over: Step = { more: false }
const more: Step = { more: true }

/** The centre is there and cannot do it now: as good as not reached. */
const passes = ({ status }: CentreProblem): boolean => status >= 500 || status === 429 || status === 408
/** A person has to do something; the push in flight waits for that. */
const waits = ({ status }: CentreProblem): boolean => status === 401 || status === 403 || status === 426

function certain<Value>(reply: Reply<Value>): Reply<Value> {
  if (!reply.done && passes(reply.problem)) throw new Error(`the centre is busy: ${reply.problem.code}`)
  return reply
}

export function createSteps({ store, sheet, transport, belongs, newId, onHello, onView }: StepPorts) {
  let talk: { readonly protocol: number } | null = null
  /** Changes in a push, at most: halved when the centre finds one too big. */
  let most = limits.changes as number
  /** A push was turned down since the centre was greeted last. */
  let turned = false

  async function rows(): Promise<SheetView> {
    const view = await sheet.rows()
    onView(view)
    return view
  }

  async function greet(): Promise<Step> {
    if (talk) return over
    const reply = certain(await transport.hello())
    if (!reply.done) return { stop: behindProblem(reply.problem) }
    const hello = reply.value
    const problem = hindrance(store.state(), belongs, hello)
    if (problem) return { stop: problem }
    await store.change((state) => greeted(state, belongs, hello))
    onHello(hello)
    talk = { protocol: spoken(hello) }
    return over
  }

  async function push(): Promise<Step> {
    if (!talk || store.state().recovering) return over
    const { protocol } = talk
    if (!store.state().inflight) {
      const view = await rows()
      await store.change((state) => {
        if (state.inflight || state.recovering) return state
        const changes = nextChanges(state, view, most)
        return changes.length === 0 ? state : { ...state, inflight: pushOf(state, protocol, newId(), changes) }
      })
    }
    return resend()
  }

  /** What is on its way since before, as it was; it may have been made by another version of the pane. */
  async function resend(): Promise<Step> {
    const { inflight } = store.state()
    if (!talk || !inflight) return over
    const sent = { ...inflight, protocol: talk.protocol }
    const reply = certain(await transport.push(sent))
    if (reply.done) {
      await store.change((state) => absorbAnswer(state, reply.value), 'later')
      turned = false
      return more
    }
    return turnedDown(reply.problem, sent.push)
  }

  /** Nothing of it was taken, for certain: what it carried stands in the sheet and is sent in another way, or later. */
  async function turnedDown(problem: CentreProblem, push: string): Promise<Step> {
    talk = null
    if (!waits(problem))
      await store.change((state) => (state.inflight?.push === push ? { ...state, inflight: null } : state))
    if (problem.status === 413 && most > 1) {
      most = Math.ceil(most / 2)
      return more
    }
    if (problem.code === 'centre-restored') {
      await store.change((state) => (state.recovering ? state : forget(state, state.epoch ?? '')))
      return more
    }
    // It may be another centre by now: greeting it tells.
    if (problem.status === 409 && !turned) {
      turned = true
      return more
    }
    return { stop: behindProblem(problem) }
  }

  async function pull(): Promise<Step> {
    if (!talk) return over
    const { since, hash, from, heard, batch } = store.state()
    const beyond = heard && heard.mark > since ? { heard: heard.mark, heardHash: heard.hash } : {}
    const reply = certain(await transport.feed({ since, hash, from, ...beyond, batch, limit: limits.page }))
    if (!reply.done) {
      talk = null
      return { stop: behindProblem(reply.problem) }
    }
    const answer = reply.value
    if ('lost' in answer) {
      await store.change((state) =>
        state.since === since && state.hash === hash ? forget(state, answer.epoch) : state,
      )
      return more
    }
    await store.change((state) => absorbPage(state, answer) ?? forget(state, answer.epoch), 'later')
    if (answer.more || store.state().recovering) return more
    if (isAhead(store.state())) talk = null
    return over
  }

  async function settle(): Promise<Step> {
    if (store.state().recovering) return over
    const view = await rows()
    const plan = planOf(store.state(), view, newId)
    if (!plan) {
      await store.saved()
      return over
    }
    if (writesOf(plan) === 0) {
      await store.change((state) => laid(state, plan, { missed: [], undone: new Set() }))
      return over
    }
    // Known to be behind before it is shown: should the pane end in between, the cell is not taken for the person's.
    await store.saved()
    const written = await sheet.write(plan.wish)
    await store.change((state) => laid(state, plan, written))
    return more
  }

  /** Writes into the sheet how far its rows have come: else that goes along when values of others are written. */
  async function sign(): Promise<Step> {
    const view = await rows()
    const signs = new Map([...rowMarks(store.state(), view)].map(([record, mark]) => [record, signOf(mark)]))
    await sheet.write({ cells: [], add: [], ids: [], clear: [], signs })
    return over
  }

  /** With another token, or after a long while, it may be another centre. */
  function forgetGreeting(): void {
    talk = null
  }

  return { greet, push, resend, pull, settle, sign, forgetGreeting }
}
