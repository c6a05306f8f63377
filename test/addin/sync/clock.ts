// A clock that the test turns.
import type { Clock } from '../../../addin/sync/ports.ts'

export function handClock() {
  let now = 0
  let made = 0
  const waiting = new Map<number, { readonly at: number; readonly work: () => void }>()
  const clock: Clock = {
    now: () => now,
    later: (milliseconds, work) => {
      const id = ++made
      waiting.set(id, { at: now + milliseconds, work })
      return () => void waiting.delete(id)
    },
  }
  /** Lets everything happen that happens by itself. */
  const settle = async () => {
    for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    clock,
    settle,
    waiting: () => [...waiting.values()].map(({ at }) => at - now).sort((a, b) => a - b),
    pass: async (milliseconds: number) => {
      const end = now + milliseconds
      for (;;) {
        const [next] = [...waiting].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)
        if (!next) break
        waiting.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].work()
        await settle()
      }
      now = end
      await settle()
    },
  }
}
