// Works through the queue: two checks at a time, filings one after the other, until done, stopped or cut off.
import { effect, signal } from '@preact/signals'
import { announce } from '../../kit/live.ts'
import { askJson, type Trouble } from '../api.ts'
import { language, t } from '../speech.ts'
import type { Filed, Report } from '../wire.ts'
import { again, canGoOn, checked, type Item, isAhead, isBusy, isFileable, mayBeNewest, troubled } from './item.ts'
import { change, itemOf, items } from './queue.ts'

export type Run = { readonly done: number; readonly total: number; readonly stop: AbortController }

export const run = signal<Run | null>(null)
/** The server could not be reached; the queue waits. */
export const cutOff = signal(false)
/** Counts what was filed, for lists that show it. */
export const filings = signal(0)

/** Starts on what is waiting; a run that is under way takes it up by itself. */
export function start(): void {
  const ahead = items.value.filter(isAhead).length
  if (ahead === 0) return
  cutOff.value = false
  if (run.value) {
    run.value = { ...run.value, total: run.value.done + ahead + items.value.filter(isBusy).length }
    return
  }
  run.value = { done: 0, total: ahead, stop: new AbortController() }
  const { stop } = run.value
  void Promise.all([lane(stop, isAhead), lane(stop, ({ state }) => state === 'waiting')]).then(end)
}

async function lane({ signal: stopped }: AbortController, takes: (item: Item) => boolean): Promise<void> {
  for (;;) {
    const next = stopped.aborted || cutOff.value ? undefined : items.value.find(takes)
    if (!next) return
    await (next.state === 'toFile' ? file(next, stopped) : check(next, stopped))
    if (!run.value) return
    run.value = { ...run.value, done: Math.min(run.value.done + 1, run.value.total) }
    announce(t('run.progress', { done: run.value.done, total: run.value.total }))
  }
}

function end(): void {
  const stopped = run.value?.stop.signal.aborted
  run.value = null
  // What came in while the last one was under way, or after the stop.
  if (!cutOff.value && items.value.some(isAhead)) start()
  else announce(t(stopped ? 'run.stopped' : cutOff.value ? 'trouble.network' : 'run.ended'))
}

/** Stops what is under way; what was waiting says that it was stopped. */
export function stop(): void {
  run.value?.stop.abort()
  items.value = items.value.map((item) =>
    isAhead(item) ? { ...item, state: 'stopped', trouble: { kind: 'stopped' } } : item,
  )
}

async function check(item: Item, signal: AbortSignal): Promise<void> {
  change(item.id, (now) => ({ ...now, state: 'checking', trouble: null }))
  const asked = language.value
  const answer = await askJson<Report>('checks', { file: item.file, signal })
  change(item.id, (now) =>
    'value' in answer ? checked(now, lean(answer.value), asked) : troubled(now, noted(answer.trouble), asked),
  )
}

async function file(item: Item, signal: AbortSignal): Promise<void> {
  change(item.id, (now) => ({ ...now, state: 'filing', trouble: null }))
  const asked = language.value
  const answer = await askJson<Filed>('filings', {
    ...{ file: item.file, signal },
    query: { newest: item.newest ? 'true' : '' },
  })
  if ('value' in answer) {
    change(item.id, (now) => ({ ...now, state: 'filed', filed: answer.value }))
    filings.value++
  } else if (refusedWithFindings(answer.body)) {
    // The file changed since it was checked.
    const { findings, counts } = answer.body
    change(item.id, (now) => checked(now, { ...now.report!, findings, counts }, asked))
  } else change(item.id, (now) => troubled(now, noted(answer.trouble), asked))
}

const refusedWithFindings = (body: unknown): body is Pick<Report, 'findings' | 'counts'> =>
  typeof body === 'object' && body !== null && 'findings' in body && 'counts' in body

/** A report without the scores of its rows, which the page does not show. */
const lean = ({ workbook, findings, counts }: Report): Report => ({ workbook, findings, counts })

function noted(trouble: Trouble): Trouble {
  if (trouble.kind === 'network') cutOff.value = true
  return trouble
}

const put = (takes: (item: Item) => boolean, next: (item: Item) => Item): void => {
  items.value = items.value.map((item) => (takes(item) ? next(item) : item))
  start()
}

/** Takes up again what was stopped or failed. */
export const goOn = (): void => put(canGoOn, again)
export const retry = (id: number): void => put((item) => item.id === id, again)

/** Checks a file anew, as after a person says that it is the right one after all. */
export const recheck = (id: number): void =>
  put(
    (item) => item.id === id,
    (item) => ({ ...again(item), state: 'waiting', report: null }),
  )

export const fileOne = (id: number): void => put((item) => item.id === id && isFileable(item), again)
export const fileAsNewest = (id: number): void =>
  put(
    (item) => item.id === id && mayBeNewest(item),
    (item) => ({ ...again(item), newest: true }),
  )
export const fileClean = (): void => put(({ state }) => state === 'clean', again)

/** Asks again for what the server said in the other language. */
export const followSpeech = (): (() => void) =>
  effect(() => {
    const now = language.value
    const said = ({ trouble, language: was }: Item) => trouble?.kind === 'said' && was !== now
    if (items.peek().some(said)) put((item) => said(item) && !item.report, again)
  })

/** Reads the findings of an item in the page's language, when it was checked in the other one. */
export async function rephrase(id: number): Promise<void> {
  const item = itemOf(id)
  const asked = language.value
  if (!item?.report || item.language === asked || isBusy(item)) return
  const answer = await askJson<Report>('checks', { file: item.file })
  if ('value' in answer) change(id, (now) => ({ ...now, report: lean(answer.value), language: asked }))
}
