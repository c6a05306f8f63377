// A person with a workbook open in Excel, and the pane beside it: the product's own, on ports of the simulator.
import type { Device, Transport } from '../../addin/sync/ports.ts'
import type { Sync } from '../../addin/sync/sync.ts'
import type { Errand } from './errand.ts'
import type { Product } from './product.ts'
import type { Turns } from './turns.ts'
import { copyOf, keepOf, sheetOf, type Workbook } from './workbook.ts'

export type Reader = {
  readonly name: string
  /** 0 or 1: of the two hospitals in a history. */
  readonly side: number
  readonly person: string
  readonly arbiter: boolean
  /** As it stands open. */
  book: Workbook
  /** As it was saved, the newest last. */
  readonly saved: Workbook[]
  /** The pane, when it is open. */
  sync: Sync | null
  /** What the pane is at. */
  errands: Errand[]
  /** What the computer remembers beside the workbook. */
  stamps: Map<string, string>
  /** It had to go back to an older workbook, or works in a copy of another one's. */
  wentBack: boolean
  hours: number
  /** Its token is taken no more, and it has no other one yet. */
  revoked: boolean
  /** That it can still get. */
  tokens: number
}

export type Office = {
  readonly product: Product
  readonly turns: Turns
  readonly transportOf: (reader: Reader) => Transport
  /** Of the whole history: ids never come twice. */
  readonly newId: () => string
}

const nothing = () => undefined

/** Opens the pane when it is not open. Within an errand. */
export async function paneOf(reader: Reader, office: Office): Promise<Sync> {
  if (reader.sync) return reader.sync
  const { turns, newId } = office
  // The file that is open now: a pane of a workbook that was closed never touches the next one.
  const { book } = reader
  const here = () => book
  const stamps: Device = {
    recall: (copy) => reader.stamps.get(copy) ?? null,
    remember: (copy, stamp) => reader.stamps.set(copy, stamp),
  }
  const sync = await office.product.createSync(
    {
      sheet: sheetOf(here, turns),
      transport: office.transportOf(reader),
      keep: keepOf(here, turns),
      device: stamps,
      clock: { now: () => reader.hours * 3_600_000, later: () => nothing },
      newId,
      random: () => 0.5,
    },
    {
      workbook: book.id,
      belongs: { site: null, batch: book.batch },
      where: () => null,
      onHello: nothing,
      onState: nothing,
      onView: nothing,
      onActivity: nothing,
      onPeople: nothing,
    },
  )
  reader.sync = sync
  return sync
}

export const saveBook = (reader: Reader) => void reader.saved.push(copyOf(reader.book))

/** Everything that ran beside the workbook ends where it is, and another file is opened. */
export function reopen(reader: Reader, book: Workbook, turns: Turns) {
  for (const { actor } of reader.errands) turns.end(actor)
  reader.errands = []
  reader.sync = null
  reader.book = copyOf(book)
}
