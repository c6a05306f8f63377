// The state and its saving. One change at a time; a change that could not be saved has not happened.
import { createPacker, unpacked } from './pack.ts'
import type { Device, Keep } from './ports.ts'
import { emptyState, type State } from './state.ts'

export type Store = {
  readonly state: () => State
  /** With `later` it is saved by the next change or `saved`: for what can be had from the centre again. */
  readonly change: (work: (state: State) => State, when?: 'now' | 'later') => Promise<void>
  readonly saved: () => Promise<void>
}

export type StorePorts = {
  readonly keep: Keep
  /** Null: it keeps nothing, so every opening counts as a new copy. */
  readonly device: Device | null
  readonly workbook: string | null
  readonly newId: () => string
  readonly onChange: (state: State) => void
}

/**
 * Takes up the state that the workbook brings. A file whose state is not the one that this device saved last is a copy, or an
 * older one: from now on it goes by a name of its own, so that the centre can tell the two apart.
 */
export async function openStore({ keep, device, workbook, newId, onChange }: StorePorts): Promise<Store> {
  const texts = await keep.load()
  const kept = texts === null ? null : unpacked(texts)
  const own = kept && (workbook === null || kept.workbook === workbook) ? kept : null
  const same = own !== null && own.stamp !== '' && device?.recall(own.copy) === own.stamp
  let state: State = own ? (same ? own : { ...own, copy: newId() }) : emptyState(workbook ?? newId(), newId())
  const pack = createPacker()
  let dirty = false
  let last: Promise<unknown> = Promise.resolve()

  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function save(next: State): Promise<void> {
    const stamped = { ...next, stamp: newId() }
    await keep.save(pack(stamped))
    device?.remember(stamped.copy, stamped.stamp)
    state = stamped
    dirty = false
    onChange(state)
  }

  return {
    state: () => state,
    change: (work, when = 'now') =>
      inTurn(async () => {
        const next = work(state)
        if (next === state) return
        if (when === 'now') return save(next)
        state = next
        dirty = true
        onChange(state)
      }),
    saved: () => inTurn(async () => (dirty ? save(state) : undefined)),
  }
}
