// `_Register…Event` and `_Unregister…Event`: the client calls them as methods and follows with a trace.
import type { Model } from './given.ts'

/** Methods that switch one event each on and off; `names` maps the client's name to the event's number. */
export function eventMethods(
  model: Model,
  target: string,
  names: Readonly<Record<string, number>>,
): Readonly<Record<string, () => void>> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, type]) => [
      [`_Register${name}`, () => model.listen(type, target, 1)],
      [`_Unregister${name}`, () => model.listen(type, target, -1)],
    ]),
  )
}
