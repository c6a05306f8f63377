// Who works in a period now, and on which row. In memory: whoever is silent for a while is gone.
import type { Lineage, Presence } from '../../core/sync/protocol.ts'

/** Seconds after which it is over by itself. */
export const presenceSeconds = 90
export const leaseSeconds = 120
/** A site has no more people at work than this; the one longest silent gives way. */
const most = 500

export type Whereabouts = { readonly lineage: Lineage; readonly batch: string; readonly record: string | null }

type Place = Whereabouts & { readonly person: string; readonly since: number; readonly until: number }

export type PresenceBook = {
  /** True when others would see a difference. */
  readonly tell: (
    who: { readonly site: string; readonly device: string; readonly person: string },
    where: Whereabouts,
  ) => boolean
  /** Of a site, those who were first at their place first: a row is leased to the first one at it. */
  readonly people: (site: string) => readonly Presence[]
}

export function createPresence(now: () => Date): PresenceBook {
  const sites = new Map<string, Map<string, Place>>()

  function present(site: string): Map<string, Place> {
    const places = sites.get(site) ?? new Map<string, Place>()
    sites.set(site, places)
    const time = now().getTime()
    for (const [key, { until }] of places) if (until <= time) places.delete(key)
    return places
  }

  return {
    tell: ({ site, device, person }, where) => {
      const places = present(site)
      const key = JSON.stringify([device, where.lineage.copy])
      const before = places.get(key)
      const same = before?.record === where.record && before.batch === where.batch
      const time = now().getTime()
      const since = same ? before.since : time
      const until = time + 1000 * (where.record === null ? presenceSeconds : leaseSeconds)
      places.delete(key)
      places.set(key, { ...where, person, since, until })
      if (places.size > most) places.delete(places.keys().next().value!)
      return !same
    },
    people: (site) =>
      [...present(site).values()]
        .sort((a, b) => a.since - b.since)
        .map(({ since, until, ...place }) => ({
          ...place,
          since: new Date(since).toISOString(),
          until: new Date(until).toISOString(),
        })),
  }
}
