// Classes whose members are only written down and read back: print set-up, conditional looks, charts.
import type { Library } from '../library/described.ts'
import { invalidArgument } from '../wire/host-error.ts'
import type { Scalar, Thing } from '../wire/thing.ts'

type Kept = Record<string, unknown>

const nested = (record: Kept, name: string): Kept => {
  const before = record[name]
  if (typeof before === 'object' && before !== null && !Array.isArray(before)) return before as Kept
  const made: Kept = {}
  record[name] = made
  return made
}

/**
 * A thing that remembers each property that was set, also of the objects below it. Reading one that was never set gives
 * null, as Excel does for what is not defined; methods must be given by `more`.
 */
export function recordedThing(library: Library, kind: string, record: Kept, more: Partial<Thing> = {}): Thing {
  const described = library.classes.get(kind)
  if (described === undefined) throw new Error(`the library has no class ${kind}`)
  const scalars: Record<string, Scalar> = {}
  for (const wire of described.scalars.values())
    scalars[wire] = {
      get: () => record[wire] ?? null,
      set: (value) => {
        if (value === undefined) throw invalidArgument()
        record[wire] = value
      },
    }
  const objects: Record<string, () => Thing> = {}
  for (const { wire, kind: child } of described.objects.values())
    if (library.classes.has(child)) objects[wire] = () => recordedThing(library, child, nested(record, wire))
  return {
    kind,
    ...more,
    scalars: { ...scalars, ...more.scalars },
    objects: { ...objects, ...more.objects },
    methods: { ...more.methods },
  }
}
