// Answers the requests of the client library: counts them, refuses what Excel would refuse, runs the batch.
import type { Library } from '../library/described.ts'
import type { Book } from '../model/book.ts'
import type { Batch } from '../wire/batch.ts'
import { kindOf, type Sync } from '../wire/count.ts'
import { isNativeFailure, nativeFailure } from '../wire/host-error.ts'
import { runBatch } from '../wire/process.ts'
import type { References } from '../wire/references.ts'
import type { Thing } from '../wire/thing.ts'
import type { Editing } from './editing.ts'
import type { NativeAnswer } from './external.ts'
import { failures } from './failures.ts'
import type { Injected } from './injected.ts'
import type { Queue } from './queue.ts'

/** Excel on the web takes and gives no more in one request; the desktop is held to the same here. */
export const mostBytes = 5 * 1024 * 1024

export type Around = {
  readonly library: Library
  readonly book: Book
  readonly references: References
  readonly injected: Injected
  readonly editing: Editing
  readonly queue: Queue
  readonly log: Sync[]
  readonly root: () => Thing
  readonly service: (name: string) => Thing
  /** Tells what happened, in a turn of its own. */
  readonly flush: () => void
}

export function createAnswerer(around: Around): (body: string, flags: number) => Promise<NativeAnswer> {
  const { book, references, injected, editing, queue, log, flush } = around
  const backend = {
    library: around.library,
    references,
    root: around.root,
    service: around.service,
    before: injected.action,
    resolved: ({ place }: Thing) => {
      if (place !== undefined) book.live.add(place)
    },
  }
  const run = (batch: Batch): { readonly text: string; readonly code: string | null } => {
    book.origin = 'add-in'
    try {
      const answer = runBatch(backend, batch)
      return { text: JSON.stringify(answer), code: answer.Error?.Code ?? null }
    } finally {
      book.origin = 'person'
      book.live.clear()
      for (const { place } of references.things()) if (place !== undefined) book.live.add(place)
      flush()
    }
  }
  const answer = (body: string, flags: number): NativeAnswer => {
    const start = process.cpuUsage()
    const request = Buffer.byteLength(body)
    const batch = JSON.parse(body) as Batch
    const kind = kindOf(batch)
    const count = (response: number, error: string | null) => {
      const { user, system } = process.cpuUsage(start)
      const host = (user + system) / 1000
      log.push({ actions: batch.Actions.length, request, response, flags, kind, error, host })
    }
    const before = references.list()
    try {
      if (request > mostBytes) throw nativeFailure(failures.requestTooLarge, 'requestTooLarge')
      if (kind === 'work' && editing.refuses(flags)) throw nativeFailure(failures.cellEditMode, 'cellEditMode')
      if (kind === 'work') injected.request()
      const { text, code } = run(batch)
      const response = Buffer.byteLength(text)
      if (response > mostBytes) throw nativeFailure(failures.responseTooLarge, 'responseTooLarge')
      count(response, code)
      return { body: text }
    } catch (error) {
      if (!isNativeFailure(error)) throw error
      // A session that is lost takes every object with it.
      if (error.native === failures.sessionLost) references.clear()
      else references.back(before)
      count(0, error.message)
      return { failure: error.native, message: error.message }
    }
  }
  return async (body, flags) => {
    if (!editing.refuses(flags)) await editing.free()
    return queue.run(() => {
      try {
        return answer(body, flags)
      } catch (error) {
        // Our own fault, and never to be taken for one of Excel's.
        console.error(error)
        return { failure: failures.internal, message: String(error) }
      }
    })
  }
}
