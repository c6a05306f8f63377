// Conditional formats, the first in the list being the one of the highest priority.
import type { Element } from '../file/xml.ts'
import type { Place } from './place.ts'
import type { Sheet } from './sheet.ts'

export type Conditional = {
  readonly id: string
  readonly sheet: Sheet
  places: Place[]
  type: string
  stopIfTrue: boolean
  /** Under names of the wire: Formula, or what a CellValue or a ContainsText is compared with. */
  rule: Record<string, unknown>
  /** Under names of the wire: `Fill`, `Font`, `Borders`, `NumberFormat`. */
  readonly looks: Record<string, unknown>
  /** The rule as the file had it; kinds that the host does not know are written back from here. */
  readonly loaded?: Element
}
