// Runs one batch: resolves object paths, runs the actions in order, stops at the first error and keeps what was done before.
import type { Library } from '../library/described.ts'
import { type Action, type Answer, actionTypes, type Batch, pathTypes } from './batch.ts'
import { accessDenied, invalidArgument, isHostError, notImplemented } from './host-error.ts'
import { argumentsOf, createPaths, invoke } from './paths.ts'
import { answerQuery } from './query.ts'
import type { References } from './references.ts'
import type { Thing } from './thing.ts'

export type Backend = {
  readonly library: Library
  readonly root: () => Thing
  /** The service behind `new("Microsoft.ExcelServices.CustomFunctions")`. */
  readonly service: (name: string) => Thing
  readonly references: References
  /** Called before each action; throws what a test has injected for it. */
  readonly before: (member: string) => void
  /** Called with every range that a batch resolves, so that it can follow inserted rows. */
  readonly resolved: (thing: Thing) => void
}

/** Answers a batch as Excel does. Only faults of the host itself are thrown. */
export function runBatch(backend: Backend, batch: Batch): Answer {
  const results: { ActionId: number; Value: unknown }[] = []
  const traces: number[] = []
  const at = createPaths(backend, batch)
  for (const [index, action] of batch.Actions.entries())
    try {
      if (action.ActionType === actionTypes.trace) traces.push(action.Id)
      const value = action.ActionType === actionTypes.trace ? null : perform(backend, action, at)
      if (value !== undefined) results.push({ ActionId: action.Id, Value: value })
    } catch (error) {
      if (!isHostError(error)) throw error
      const { code, message, status, location = locationOf(batch, action, at) } = error
      const refusal = { Code: code, Message: message, ActionIndex: index, Location: location, HttpStatusCode: status }
      return { Results: results, TraceIds: traces, Error: refusal }
    }
  return { Results: results, TraceIds: traces }
}

const clientName = (wire: string): string => wire.charAt(0).toLowerCase() + wire.slice(1)

/** Class and member as Excel names them, such as `WorksheetCollection.getItem`. */
function locationOf(batch: Batch, action: Action, at: (path: number) => Thing | null): string {
  const path = batch.ObjectPaths[action.ObjectPathId]
  const finding = action.ActionType === actionTypes.instantiate
  const member = finding ? (path?.ObjectPathType === pathTypes.indexer ? 'GetItem' : (path?.Name ?? '')) : action.Name
  const owner = finding ? path?.ParentObjectPathId : action.ObjectPathId
  try {
    const kind = owner === undefined ? '' : (at(owner)?.kind ?? '')
    return [kind, clientName(member)].filter((name) => name !== '').join('.')
  } catch {
    return clientName(member)
  }
}

function perform(backend: Backend, action: Action, at: (path: number) => Thing | null): unknown {
  const { library, references } = backend
  const thing = at(action.ObjectPathId)
  const type = action.ActionType
  if (type === actionTypes.instantiate) return thing === null ? null : references.identify(thing)
  // Everything after a null object stays null and does nothing.
  if (thing === null) return type === actionTypes.query ? null : undefined
  if (type === actionTypes.query) return answerQuery(library, references.identify, thing, action.QueryInfo ?? {})
  if (type === actionTypes.setProperty) {
    set(backend, thing, action.Name, argumentsOf(action.ArgumentInfo, at)[0])
    return undefined
  }
  if (type === actionTypes.update) {
    const described = library.classes.get(thing.kind)
    for (const [name, value] of Object.entries(action.ObjectState ?? {}))
      set(backend, thing, described?.scalars.get(name) ?? name, value)
    return undefined
  }
  if (type === actionTypes.method) {
    const value = invoke(backend, thing, action.Name, argumentsOf(action.ArgumentInfo, at))
    return action.Name.startsWith('_') ? undefined : (value ?? null)
  }
  throw notImplemented(`action type ${type} on ${thing.kind}`)
}

function set(backend: Backend, thing: Thing, wire: string, value: unknown): void {
  backend.before(`${thing.kind}.${wire}`)
  const described = backend.library.classes.get(thing.kind)
  const known = described !== undefined && [...described.scalars.values()].includes(wire)
  if (known && !described.writable.has(wire)) throw accessDenied(`${thing.kind}.${wire} is read-only.`)
  const scalar = thing.scalars?.[wire]
  if (scalar?.set === undefined) throw notImplemented(`setting ${thing.kind}.${wire}`)
  if (value === null || value === undefined) throw invalidArgument()
  scalar.set(value)
}
