// The world of one history: readers of two hospitals at one centre, and what they did.
import type { Reply, Transport } from '../../addin/sync/ports.ts'
import { acceptedMarks } from '../../core/sync/accepted.ts'
import type {
  Conflict,
  FeedAnswer,
  FeedPage,
  FeedQuery,
  FieldValue,
  Hello,
  Push,
  PushAnswer,
} from '../../core/sync/protocol.ts'
import type { FilingWish } from '../../server/store/store.ts'
import type { Centre } from './centre.ts'
import { createEdits, type Edits } from './edits.ts'
import { createWire, type Errand, type Wire } from './errand.ts'
import type { Product } from './product.ts'
import { type Office, type Reader, saveBook } from './reader.ts'
import type { History } from './step.ts'
import { blankWorkbook, copyOf, type Workbook, type WorkbookRow } from './workbook.ts'

/** The centre as a reader's pane reaches it: over HTTP, or straight at the store. */
export type Door = {
  readonly hello: (reader: Reader) => Promise<Reply<Hello>>
  readonly push: (reader: Reader, push: Push) => Promise<Reply<PushAnswer>>
  readonly feed: (reader: Reader, query: FeedQuery) => Promise<Reply<FeedAnswer>>
  /** The reader's token is taken no more. */
  readonly revoke: (reader: Reader) => Promise<void>
  /** The reader gets another one. */
  readonly renew: (reader: Reader) => void
}

export type Setting = {
  readonly product: Product
  readonly centre: Centre
  readonly door: Door
  readonly sites: readonly [string, string]
  /** Versions of the rubric: the one that workbooks begin with, and the next. */
  readonly rubrics: readonly [string, string]
  readonly wishOf: (side: number, book: Workbook, rows: readonly WorkbookRow[]) => FilingWish
}

/** A person decided a conflict: what stood before the person's eyes, and what was taken. */
export type Decision = {
  readonly reader: Reader
  readonly conflict: Conflict
  readonly saw: readonly FieldValue[]
  readonly took: FieldValue
}

export type World = Setting & {
  readonly history: History
  readonly office: Office
  readonly wire: Wire
  readonly readers: readonly Reader[]
  readonly edits: Edits
  readonly decisions: Decision[]
  /** Commands and late arrivals, and what the centre still does for panes that are gone. */
  readonly others: Errand[]
  /** What happened, in sentences. */
  readonly said: string[]
  /** What was already wrong on the way. */
  readonly wrong: string[]
  readonly filed: Filed[]
  /** Rows that somebody took out of the sheet, as they stood there. */
  readonly deleted: { readonly reader: Reader; readonly row: WorkbookRow }[]
  readonly told: Told[]
  /** Acknowledged to a reader, and when: number of restores of the centre before it. */
  readonly acknowledged: Acknowledged[]
  /** How often the centre was put back from a backup. */
  restores: number
}

/** What the centre answered, be it heard or not. */
export type Told = {
  readonly reader: Reader
  readonly answer: FeedPage | PushAnswer
  /** That was asked for, of a page. */
  readonly batch: string | null
  readonly restores: number
}

/** The same bytes may be filed twice: once as they are, and once as the newest. */
export const fileName = (hash: string, newest: boolean): string => `${hash}${newest ? ' newest' : ''}`

/** Rows of a workbook that was filed, as they stood in it. */
export type Filed = {
  readonly side: number
  readonly rows: readonly WorkbookRow[]
  /** Of the file, and whether it was said to be the newest. */
  readonly name: string
  readonly newest: boolean
  /** Names of the files that it goes on from. */
  readonly after: ReadonlySet<string>
  /** Taken, after so many restores of the centre; null: not, or nobody heard of it. */
  came: { readonly restores: number } | null
}

export type Acknowledged = {
  readonly side: number
  readonly record: string
  readonly field: string
  readonly value: FieldValue
  readonly mark: number
  readonly restores: number
}

/** A reader's token is revoked so often in a history, at most. */
export const spareTokens = 3

/** The same prepared rows at both hospitals, so that only the wall keeps them apart. */
const prepared = (book: number) =>
  Array.from({ length: 4 }, (_, n) => `0190000${book}-0000-7000-8000-${String(n + 1).padStart(12, '0')}`)

export function createWorld(setting: Setting, history: History): World {
  const { product, centre, door, rubrics } = setting
  const said: string[] = []
  const wrong: string[] = []
  const acknowledged: Acknowledged[] = []
  const wire = createWire(centre.turns)
  let ids = 0
  const office: Office = {
    ...{ product, turns: centre.turns },
    newId: () => `01980000-${centre.slot()}-7000-8000-${String(++ids).padStart(12, '0')}`,
    transportOf: (reader) => transportOf(reader),
  }
  const readers = Array.from({ length: history.people + 1 }, (_, n): Reader => {
    const side = n < history.people ? 0 : 1
    const name = side === 0 ? `reader ${n + 1}` : 'reader elsewhere'
    const person = side === 0 ? `Q00${n + 1}` : 'Q001'
    const number = side === 0 ? n : 0
    const reader: Reader = {
      ...{
        name,
        side,
        person,
        arbiter: person === 'Q003',
        book: blankWorkbook(`book ${side}${number}`, prepared(number), history.batches[n] ?? null, rubrics[0]),
        saved: [],
      },
      ...{ sync: null, errands: [], stamps: new Map(), wentBack: false, hours: 0, revoked: false, tokens: spareTokens },
    }
    saveBook(reader)
    return reader
  })
  if (history.copied) {
    readers[1]!.book = copyOf(readers[0]!.book)
    readers[1]!.saved[0] = copyOf(readers[0]!.book)
  }

  const world: World = {
    ...{ ...setting, history, office, wire, readers, said, wrong, acknowledged },
    ...{ edits: createEdits(), decisions: [], others: [], filed: [], deleted: [], told: [], restores: 0 },
  }

  function transportOf(reader: Reader): Transport {
    const heard = (text: string) => {
      const foreign = reader.side === 0 ? /"B:\d/ : /"A:\d/
      if (foreign.test(text)) wrong.push(`the wall: ${reader.name} was told ${text}`)
    }
    const ask = async <Value>(name: string, serve: () => Promise<Reply<Value>>): Promise<Reply<Value>> => {
      const actor = centre.turns.current()
      const errand = reader.errands.find((each) => each.actor === actor) ?? null
      const value = await wire.ask(errand, `${name} of ${reader.name}`, async () => {
        const { revoked } = reader
        const reply = await serve()
        if (revoked && reply.done) wrong.push(`${name} of ${reader.name} was served although its token is revoked`)
        return reply
      })
      heard(JSON.stringify(value))
      return value
    }
    const idle = async (): Promise<never> => {
      throw new Error('panes of the simulator do not wait')
    }
    return {
      hello: () => ask('hello', () => door.hello(reader)),
      push: async (push) => {
        // After a page from before, the pane believes that the centre was put back, and says again what it has.
        if (world.restores === 0 && wire.stale.length === 0) wrong.push(...untyped(reader, push))
        // Said by the centre as it was then: it may be put back before anybody hears it.
        let restores = world.restores
        const reply = await ask('push', async () => {
          const answer = await door.push(reader, push)
          restores = world.restores
          if (answer.done) world.told.push({ reader, answer: answer.value, batch: null, restores })
          return answer
        })
        if (reply.done) acknowledge(reader, push, reply.value, restores)
        return reply
      },
      // The centre may cut its pages as it likes.
      feed: (query) =>
        ask('feed', async () => {
          const answer = await door.feed(reader, { ...query, limit: history.page })
          if (answer.done && 'rows' in answer.value) {
            const { restores } = world
            world.told.push({ reader, answer: answer.value, batch: query.batch, restores })
          }
          return answer
        }),
      wait: idle,
      presence: idle,
    }
  }

  /** The pane sends what was typed in this workbook, and never what it wrote there itself. */
  function untyped({ name, book }: Reader, { changes }: Push): string[] {
    const typed = [...book.typed].map((n) => world.edits.all[n - 1]!)
    return changes.flatMap((change) => {
      if (change.kind !== 'set' || change.settles) return []
      return Object.entries(change.set).flatMap(([field, value]) =>
        value === null || typed.some((edit) => edit.field === field && edit.value === value)
          ? []
          : [`${name} sends ${value} in ${field}, which nobody typed there`],
      )
    })
  }

  function acknowledge({ side }: Reader, { changes }: Push, { results }: PushAnswer, restores: number) {
    changes.forEach((change, n) => {
      if (change.kind !== 'set') return
      for (const [field, mark] of Object.entries(acceptedMarks(change, results[n]?.accepted ?? {})))
        if (field in change.set) {
          const value = change.set[field] ?? null
          acknowledged.push({ side, record: change.record, field, value, mark, restores })
        }
    })
  }
  return world
}
