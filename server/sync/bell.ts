// Wakes those who wait for news of a site.

export type Bell = {
  /** Something is new. */
  readonly ring: (site: string) => void
  /**
   * Calls `hear` until it is called off: when the bell rings, and every few seconds, because another process may have written.
   * @param device its oldest listener is told `'enough'` when it has too many
   */
  readonly listen: (site: string, device: string, hear: (why: 'news' | 'enough') => void) => () => void
}

/** Another process rings no bell here. */
const lookMilliseconds = 2000
/** A pane waits once, or twice while a proxy holds the first. */
const mostOfDevice = 4

type Listener = { readonly site: string; readonly device: string; readonly hear: (why: 'news' | 'enough') => void }

export function createBell(): Bell {
  const listeners = new Set<Listener>()
  const clock: { ticking: NodeJS.Timeout | null } = { ticking: null }
  const rest = () => {
    if (clock.ticking) clearInterval(clock.ticking)
    clock.ticking = null
  }
  const tick = () => {
    for (const { hear } of [...listeners]) hear('news')
  }
  return {
    ring: (site) => {
      for (const listener of [...listeners]) if (listener.site === site) listener.hear('news')
    },
    listen: (site, device, hear) => {
      const own = [...listeners].filter((listener) => listener.device === device)
      if (own.length >= mostOfDevice) own[0]!.hear('enough')
      const listener = { site, device, hear }
      listeners.add(listener)
      clock.ticking ??= setInterval(tick, lookMilliseconds).unref()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) rest()
      }
    },
  }
}
