// What is remembered of a loaded file, so that only what was changed is written anew.

import type { XmlPart } from '../model/parts.ts'
import type { Cell, Sheet } from '../model/sheet.ts'
import type { Table } from '../model/table.ts'
import type { Package } from './package.ts'

export type Source = {
  readonly pack: Package
  /** Path of the part of each sheet. */
  readonly sheets: Map<Sheet, string>
  readonly tables: Map<Table, string>
  readonly xmlParts: Map<XmlPart, string>
  readonly strings: readonly string[]
  /** Which shared text a cell came with. */
  readonly shared: WeakMap<Cell, number>
  /** The state of each part of a sheet when it was loaded, see `prints.ts`. */
  readonly prints: Map<Sheet, Readonly<Record<string, string>>>
  readonly paths: { readonly workbook: string; readonly styles: string; readonly strings: string | null }
}
