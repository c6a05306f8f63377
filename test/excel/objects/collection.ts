// What every collection can do: find by name or id, count, take by position.
import { itemNotFound } from '../wire/host-error.ts'
import { read, type Thing } from '../wire/thing.ts'
import { whole } from './given.ts'

export type Keyed = { readonly keys: readonly (string | number)[]; readonly thing: () => Thing }

/** The common members; `list` is asked anew each time. */
export function collection(kind: string, list: () => readonly Keyed[], more: Partial<Thing> = {}): Thing {
  const find = (key: unknown): Thing | null => {
    const wanted = String(key).toLowerCase()
    return (
      list()
        .find(({ keys }) => keys.some((one) => String(one).toLowerCase() === wanted))
        ?.thing() ?? null
    )
  }
  return {
    kind,
    items: () => list().map(({ thing }) => thing()),
    ...more,
    scalars: { Count: read(() => list().length), ...more.scalars },
    methods: {
      GetItem: (key) => {
        const found = find(key)
        if (found === null) throw itemNotFound()
        return found
      },
      GetItemOrNullObject: find,
      GetItemAt: (index) => {
        const found = list()[whole(index)]
        if (found === undefined) throw itemNotFound()
        return found.thing()
      },
      GetCount: () => list().length,
      ...more.methods,
    },
  }
}
