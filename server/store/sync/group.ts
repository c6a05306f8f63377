// Pushes that are written with one commit, merged.
import type { InStatement } from '@libsql/client'
import type { Head } from './log.ts'
import { asked, type Pusher, sitePlan, type Told } from './site-plan.ts'
import type { Touching } from './together.ts'

export type Waiting = Touching & { readonly settle: (told: Told) => void }

export type Group = {
  /** Without those put off. */
  readonly pushes: readonly Waiting[]
  readonly told: ReadonlyMap<Waiting, Told>
  /** To be looked at again once this is written. */
  readonly later: readonly Waiting[]
  readonly statements: readonly InStatement[]
  /** Where the log of each site stands with this. */
  readonly heads: ReadonlyMap<string, Head>
  readonly sighted: ReadonlySet<string>
}

export const noGroup: Group = {
  pushes: [],
  told: new Map(),
  later: [],
  statements: [],
  heads: new Map(),
  sighted: new Set(),
}

/** One after the other, with one commit. */
export const joined = (first: Group, then: Group): Group => ({
  pushes: [...first.pushes, ...then.pushes],
  told: new Map([...first.told, ...then.told]),
  later: [...first.later, ...then.later],
  statements: [...first.statements, ...then.statements],
  heads: new Map([...first.heads, ...then.heads]),
  sighted: new Set([...first.sighted, ...then.sighted]),
})

/** @param ahead what is being written, or will be before it: it may stand in the database already, or not yet */
export async function groupOf(pusher: Pusher, pushes: readonly Waiting[], ahead: Pick<Group, 'heads'>): Promise<Group> {
  const told = new Map<Waiting, Told>()
  const later: Waiting[] = []
  const statements: InStatement[] = []
  const heads = new Map<string, Head>()
  const sighted = new Set<string>()
  const sites = [...new Set(pushes.map(({ who }) => who.site))]
  const shares = sites.map((site) => pushes.filter(({ who }) => who.site === site))
  try {
    const found = await pusher.read(shares.flatMap((came, n) => asked(sites[n]!, came)))
    const each = found.length / shares.length
    for (const [n, came] of shares.entries()) {
      const site = sites[n]!
      const head = ahead.heads.get(site) ?? null
      const plan = await sitePlan(pusher, { site, head }, came, found.slice(n * each, (n + 1) * each))
      for (const [push, outcome] of plan.outcomes)
        if (outcome === 'later') later.push(push)
        else told.set(push, outcome)
      statements.push(...plan.statements)
      heads.set(site, plan.head)
      if (plan.sighted) sighted.add(site)
    }
    return { pushes: [...told.keys()], told, later, statements, heads, sighted }
  } catch (failed) {
    const none = new Map(pushes.map((push) => [push, { failed }]))
    return { pushes, told: none, later: [], statements: [], heads: new Map(), sighted }
  }
}
