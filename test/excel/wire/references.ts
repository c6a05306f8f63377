// Objects that the client tracks. What is still here after a cleanup was leaked.
import type { Thing } from './thing.ts'

export type Identify = (thing: Thing) => Readonly<Record<string, string | number>>

export type References = {
  readonly keep: (thing: Thing) => void
  readonly remove: (id: string) => void
  readonly get: (id: string) => Thing | undefined
  readonly identify: Identify
  /** Every object that is tracked now, such as `Range @3`. */
  readonly list: () => readonly string[]
  readonly things: () => Iterable<Thing>
  /** Drops what was kept since: the client never heard of it. `ids` are those of before, as `list` gives them. */
  readonly back: (before: readonly string[]) => void
  readonly clear: () => void
}

export function createReferences(): References {
  const byId = new Map<string, Thing>()
  const ids = new Map<Thing, string>()
  let last = 0
  return {
    keep: (thing) => {
      if (ids.has(thing)) return
      last += 1
      ids.set(thing, `@${last}`)
      byId.set(`@${last}`, thing)
    },
    remove: (id) => {
      const thing = byId.get(id)
      if (thing !== undefined) ids.delete(thing)
      byId.delete(id)
    },
    get: (id) => byId.get(id),
    identify: (thing) => {
      const id = ids.get(thing)
      return id === undefined ? (thing.identity ?? {}) : { _ReferenceId: id, ...thing.identity }
    },
    list: () => [...byId].map(([id, thing]) => `${thing.kind} ${id}`),
    things: () => ids.keys(),
    back: (before) => {
      const known = new Set(before)
      for (const [id, thing] of [...byId]) {
        if (known.has(`${thing.kind} ${id}`)) continue
        byId.delete(id)
        ids.delete(thing)
      }
    },
    clear: () => {
      byId.clear()
      ids.clear()
    },
  }
}
