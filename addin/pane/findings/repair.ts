// One thing that our sheets themselves have lost. How they are found stands in repairs.ts, which brings the templates with it.
import type { GuardChange } from '../../host/guard.ts'
import type { LostHeading } from './headings.ts'

export const repairKinds = ['heading', 'list', 'mark', 'freeze', 'lock'] as const
export type RepairKind = (typeof repairKinds)[number]

export type Repair = {
  readonly kind: RepairKind
  /** The same for the same damage, as long as it is there. */
  readonly id: string
  readonly sheet: string
  /** A cell or range; empty: the whole sheet. */
  readonly range: string
  /** In words of the sheet; null: the kind says it. */
  readonly before: string | null
  readonly after: string | null
  /** Not ticked by itself. */
  readonly guessed: boolean
  readonly does: { readonly heading: LostHeading } | { readonly guard: GuardChange }
}
