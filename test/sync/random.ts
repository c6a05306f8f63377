/** Numbers that follow from a seed (mulberry32). */
export type Random = {
  /** 0 <= n < 1 */
  readonly next: () => number
  /** A whole number, 0 <= n < below. */
  readonly below: (below: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <Value>(values: readonly Value[]) => Value
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(next() * most)
  return { next, below, chance: (probability) => next() < probability, pick: (values) => values[below(values.length)]! }
}
