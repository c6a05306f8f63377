// Who has asked to be told what, and what waits to be told. Excel tells after the batch that caused it.
import type { Happening } from '../model/book.ts'
import type { Entry } from './external.ts'

const richApiCategory = 65_536

export type Listeners = {
  readonly listen: (type: number, target: string, by: number) => void
  readonly tell: (happening: Happening) => void
  /** What waits, once. */
  readonly take: () => readonly Entry[]
  /** Registrations now, such as `10 Workbook`. */
  readonly list: () => readonly string[]
  readonly clear: () => void
}

export function createListeners(): Listeners {
  const counts = new Map<string, number>()
  let waiting: Entry[] = []
  let last = 0
  return {
    listen: (type, target, by) => {
      const key = `${type} ${target}`
      const count = Math.max(0, (counts.get(key) ?? 0) + by)
      if (count === 0) counts.delete(key)
      else counts.set(key, count)
    },
    tell: ({ type, targets, message }) => {
      for (const target of targets) {
        if (!counts.has(`${type} ${target}`)) continue
        last += 1
        waiting.push([richApiCategory, type, target, JSON.stringify(message), last])
      }
    },
    take: () => {
      const taken = waiting
      waiting = []
      return taken
    },
    list: () => [...counts.keys()],
    clear: () => {
      counts.clear()
      waiting = []
    },
  }
}
