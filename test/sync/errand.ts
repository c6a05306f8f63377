// A request on its way, and what becomes of it.
import type { Fate } from './step.ts'
import type { Actor, Turns } from './turns.ts'

/** Something that a reader's pane (or a command) has begun, with the centre's part of it. */
export type Errand = {
  readonly name: string
  readonly actor: Actor
  /** The centre's part, while there is one. */
  serving: Actor | null
  /** Of the next request. */
  fate: Fate
}

/** A request that its sender gave up, or a second copy of one: it may still arrive. */
export type Afloat = { readonly name: string; readonly serve: () => Promise<unknown> }

/** The outcome is not known: the request or its answer was lost. */
export const unheard = (why: string) => new Error(`unheard: ${why}`)

export type Wire = {
  readonly afloat: Afloat[]
  /** Requests that were answered with a page from before. */
  readonly stale: string[]
  /** Those whom the centre is serving now. */
  readonly served: Set<Actor>
  /** Sends a request on behalf of an errand. Answers come as text would: nothing is shared. */
  readonly ask: <Value>(errand: Errand | null, name: string, serve: () => Promise<Value>) => Promise<Value>
  /** Lets one that was afloat arrive; nobody hears the answer. */
  readonly arrive: (afloat: Afloat) => Errand
  /** The centre is killed: whoever waits for it hears that. */
  readonly cut: () => Promise<void>
}

export function createWire(turns: Turns): Wire {
  const afloat: Afloat[] = []
  const stale: string[] = []
  /** The page that each reader was answered last. */
  const pages = new Map<string, string>()
  const served = new Set<Actor>()
  let waiting = new Map<Actor, (error: Error) => void>()

  const begin = <Value>(
    name: string,
    serve: () => Promise<Value>,
    done?: (value: Awaited<Value>) => void,
    fail?: (error: Error) => void,
  ) => {
    const actor = turns.start(`centre: ${name}`, async () => {
      try {
        const value = await serve()
        if (actor.alive) done?.(value)
      } catch (error) {
        if (actor.alive) fail?.(error as Error)
      } finally {
        served.delete(actor)
        waiting.delete(actor)
      }
    })
    if (!actor.over) served.add(actor)
    if (fail) waiting.set(actor, fail)
    return actor
  }

  return {
    afloat,
    stale,
    served,
    ask: async <Value>(errand: Errand | null, name: string, serve: () => Promise<Value>) => {
      await turns.stand(`send ${name}`)
      // Greeting changes nothing: what happens to it says little, unless it never comes.
      const spared = name.startsWith('hello') && errand?.fate !== 'lost'
      const fate = spared ? 'fine' : (errand?.fate ?? 'fine')
      if (errand && !spared) errand.fate = 'fine'
      const old = fate === 'stale' ? pages.get(name) : undefined
      if (old !== undefined) {
        stale.push(name)
        return JSON.parse(old) as Awaited<Value>
      }
      if (fate === 'lost') throw unheard(`${name} was lost`)
      if (fate === 'late' || fate === 'double') afloat.push({ name, serve })
      if (fate === 'late') throw unheard(`${name} is late`)
      const value = await turns.waitFor<Awaited<Value>>((done, fail) => {
        const actor = begin(name, serve, done, fail)
        if (errand) errand.serving = actor
      })
      await turns.stand(`answer ${name}`)
      if (fate === 'cut') throw unheard(`the answer to ${name} was cut`)
      const text = JSON.stringify(value)
      if (name.startsWith('feed')) pages.set(name, text)
      return JSON.parse(text) as typeof value
    },
    arrive: (one) => {
      const actor = begin(one.name, async () => {
        await turns.stand('arrive')
        await one.serve()
      })
      return { name: `late ${one.name}`, actor, serving: null, fate: 'fine' }
    },
    cut: async () => {
      for (const actor of served) turns.end(actor)
      served.clear()
      const all = [...waiting.values()]
      waiting = new Map()
      for (const fail of all) fail(unheard('the centre was killed'))
      await turns.quiet()
    },
  }
}
