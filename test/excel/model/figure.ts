// Charts and PivotTables are recorded as they were ordered; nobody draws or reckons them here.
import type { Sheet } from './sheet.ts'

export type Figure = {
  readonly kind: 'Chart' | 'PivotTable'
  readonly id: string
  readonly sheet: Sheet
  /** Everything that was set, under names of the wire. */
  readonly record: Record<string, unknown>
}
