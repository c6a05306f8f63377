// What the host offers to tests.
import type { Level } from './library/declared-sets.ts'
import type { Book, Origin } from './model/book.ts'
import type { Workbook } from './model/workbook.ts'
import type { Surface, SurfaceOptions, Transport } from './native/external.ts'
import type { Failure } from './native/failures.ts'
import type { Given } from './objects/services.ts'
import type { Bytes, Sync } from './wire/count.ts'

export type HostOptions = {
  /** What the host declares; 1.10 is the floor of manifest.xml. */
  readonly sets?: Level
  readonly locale?: 'zh-CN' | 'en-US'
  readonly readOnly?: boolean
  readonly theme?: Readonly<Record<string, number>>
  readonly today?: Date
}

export type ExcelHost = {
  readonly workbook: Workbook
  /** One for each `context.sync()` that reached the host; the client's own clean-ups are in `log` only. */
  readonly syncs: number
  readonly bytes: Bytes
  readonly log: readonly Sync[]
  /** Counts what one action costs. */
  readonly count: <T>(work: () => Promise<T>) => Promise<{ result: T; syncs: number; bytes: Bytes; references: number }>
  /** Objects that the client still holds; after an action there must be none. */
  readonly references: () => readonly string[]
  /** Events that the client has asked for, such as `10 Workbook`. */
  readonly listeners: () => readonly string[]
  readonly inject: (failure: Failure) => void
  /** Failures that were ordered and have not come yet. */
  readonly ordered: () => number
  /** The person begins to type into a cell: requests are refused, or wait if they say so, until `endEdit`. */
  readonly beginEdit: () => void
  readonly endEdit: () => void
  /** The person's keyboard. `sheet` is a name, `address` as in `B7`; the text is taken as Excel takes it. */
  readonly typeInto: (sheet: string, address: string, text: string) => void
  readonly select: (sheet: string, address: string) => void
  /** Somebody else who has the workbook open changes it. */
  readonly remoteEdit: (sheet: string, address: string, values: readonly (readonly unknown[])[]) => void
  /** Does something to the model in somebody's name and tells the add-in, such as renaming a sheet. */
  readonly as: (origin: Origin, change: (book: Book) => void) => void
  /** Works out `=QC.SCORE(…)` as Excel would: id as in functions.json, ranges as blocks. Rejects if no function listens. */
  readonly call: (id: string, given: readonly unknown[], address?: string) => Promise<Given>
  /** Resolves when nothing is under way: no batch, no event that is still to be told. */
  readonly idle: () => Promise<void>
  /** Native calls that were not understood; must stay empty. */
  readonly unknown: readonly string[]
  /** For the two doors: what office.js is connected to. */
  readonly transport: Omit<Transport, 'openDialog' | 'closeDialog' | 'toParent' | 'toDialog'>
  readonly surfaceOptions: SurfaceOptions
  readonly connect: (surface: Surface) => void
  readonly surface: () => Surface
}
