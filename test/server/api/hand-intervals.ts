// What happens every so often happens when the test says so.
import { mock } from 'node:test'

type Interval = { readonly every: number; readonly work: () => void; next: number; unref: () => Interval }

/** Takes the place of `setInterval` until `release`. */
export function handIntervals() {
  let now = 0
  const all = new Set<Interval>()
  const set = (work: () => void, every: number): Interval => {
    const interval: Interval = { every, work, next: now + every, unref: () => interval }
    all.add(interval)
    return interval
  }
  const fakes = [
    mock.method(globalThis, 'setInterval', set as never),
    mock.method(globalThis, 'clearInterval', ((interval: Interval) => void all.delete(interval)) as never),
  ]
  return {
    pass: (milliseconds: number) => {
      const end = now + milliseconds
      for (;;) {
        const [first] = [...all].filter(({ next }) => next <= end).sort((a, b) => a.next - b.next)
        if (!first) break
        now = first.next
        first.next += first.every
        first.work()
      }
      now = end
    },
    release: () => {
      for (const fake of fakes) fake.mock.restore()
    },
  }
}
