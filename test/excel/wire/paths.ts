// Object paths: how the client names an object by the way that leads to it.
import type { ArgumentInfo, Batch, ObjectPath } from './batch.ts'
import { pathTypes } from './batch.ts'
import { goneReference, notImplemented } from './host-error.ts'
import type { Backend } from './process.ts'
import { objectAt } from './query.ts'
import { isThing, type Thing } from './thing.ts'

type At = (path: number) => Thing | null

/** Gives the object of a path id of this batch, each resolved once. */
export function createPaths(backend: Backend, batch: Batch): At {
  const known = new Map<number, Thing | null>()
  const at: At = (id) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const path = batch.ObjectPaths[id]
    if (path === undefined) throw new Error(`the batch has no object path ${id}`)
    const thing = resolve(backend, path, at)
    known.set(id, thing)
    if (thing !== null) backend.resolved(thing)
    return thing
  }
  return at
}

function resolve(backend: Backend, path: ObjectPath, at: At): Thing | null {
  const type = path.ObjectPathType
  if (type === pathTypes.global) return backend.root()
  if (type === pathTypes.nothing) return null
  if (type === pathTypes.newObject) return backend.service(path.Name)
  if (type === pathTypes.reference) {
    const thing = backend.references.get(path.Name)
    if (thing === undefined) throw goneReference(path.Name)
    return thing
  }
  const parent = at(path.ParentObjectPathId!)
  if (parent === null) return null
  if (type === pathTypes.property) return objectAt(parent, path.Name)
  const name = type === pathTypes.indexer ? 'GetItem' : path.Name
  const found = invoke(backend, parent, name, argumentsOf(path.ArgumentInfo, at))
  if (found === null || found === undefined) return null
  if (!isThing(found)) throw new Error(`${parent.kind}.${name} gave no object`)
  return found
}

/** Calls a method by its wire name. */
export function invoke(backend: Backend, thing: Thing, name: string, given: readonly unknown[]): unknown {
  if (name === '_KeepReference') return backend.references.keep(thing)
  if (name === '_RemoveReference') return backend.references.remove(String(given[0]))
  backend.before(`${thing.kind}.${name}`)
  const method = thing.methods?.[name]
  if (method === undefined) throw notImplemented(`${thing.kind}.${name}()`)
  return method(...given)
}

/** The arguments with objects in place of their path ids; inside plain objects they stand as `{ _ObjectPathId }`. */
export function argumentsOf(info: ArgumentInfo | undefined, at: At): readonly unknown[] {
  const given = info?.Arguments ?? []
  const references = info?.ReferencedObjectPathIds ?? []
  return given.map((value, index) => replaced(value, references[index], at))
}

function replaced(value: unknown, reference: unknown, at: At): unknown {
  if (Array.isArray(value)) {
    // Blocks of cells are large and never hold objects.
    if (!Array.isArray(reference)) return value
    return value.map((part, index) => replaced(part, reference[index], at))
  }
  if (typeof reference === 'number' && reference > 0) return at(reference)
  if (typeof value !== 'object' || value === null) return value
  const path: unknown = '_ObjectPathId' in value ? value._ObjectPathId : undefined
  if (typeof path === 'number') return at(path)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, undefined, at)]))
}
