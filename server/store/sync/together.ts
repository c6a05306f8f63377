// Which of the pushes that wait are taken together: those that do not touch each other, nor what is being written.
import type { Came } from './site-plan.ts'

/** Changes that are written together: few, so that merging and writing keep each other busy. */
const most = 200

/** `places`: what nobody else may touch meanwhile. */
export type Touching = Came & { readonly places: readonly string[] }

export type Busy = {
  readonly pushes: readonly Touching[]
  /** Sites in which it changes who may see what: rows are told anew that no push of it names. */
  readonly sighted: ReadonlySet<string>
}

/**
 * From the front. What is passed over keeps the later pushes of its site behind it.
 * @param begun those of the busy ones that will be written together with them
 */
export function together<Push extends Touching>(
  waiting: readonly Push[],
  busy: Busy,
  begun: Pick<Busy, 'pushes'>,
): readonly Push[] {
  const group: Push[] = []
  const touched = new Set(busy.pushes.flatMap(({ places }) => places))
  const closed = new Set(busy.sighted)
  let changes = begun.pushes.reduce((sum, { push }) => sum + push.changes.length, 0)
  for (const each of waiting) {
    const { places, who } = each
    const { site } = who
    if (closed.has(site) || places.some((place) => touched.has(place))) {
      closed.add(site)
      continue
    }
    changes += each.push.changes.length
    if (changes > most && changes > each.push.changes.length) break
    for (const place of places) touched.add(place)
    group.push(each)
  }
  return group
}

/** Its own id is one of them: a push that came twice is answered from what the first left. */
export const placesOf = ({ who: { site }, push: { push, changes } }: Pick<Came, 'who' | 'push'>): readonly string[] => [
  `${site} push ${push}`,
  ...changes.map(({ record }) => `${site} row ${record}`),
]
