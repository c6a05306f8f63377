// Repeatable randomness: a failure names its seed.

export type Random = {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  readonly of: <Item>(items: readonly Item[]) => Item
}

/** mulberry32 */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const below = (most: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * most)
  }
  return { below, of: (items) => items[below(items.length)]! }
}
