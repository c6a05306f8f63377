// The room that this process takes.
export type Room = {
  /** MB, at most so far. */
  readonly peak: number
  /** Bytes of what is still in use. */
  readonly heap: number
}

export function room(): Room {
  const peak = process.resourceUsage().maxRSS / 1024
  gc!()
  return { peak, heap: process.memoryUsage().heapUsed }
}
