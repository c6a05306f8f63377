// Rows that others removed go out of the sheet: whoever has it open is told so, once.
import { effect, type ReadonlySignal, untracked } from '@preact/signals'
import { type Desk, tell } from '../session/desk.ts'
import type { ShownRemoval } from './view.ts'

/** Gives what ends it. */
export function tellGone(desk: Desk, going: ReadonlySignal<readonly ShownRemoval[]>): () => void {
  const told = new Set<string>()
  return effect(() => {
    const news = going.value.filter(({ record }) => !told.has(record))
    for (const { record } of news) told.add(record)
    const [first] = news
    if (!first) return
    const { by: person, exam, why } = first
    const values = { n: news.length, person, exam, why }
    untracked(() => tell(desk, { level: 'notice', word: 'sync.gone', values }))
  })
}
