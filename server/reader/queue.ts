// A few at a time, in the order in which they came.

export type Queue = {
  /** Resolves when there is room; rejects with the signal's reason, or when the queue is closed. */
  readonly enter: (signal?: AbortSignal) => Promise<void>
  /** Makes room for the next one. */
  readonly leave: () => void
  /** Nobody gets in from here on. */
  readonly close: (why: Error) => void
}

export function createQueue(atOnce: number): Queue {
  const waiting: { readonly admit: () => void; readonly refuse: (why: unknown) => void }[] = []
  let inside = 0
  let closed: Error | undefined
  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        if (closed !== undefined) return reject(closed)
        if (signal?.aborted) return reject(signal.reason)
        if (inside < atOnce) {
          inside++
          return resolve()
        }
        const giveUp = (): void => {
          waiting.splice(waiting.indexOf(place), 1)
          reject(signal!.reason)
        }
        const place = {
          admit: () => {
            signal?.removeEventListener('abort', giveUp)
            resolve()
          },
          refuse: reject,
        }
        waiting.push(place)
        signal?.addEventListener('abort', giveUp, { once: true })
      }),
    leave: () => {
      const next = waiting.shift()
      if (next === undefined) inside--
      else next.admit()
    },
    close: (why) => {
      closed = why
      for (const { refuse } of waiting.splice(0)) refuse(why)
    },
  }
}
