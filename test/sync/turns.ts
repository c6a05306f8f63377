// Who may go on, and when. Everything that runs in a history is an actor; at every port an actor stands still until the
// history says that it is its turn. Only one is let go at a time, so that what happens follows from the history alone,
// however long the real database takes.
import { AsyncLocalStorage } from 'node:async_hooks'

type Parked = { readonly at: string; readonly go: () => void; readonly fail: (error: Error) => void }

export type Actor = {
  readonly name: string
  /** What it stands at; null while it runs, waits for another actor, or is over. */
  parked: Parked | null
  alive: boolean
  over: boolean
  error: unknown
}

export type Turns = {
  /** Starts work under a name; it runs at once to its first port. */
  readonly start: (name: string, work: () => Promise<void>) => Actor
  /** A port: the one who runs stands here until it is let go. Outside of any actor it is passed at once. */
  readonly stand: (at: string) => Promise<void>
  /** Waits for what another actor brings about; whoever brings it about calls the function that it is given. */
  readonly waitFor: <Value>(
    begin: (done: (value: Value) => void, fail: (error: Error) => void) => void,
  ) => Promise<Value>
  /** Lets one go on from where it stands, with an error if one is given. Then waits until everybody stands still. */
  readonly go: (actor: Actor, error?: Error) => Promise<void>
  readonly quiet: () => Promise<void>
  /** It never runs again. */
  readonly end: (actor: Actor) => void
  readonly all: () => readonly Actor[]
  /** Who runs now. */
  readonly current: () => Actor | undefined
}

/** One of its own each time: who waits for ever must not be held by what does not end. */
const never = () => new Promise<never>(() => {})
/** An actor that has not moved for so many turns of the event loop waits in the store's queue of writers. */
const stillTurns = 40
const hungMilliseconds = 10_000

/** One for all: node asks each of them at every promise. */
const context = new AsyncLocalStorage<Actor>()

export function createTurns(): Turns {
  let actors: Actor[] = []
  const running = new Set<Actor>()
  /** They may wait for somebody who stands at a port with the store's pen in the hand. */
  const stuck = new Set<Actor>()
  /** Whoever has the store's pen works for others too: beside its own part, and when that is over. */
  const orphans: Parked[] = []
  let moves = 0
  let onQuiet: (() => void) | null = null

  const rest = (actor: Actor) => {
    moves++
    running.delete(actor)
    stuck.delete(actor)
    if (running.size === 0) onQuiet?.()
  }
  const wake = (actor: Actor) => {
    actor.parked = null
    running.add(actor)
  }

  async function quiet() {
    await still()
    for (let parked = orphans.shift(); parked; parked = orphans.shift()) {
      // One of those for whom it is done stands there from now on.
      const heir = [...stuck].find(({ alive, over }) => alive && !over)
      if (heir) {
        stuck.delete(heir)
        heir.parked = parked
      } else {
        parked.go()
        await still()
      }
    }
  }

  async function still() {
    if (running.size === 0) return
    if (running.size === 1 && orphans.length === 0 && !actors.some(({ parked }) => parked)) {
      let alarm: NodeJS.Timeout | undefined
      try {
        await new Promise<void>((resolve, reject) => {
          onQuiet = resolve
          const names = () => [...running].map(({ name }) => name).join(', ')
          alarm = setTimeout(() => reject(new Error(`${names()} went on and never came to a port`)), hungMilliseconds)
        })
      } finally {
        clearTimeout(alarm)
        onQuiet = null
      }
      if (orphans.length === 0) return
    }
    let unmoved = 0
    let seen = moves
    while (running.size > 0 && unmoved < stillTurns) {
      await new Promise(setImmediate)
      unmoved = seen === moves ? unmoved + 1 : 0
      seen = moves
    }
    for (const actor of running) stuck.add(actor)
    running.clear()
  }

  return {
    start: (name, work) => {
      const actor: Actor = { name, parked: null, alive: true, over: false, error: null }
      actors = [...actors.filter(({ over, alive }) => alive && !over), actor]
      running.add(actor)
      void context.run(actor, async () => {
        try {
          await work()
        } catch (error) {
          actor.error = error
        }
        if (!actor.alive) return
        actor.over = true
        if (actor.parked) orphans.push(actor.parked)
        actor.parked = null
        rest(actor)
      })
      return actor
    },
    stand: (at) => {
      const actor = context.getStore()
      if (!actor) return Promise.resolve()
      if (!actor.alive) return never()
      return new Promise<void>((resolve, reject) => {
        const parked = { at, go: resolve, fail: reject }
        if (actor.over || actor.parked) {
          orphans.push(parked)
          moves++
          onQuiet?.()
          return
        }
        actor.parked = parked
        rest(actor)
      })
    },
    waitFor: (begin) => {
      const actor = context.getStore()
      if (actor && !actor.alive) return never()
      return new Promise((resolve, reject) => {
        const woken =
          <Value>(then: (value: Value) => void) =>
          (value: Value) => {
            if (actor && !actor.alive) return
            if (actor) wake(actor)
            then(value)
          }
        begin(woken(resolve), woken(reject))
        if (actor) rest(actor)
      })
    },
    go: async (actor, error) => {
      const { parked } = actor
      if (!parked || !actor.alive) return
      for (const each of stuck) running.add(each)
      stuck.clear()
      wake(actor)
      moves++
      if (error) parked.fail(error)
      else parked.go()
      await quiet()
    },
    quiet,
    end: (actor) => {
      actor.alive = false
      actor.parked = null
      rest(actor)
    },
    all: () => actors,
    current: () => context.getStore(),
  }
}
