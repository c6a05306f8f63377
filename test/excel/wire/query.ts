// What `load` asks for. Select names stand as the client typed them: `values`, `format/fill/color`, `items/name`, `format/*`.
import type { Described, Library } from '../library/described.ts'
import type { QueryInfo } from './batch.ts'
import { invalidArgument, notImplemented } from './host-error.ts'
import type { Identify } from './references.ts'
import type { Thing } from './thing.ts'

type Row = Record<string, unknown>

const describedOf = (library: Library, thing: Thing): Described => {
  const found = library.classes.get(thing.kind)
  if (found === undefined) throw new Error(`the library has no class ${thing.kind}`)
  return found
}

/** Answers one query: wire names, navigation nested, collections as `_Items` with each item's identity. */
export function answerQuery(library: Library, identify: Identify, thing: Thing, info: QueryInfo): Row {
  const { Select = [], Expand = [] } = info
  if (thing.items !== undefined) return answerItems(library, identify, thing, info, Select, Expand)
  const own = describedOf(library, thing)
  const direct = Select.filter((name) => !name.includes('/') && !own.objects.has(name))
  const everything = Select.length === 0 || direct.includes('*')
  return {
    ...identify(thing),
    ...scalarsOf(own, thing, everything ? null : direct),
    ...objectsOf(library, identify, thing, own, Select, Expand),
  }
}

function answerItems(
  library: Library,
  identify: Identify,
  thing: Thing,
  { Top, Skip = 0 }: QueryInfo,
  select: readonly string[],
  expand: readonly string[],
): Row {
  const own = describedOf(library, thing)
  const mine = select.filter((name) => own.scalars.has(name))
  const inner = (names: readonly string[]) =>
    names.map((name) => name.replace(/^items\/?/, '')).filter((name) => name !== '' && !mine.includes(name))
  const items = thing.items!().slice(Skip, Top === undefined ? undefined : Skip + Top)
  const wanted = { Select: inner(select), Expand: inner(expand) }
  return {
    ...scalarsOf(own, thing, select.length === 0 ? null : mine),
    _Items: items.map((item) => ({ ...identify(item), ...answerQuery(library, identify, item, wanted) })),
  }
}

/** `names` null: everything that is implemented; the client then refuses to read what was left out. */
function scalarsOf(own: Described, thing: Thing, names: readonly string[] | null): Row {
  const answer: Row = {}
  for (const name of names ?? own.scalars.keys()) {
    const wire = own.scalars.get(name)
    if (wire === undefined) throw invalidArgument(`${thing.kind} has no property ${name}.`)
    const scalar = thing.scalars?.[wire]
    if (scalar !== undefined) answer[wire] = scalar.get()
    else if (names !== null) throw notImplemented(`${thing.kind}.${name}`)
  }
  return answer
}

function objectsOf(
  library: Library,
  identify: Identify,
  thing: Thing,
  own: Described,
  select: readonly string[],
  expand: readonly string[],
): Row {
  const wanted = new Map<string, string[]>()
  for (const name of [...select, ...expand]) {
    const [head, ...rest] = name.split('/')
    if (rest.length === 0 && !own.objects.has(name)) continue
    const inner = wanted.get(head!) ?? []
    if (rest.length > 0) inner.push(rest.join('/'))
    wanted.set(head!, inner)
  }
  const answer: Row = {}
  for (const [name, Select] of wanted) {
    const described = own.objects.get(name)
    if (described === undefined) throw invalidArgument(`${thing.kind} has no property ${name}.`)
    const child = objectAt(thing, described.wire)
    answer[described.wire] = child === null ? null : answerQuery(library, identify, child, { Select })
  }
  return answer
}

/** The object behind a navigation property. */
export function objectAt(thing: Thing, wire: string): Thing | null {
  const child = thing.objects?.[wire]
  if (child === undefined) throw notImplemented(`${thing.kind}.${wire}`)
  return child()
}
