// One batch at a time, as in Excel; events are told in between.

export type Queue = {
  readonly run: <T>(work: () => T | Promise<T>) => Promise<T>
  /** Does something in a turn of its own. */
  readonly soon: (work: () => void) => void
  readonly idle: () => Promise<void>
}

/** Turns of the event loop without anything new before the host counts as idle; a handler may still be between two syncs. */
const quietTurns = 4

export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve()
  let busy = 0
  let turn = 0
  return {
    run: async (work) => {
      busy += 1
      turn += 1
      const mine = tail.then(work)
      tail = mine.catch(() => undefined)
      try {
        return await mine
      } finally {
        busy -= 1
        turn += 1
      }
    },
    soon: (work) => {
      busy += 1
      setTimeout(() => {
        busy -= 1
        turn += 1
        work()
      }, 0)
    },
    idle: async () => {
      let quiet = 0
      while (quiet < quietTurns) {
        const before = turn
        await new Promise((resolve) => {
          setTimeout(resolve, 1)
        })
        quiet = busy === 0 && turn === before ? quiet + 1 : 0
      }
    },
  }
}
