// The pane's side of sync, whole: state, steps, loop, and what a person may ask of it.
import type { Hello, Presence } from '../../core/sync/protocol.ts'
import type { Belongs } from './greeting.ts'
import { type Activity, createLoop } from './loop.ts'
import type { Clock, Device, Keep, Sheet, SheetView, Transport, Where } from './ports.ts'
import type { State } from './state.ts'
import { createSteps } from './steps.ts'
import { openStore } from './store.ts'
import { askFor, type Decided, decide, putBack, sendAgain, takeTheirs } from './wishes.ts'

export type SyncPorts = {
  readonly sheet: Sheet
  readonly transport: Transport
  readonly keep: Keep
  readonly device: Device | null
  readonly clock: Clock
  readonly newId: () => string
  readonly random: () => number
}

export type SyncOptions = {
  /** Id of the workbook: the same in all copies of it. Null: it has none, so it gets one that is kept with the state. */
  readonly workbook: string | null
  readonly belongs: Belongs
  readonly where: () => Where | null
  readonly onHello: (hello: Hello) => void
  readonly onState: (state: State) => void
  /** The sheet as a step read it last. */
  readonly onView: (view: SheetView) => void
  readonly onActivity: (activity: Activity) => void
  readonly onPeople: (people: readonly Presence[]) => void
}

export type Sync = Awaited<ReturnType<typeof createSync>>

/** Takes up what the workbook brings; nothing goes out before `loop.start()` or a step is called. */
export async function createSync(ports: SyncPorts, options: SyncOptions) {
  const { sheet, transport, keep, device, clock, newId, random } = ports
  const { workbook, belongs, where, onHello, onState, onView, onActivity, onPeople } = options
  const store = await openStore({ keep, device, workbook, newId, onChange: onState })
  const steps = createSteps({ store, sheet, transport, belongs, newId, onHello, onView })
  const loop = createLoop({ steps, store, transport, clock, random, where, onActivity, onPeople })
  const wish = async (work: (state: State) => State): Promise<void> => {
    await store.change(work)
    loop.soon()
  }
  /** Of many rows with one save: each takes a while in a large workbook. */
  const each =
    <Which>(work: (state: State, which: Which) => State) =>
    (...all: readonly Which[]) =>
      wish((state) => all.reduce((next, which) => work(next, which), state))
  return {
    state: store.state,
    steps,
    loop,
    /** @param rubric version that the workbook is scored by */
    decide: (rubric: string, ...all: readonly Decided[]) =>
      each<Decided>((state, decided) => decide(state, decided, rubric))(...all),
    remove: (record: string, why: string) => wish((state) => askFor(state, record, 'remove', why)),
    restore: (record: string, why: string) => wish((state) => askFor(state, record, 'restore', why)),
    putBack: each(putBack),
    takeTheirs: each(takeTheirs),
    /** Null: of all rows. */
    sendAgain: each(sendAgain),
  }
}
