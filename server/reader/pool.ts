// Filings are read in child processes, so that a file made to kill, hang or bloat its reader only costs that reader.
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { BookSurvey } from '../../core/grid.ts'
import { decodeBatch } from './batch-code.ts'
import type { TakeRows } from './book.ts'
import { type Child, type ChildLimits, startChild } from './child-line.ts'
import type { Answer } from './protocol.ts'
import { createQueue } from './queue.ts'
import { refused } from './refusal.ts'

export type OpenBook = {
  readonly survey: BookSurvey
  /** As `Book.rows`, one sheet at a time. The child reads one batch ahead of `take`. */
  readonly rows: (sheet: number, take: TakeRows) => Promise<void>
  /** Lets the next file in. Must be called, also after an error. */
  readonly close: () => void
}

export type ReaderPool = {
  /**
   * Waits for its turn, then opens the file as `openBook` does. Rejects with what `refusalOf` recognises, with the codes `time`,
   * `memory` and `crashed` when the child had to be given up, or with the reason of the signal, which also ends a reading that goes on.
   */
  readonly open: (bytes: Uint8Array, signal?: AbortSignal) => Promise<OpenBook>
  /** Ends every child; what is being read or waits is rejected. */
  readonly close: () => Promise<void>
}

export type PoolOptions = Partial<ChildLimits> & {
  /** Files that are read at the same time. */
  readonly atOnce?: number
  /** Files after which a child is replaced. */
  readonly files?: number
}

const usual = { heap: 512, resident: 1024, silence: 30_000, work: 180_000, files: 50 } as const

/** A child that still holds more than this many MiB after a large file is not kept. */
const resting = 256

export function createReaderPool(options: PoolOptions = {}): ReaderPool {
  const limits = { ...usual, atOnce: availableParallelism(), ...options }
  const queue = createQueue(limits.atOnce)
  const children = new Map<Child, number>()
  const idle: Child[] = []
  let closed = false

  function take(): Child {
    for (let child = idle.pop(); child !== undefined; child = idle.pop()) {
      if (child.free()) return child
      children.delete(child)
    }
    const child = startChild(limits)
    children.set(child, 0)
    return child
  }

  function giveBack(child: Child): void {
    const files = (children.get(child) ?? 0) + 1
    children.set(child, files)
    if (child.free() && files < limits.files && child.resident() < resting) idle.push(child)
    else {
      children.delete(child)
      void child.end(new Error('the book is closed'))
    }
    queue.leave()
  }

  async function open(bytes: Uint8Array, signal?: AbortSignal): Promise<OpenBook> {
    await queue.enter(signal)
    // In the next turn we are told which child has died meanwhile.
    await setImmediate()
    if (closed) throw closedError()
    const child = take()
    const stop = (): void => void child.end(signal?.reason)
    let open = true
    const close = (): void => {
      if (!open) return
      open = false
      signal?.removeEventListener('abort', stop)
      giveBack(child)
    }
    signal?.addEventListener('abort', stop, { once: true })
    try {
      signal?.throwIfAborted()
      child.begin()
      const { survey } = expect(await child.ask({ ask: 'open', bytes }), 'survey')
      return { survey, rows: (sheet, take) => readRows(child, survey, sheet, take), close }
    } catch (error) {
      close()
      throw error
    }
  }

  return {
    open,
    close: async () => {
      closed = true
      queue.close(closedError())
      await Promise.all([...children.keys()].map((child) => child.end(closedError())))
    },
  }
}

const closedError = (): Error => new Error('the reader pool is closed')

function expect<Kind extends Answer['answer']>(answer: Answer, kind: Kind): Extract<Answer, { answer: Kind }> {
  if (answer.answer === 'refused') throw refused(answer.refusal)
  if (answer.answer !== kind) throw new Error(`the child answered ${answer.answer}, not ${kind}`)
  return answer as Extract<Answer, { answer: Kind }>
}

async function readRows(child: Child, { sheets }: BookSurvey, sheet: number, take: TakeRows): Promise<void> {
  if (sheets[sheet] === undefined) throw new RangeError(`the book has no sheet ${sheet}`)
  let answer = await child.ask({ ask: 'rows', sheet })
  while (answer.answer !== 'end') {
    const { batch } = expect(answer, 'batch')
    const next = child.ask({ ask: 'more' })
    // Told when it is awaited; until then it must not count as unhandled.
    next.catch(() => {})
    await take(decodeBatch(batch))
    answer = await next
  }
}
