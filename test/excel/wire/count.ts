// What each request cost.
import type { Batch } from './batch.ts'
import { actionTypes, pathTypes } from './batch.ts'

export type Sync = {
  readonly actions: number
  /** UTF-8 bytes. */
  readonly request: number
  readonly response: number
  readonly flags: number
  /**
   * `work` is a sync of the add-in. `cleanup` only gives references back, which the client does by itself after each
   * Excel.run; `library` is what the client says of itself: that it is ready or shown, and what a custom function gave.
   */
  readonly kind: 'work' | 'cleanup' | 'library'
  /** Excel's code if the batch failed. */
  readonly error: string | null
  /** CPU milliseconds of the host itself. */
  readonly host: number
}

export type Bytes = { readonly request: number; readonly response: number; readonly largest: number }

const services = [
  'Microsoft.InternalService.AddinInternalService',
  'Microsoft.AppRuntime.AppRuntimeService',
  'Microsoft.ExcelServices.CustomFunctions',
]

export function kindOf(batch: Batch): Sync['kind'] {
  const calls = batch.Actions.filter(({ ActionType }) => ActionType !== actionTypes.instantiate)
  if (calls.length > 0 && calls.every(({ Name }) => Name === '_RemoveReference')) return 'cleanup'
  const service = Object.values(batch.ObjectPaths).some(
    ({ ObjectPathType, Name }) => ObjectPathType === pathTypes.newObject && services.includes(Name),
  )
  return service ? 'library' : 'work'
}

export const bytesOf = (syncs: readonly Sync[]): Bytes => ({
  request: syncs.reduce((sum, { request }) => sum + request, 0),
  response: syncs.reduce((sum, { response }) => sum + response, 0),
  largest: syncs.reduce((most, { request, response }) => Math.max(most, request, response), 0),
})
