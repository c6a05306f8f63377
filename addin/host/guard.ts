// What guards the cells of our sheets: drop-downs and bounds, conditional formats, frozen panes, the lock. Lost by pasting, or by hand.
import type { Condition, Validation } from '../../templates/sheet.ts'
import type { SheetId } from './sheet-host.ts'

export type Freeze = { readonly rows: number; readonly columns: number }

/** How a sheet of ours should be guarded; ranges as the sheet stands now. */
export type GuardWish = {
  readonly sheet: SheetId
  readonly validations: readonly Validation[]
  readonly conditions: readonly Condition[]
  readonly freeze: Freeze | null
  readonly locked: boolean
}

/** A validation as the host holds it, to be put back as it was. */
export type HeldValidation = { readonly held: unknown }

/** One thing to change; the undo of a change is a change. `null` takes the validation away, no rows and columns the freeze. */
export type GuardChange =
  | {
      readonly kind: 'validation'
      readonly sheet: SheetId
      readonly range: string
      readonly put: Validation | HeldValidation | null
    }
  | { readonly kind: 'conditions'; readonly sheet: SheetId; readonly add: readonly Condition[] }
  | {
      readonly kind: 'conditionsGone'
      readonly sheet: SheetId
      readonly ids: readonly string[]
      readonly conditions: readonly Condition[]
    }
  | ({ readonly kind: 'freeze'; readonly sheet: SheetId } & Freeze)
  | { readonly kind: 'lock'; readonly sheet: SheetId; readonly locked: boolean }

/** Something that is not as it should be, and what mends it. */
export type LostGuard = {
  readonly change: GuardChange
  /** Of a validation: nothing stands there, or something else does. */
  readonly found: 'none' | 'other'
}
