// What makes up most of a total: largest first, with running shares.

export type Bar<Of> = {
  readonly of: Of
  readonly count: number
  /** 0 to 1; null when the total is 0. */
  readonly share: number | null
  readonly cumulative: number | null
}

/** Sorts by count, ties in the order given, and runs up the shares. */
export function pareto<Of>(of: readonly Of[], countOf: (one: Of) => number): readonly Bar<Of>[] {
  const counted = of.map((one) => ({ of: one, count: countOf(one) })).sort((a, b) => b.count - a.count)
  const total = counted.reduce((sum, { count }) => sum + count, 0)
  let running = 0
  return counted.map(({ of: one, count }) => {
    running += count
    const [share, cumulative] = total === 0 ? [null, null] : [count / total, running / total]
    return { of: one, count, share, cumulative }
  })
}
