// Work that waits for a moment of rest. Of several pieces of one name only the last is done.

export type Soon = (name: string, work: () => void, milliseconds?: number) => void

/** @param usual how long a rest is, where the caller does not say it */
export function createSoon(usual: number): Soon {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()
  return (name, work, milliseconds = usual) => {
    clearTimeout(waiting.get(name))
    waiting.set(
      name,
      setTimeout(() => {
        waiting.delete(name)
        work()
      }, milliseconds),
    )
  }
}
