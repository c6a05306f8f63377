// The workbook behind the host. Objects on the wire change it only through the functions of this folder.

import type { Source } from '../file/source.ts'
import type { Area } from './area.ts'
import type { Conditional } from './conditional.ts'
import type { Figure } from './figure.ts'
import type { Link } from './link.ts'
import type { Name } from './names.ts'
import type { XmlPart } from './parts.ts'
import type { Place } from './place.ts'
import type { Remark } from './remark.ts'
import { type Cell, createSheet, type Sheet } from './sheet.ts'
import { createStyles, type Styles } from './style.ts'
import type { Table } from './table.ts'
import type { Validation } from './validation.ts'

/** Who changes the workbook right now: this add-in, the person at the keyboard, or somebody else who has it open. */
export type Origin = 'add-in' | 'person' | 'remote'

/** Something that Excel tells to those who listen. `targets` are ids of sheets or tables, or `Workbook`. */
export type Happening = {
  readonly type: number
  readonly targets: readonly string[]
  readonly message: Readonly<Record<string, unknown>>
}

export type Book = {
  fileName: string
  readOnly: boolean
  date1904: boolean
  dirty: boolean
  calculationMode: string
  enableEvents: boolean
  readonly sheets: Sheet[]
  readonly styles: Styles
  readonly tables: Table[]
  readonly names: Name[]
  readonly validations: Validation[]
  /** In the order of their priority. */
  readonly conditionals: Conditional[]
  readonly remarks: Remark[]
  readonly figures: Figure[]
  readonly links: Link[]
  /** The password of the workbook's protected structure; null: it is open. */
  structureLock: string | null
  readonly settings: Map<string, unknown>
  readonly xmlParts: XmlPart[]
  /** Ranges that the add-in holds right now; they move with their cells. */
  readonly live: Set<Place>
  /** Counts changes of content; formulas remember when they were last looked at. */
  edition: number
  /** What is known of areas in this edition. */
  readonly changes: Map<string, number>
  /** Formulas that are being worked out right now. */
  readonly underWay: Set<Cell>
  active: Sheet
  /** The file that the workbook came from, for saving; null: it was made here. */
  source: Source | null
  origin: Origin
  /** The day that a date without a year is in. */
  readonly today: () => Date
  /** The language of Excel's own words in cells. */
  readonly locale: 'zh-CN' | 'en-US'
  readonly tell: (happening: Happening) => void
  /** A new id in Excel's form, such as `{0000000A-0000-4000-8000-000000000000}`. */
  readonly newId: () => string
  /** Keeps the range of an event until the add-in asks for it. */
  readonly remember: (sheet: Sheet, area: Area) => string
}

export type BookHooks = Pick<Book, 'tell' | 'remember' | 'today' | 'locale'>

export function createBook(hooks: BookHooks): Book {
  let ids = 0
  const newId = () => {
    ids += 1
    return `{${ids.toString(16).toUpperCase().padStart(8, '0')}-0000-4000-8000-000000000000}`
  }
  const first = createSheet(newId(), 'Sheet1')
  return {
    fileName: 'book.xlsx',
    readOnly: false,
    date1904: false,
    dirty: false,
    calculationMode: 'Automatic',
    enableEvents: true,
    sheets: [first],
    styles: createStyles(),
    tables: [],
    names: [],
    validations: [],
    conditionals: [],
    remarks: [],
    figures: [],
    links: [],
    structureLock: null,
    settings: new Map(),
    xmlParts: [],
    live: new Set(),
    edition: 0,
    changes: new Map(),
    underWay: new Set(),
    active: first,
    source: null,
    origin: 'person',
    newId,
    ...hooks,
  }
}

/** By name or id, in capitals or not; every reference of every formula asks, mostly as it is written. */
export const sheetNamed = ({ sheets }: Book, key: string): Sheet | undefined => {
  const written = sheets.find(({ name, id }) => name === key || id === key)
  if (written !== undefined) return written
  const wanted = key.toLowerCase()
  return sheets.find(({ name, id }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted)
}
