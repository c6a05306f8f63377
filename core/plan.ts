// What scoring looks up in a rubric for every case, prepared once.
import type { Item, Link, Rubric } from './rubric.ts'

/** The items of a link stand at places `from` up to, not including, `to` of `rubric.items`. */
export type Span = {
  readonly link: Link
  readonly from: number
  readonly to: number
  /** The role that is responsible for all of them; null when several are. */
  readonly role: string | null
}

export type Plan = {
  readonly spans: readonly Span[]
  /** By the place of an item: 1 when it applies to the modality (step 1); null is a modality not known yet. */
  readonly applies: (modality: string | null) => Uint8Array
}

const plans = new WeakMap<Rubric, Plan>()

export function planOf(rubric: Rubric): Plan {
  const known = plans.get(rubric)
  if (known) return known
  const made = makePlan(rubric)
  plans.set(rubric, made)
  return made
}

function makePlan({ items, links, codesOf }: Rubric): Plan {
  const maps = new Map<string | null, Uint8Array>(
    [null, ...codesOf.get('modalities')!.keys()].map((modality) => [
      modality,
      Uint8Array.from(items, (item) => (appliesTo(item, modality) ? 1 : 0)),
    ]),
  )
  const nowhere = new Uint8Array(items.length)
  return {
    spans: links.map((link) => {
      const own = items.filter((item) => item.link === link.id)
      const from = items.indexOf(own[0]!)
      const roles = new Set(own.map(({ responsible }) => responsible))
      return { link, from, to: from + own.length, role: roles.size === 1 ? own[0]!.responsible : null }
    }),
    applies: (modality) => maps.get(modality) ?? nowhere,
  }
}

/** Does the item apply to the modality at all (step 1)? */
export const appliesTo = (item: Item, modality: string | null): boolean =>
  modality === null || item.modalities.includes(modality)
