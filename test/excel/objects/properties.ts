// getCellProperties, getRowProperties, getColumnProperties: many small answers in one.
import type { Library } from '../library/described.ts'
import { invalidArgument, notImplemented } from '../wire/host-error.ts'
import { objectAt } from '../wire/query.ts'
import type { Thing } from '../wire/thing.ts'
import { record } from './given.ts'

/** The properties that `wanted` marks with true, under the client's names. */
export function picked(library: Library, thing: Thing, wanted: unknown): Readonly<Record<string, unknown>> {
  const described = library.classes.get(thing.kind)
  const found: Record<string, unknown> = {}
  for (const [name, ask] of Object.entries(record(wanted))) {
    if (ask === false || ask === undefined || name === '$all') continue
    const object = described?.objects.get(name)
    if (object !== undefined) {
      const child = objectAt(thing, object.wire)
      found[name] = child === null ? null : picked(library, child, ask)
      continue
    }
    const wire = described?.scalars.get(name)
    if (wire === undefined) throw invalidArgument()
    const scalar = thing.scalars?.[wire]
    if (scalar === undefined) throw notImplemented(`${thing.kind}.${name}`)
    found[name] = scalar.get()
  }
  return found
}
