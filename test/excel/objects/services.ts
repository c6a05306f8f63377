// Services that the library makes by name, outside of the workbook.
import { notImplemented } from '../wire/host-error.ts'
import type { Thing } from '../wire/thing.ts'

/** What a custom function gave back. */
export type Given = { readonly value: unknown } | { readonly error: string; readonly code: unknown }

export type Calls = {
  readonly settle: (id: number, given: Given) => void
  readonly ready: () => void
}

/** The service behind `new("…")`; refuses the others by name. */
export function serviceThing(name: string, calls: Calls): Thing {
  if (name === 'Microsoft.InternalService.AddinInternalService')
    return { kind: 'AddinInternalService', methods: { NotifyActionHandlerReady: () => undefined } }
  // The pane of this host is always shown.
  if (name === 'Microsoft.AppRuntime.AppRuntimeService')
    return { kind: 'AppRuntimeService', methods: { SetAppRuntimeState: () => undefined } }
  if (name === 'Microsoft.ExcelServices.CustomFunctions') return customFunctions(calls)
  throw notImplemented(`new ${name}`)
}

function customFunctions(calls: Calls): Thing {
  return {
    kind: 'CustomFunctions',
    methods: {
      _SetOsfControlContainerReadyForCustomFunctions: () => calls.ready(),
      _GetEnabledFeatures: () => [],
      SetInvocationArrayResults: (results) => {
        for (const [id, fine, value, code] of results as readonly (readonly unknown[])[])
          calls.settle(Number(id), fine === true ? { value } : { error: String(value), code })
      },
    },
  }
}
